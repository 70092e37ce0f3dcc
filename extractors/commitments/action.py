"""The words of an act: from its verb to the last word that is needed to check it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractors.commitments.candidates import Candidate
from extractors.commitments.cues import CONDITION_MARKS, CUT_MARKS, NOUNS_TO
from extractors.commitments.scene import Scene
from extractors.commitments.tree import SUBJECTS, Range, children, cue_of, sentence, trimmed

REACH = 45  # tokens; a longer act is cut there
SHORT = 3  # tokens; less says too little
LONG = 13  # tokens; of a longer act only what its verb needs is kept
_OPEN_SETS = frozenset({"all", "any", "every", "no", "those"})  # what such a noun means, its clause must say
_NEVER_INSIDE = frozenset({"parataxis", "discourse", "vocative"})


def action_of(scene: Scene, candidate: Candidate) -> Range:
    """Half-open range of tokens; empty where nothing is left of the act."""
    whole = _extent(scene, candidate, brief=False)
    if whole[1] - whole[0] <= LONG:
        return whole
    short = _extent(scene, candidate, brief=True)
    return short if short[1] - short[0] >= SHORT else whole


def _extent(scene: Scene, candidate: Candidate, *, brief: bool) -> Range:
    doc, head = candidate.head.doc, candidate.head
    end = min(sentence(head)[1], candidate.start + REACH)
    if candidate.limit is not None:
        end = min(end, candidate.limit)
    quote = scene.reading.quote_at[candidate.trigger[0]]
    known: dict[int, bool] = {head.i: True}
    last = max(head.i + 1, candidate.start)
    for position in range(last, end):
        token = doc[position]
        if _ends_act(token) or (quote >= 0 and scene.reading.quote_at[position] != quote):
            break
        if token.is_punct or token.is_space:
            continue
        timely = position in scene.dated and _hangs_on_trigger(token, candidate)
        if not timely and not _is_inside(token, candidate, known, brief):
            break
        last = position + 1
    return _closed(doc, trimmed(doc, candidate.start, last))


def _ends_act(token: Token) -> bool:
    if token.lower_ in ("if", "unless") and token.nbor(-1).pos_ not in ("VERB", "SCONJ", "ADV"):
        return True  # a condition; "see if", "as if", "even if" open something else
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.text in ("...", "…") and following is not None and following.text[:1].islower():
        return False
    return (token.is_space and "\n" in token.text) or token.text in (";", "―", "—", "–", "--", "...", "…")


def _is_inside(token: Token, candidate: Candidate, known: dict[int, bool], brief: bool) -> bool:
    """Whether the token hangs on the act, and on no part that is left out."""
    path = []
    answer = False
    for _ in range(REACH):
        if token.i in known:
            answer = known[token.i]
            break
        path.append(token.i)
        if (
            _is_cut(token, candidate)
            or (brief and _is_spare(token, candidate))
            or token.head.i == token.i
            or token.head.i < candidate.start
        ):
            break
        token = token.head
    known.update(dict.fromkeys(path, answer))
    return answer


def _hangs_on_trigger(token: Token, candidate: Candidate) -> bool:
    """ "Ruled out raising rates this year": a time right behind the act bounds it, whichever verb it hangs on."""
    for _ in range(4):
        if token.head.i == candidate.anchor.i:
            return token.dep_.startswith(("obl", "nmod", "advmod"))
        token = token.head
    return False


def _is_cut(token: Token, candidate: Candidate) -> bool:
    """Whether the token heads a part that is no part of the act."""
    label = token.dep_
    if label in _NEVER_INSIDE:
        return True
    if token.lower_ == "possible" and _opening(token) == "as":
        return False  # "as soon as possible"
    if label in ("advcl", "acl:relcl", "acl", "appos"):
        return (_after_comma(token) and label != "acl") or _opening(token) in CUT_MARKS
    if label in ("obl", "nmod"):
        return _opening(token) in ("according", "despite", "per") or (label == "obl" and _after_comma(token))
    if label in ("ccomp", "advmod") and token.head.i == candidate.head.i:
        return _opening(token) in CONDITION_MARKS
    if label == "conj" and token.pos_ in ("VERB", "AUX"):
        own = any(child.dep_ in SUBJECTS or child.tag_ == "MD" for child in children(token))
        return own or token.tag_ in ("VBD", "VBZ") or (candidate.listed and token.head.i == candidate.head.i)
    return False


def _is_spare(token: Token, candidate: Candidate) -> bool:
    """Whether a long act can be checked without it: purpose, manner, a clause about one of its nouns."""
    if token.i - candidate.head.i < 3:
        return False
    if token.dep_ == "conj" and token.pos_ == "VERB" and token.head.i == candidate.head.i:
        return True
    if token.dep_ in ("advcl", "appos"):
        return True
    if token.dep_ in ("acl", "acl:relcl"):
        promise = token.dep_ == "acl" and cue_of(token.head, NOUNS_TO) is not None  # "its intention to leave"
        return not promise and not any(child.lower_ in _OPEN_SETS for child in children(token.head))
    if token.left_edge.lower_ == "as" and token.left_edge.nbor().lower_ == "of":
        return False  # "as of July 6"
    return token.dep_ in ("obl", "nmod") and _opening(token) in ("as", "amid", "rather", "without", "including")


def _after_comma(token: Token) -> bool:
    edge = token.left_edge.i
    if token.doc[edge].text == ",":
        return True
    before = edge - 1
    while before > 0 and token.doc[before].is_quote:
        before -= 1
    return before >= 0 and token.doc[before].text in (",", "(")


def _opening(token: Token) -> str:
    edge = token.left_edge
    if edge.is_punct and edge.i + 1 < len(token.doc):
        edge = edge.nbor()
    return edge.lower_


def _closed(doc: Doc, span: Range) -> Range:
    """The range with the quotation mark or bracket that it opens taken in, where that comes next."""
    start, end = span
    text = doc[start:end].text if end > start else ""
    for opening, closing in (("“", "”"), ("(", ")"), ("‘", "’")):
        open_inside = text.count(opening) > text.count(closing)
        if open_inside and end < len(doc) and doc[end].text.startswith(closing):
            return start, end + 1
    if text.count('"') % 2 and end < len(doc) and doc[end].text == '"':
        return start, end + 1
    return span
