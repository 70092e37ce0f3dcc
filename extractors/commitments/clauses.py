"""The clause around a trigger: its infinitive, its act, whether it is said to be so, and whose plan it is."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractors.commitments.cues import FILLERS, GIVING_VERBS, MODALS, NEGATIONS, NOUNS_TO, NOUNS_WITH_OWN_ACTS, RANKS
from extractors.commitments.status import status_of
from extractors.commitments.tree import (
    QUOTES,
    SUBJECTS,
    auxiliaries,
    children,
    cue_of,
    is_be,
    own_subject,
    sentence,
    subject_of,
)
from models import CommitmentStatus

_GAP = 12  # tokens between a trigger and its infinitive: "agreed with the unions on Monday night to"
_NOMINAL = frozenset({"ADJ", "ADP", "DET", "NOUN", "NUM", "PROPN"})
_IRREALIS = frozenset({"can", "could", "may", "might", "must", "ought", "should", "to", "would"})


def infinitive_of(token: Token, *, with_object: bool = False, gap: int = _GAP) -> Token | None:
    """The "to" of the infinitive that completes the token; None: there is none, or another is to act."""
    doc = token.doc
    end = min(sentence(token)[1], token.i + gap)
    for position in range(token.i + 1, end):
        word = doc[position]
        if word.lower_ == "to" and position + 1 < len(doc) and word.pos_ != "ADP":
            head = act_after(word)
            near = position <= token.i + 2 or _is_by_phrase(token, position)
            hung = head is not None and (head.head.i == token.i or _gives(head.head, token))
            if head is not None and (near or hung or (with_object and _beside(head, token))):
                return word
        if word.pos_ in ("VERB", "SCONJ") and not _gives(word, token):
            return None
        if word.is_punct and word.text not in QUOTES | {",", "-"}:
            return None
        if not with_object and _is_object(word, token):
            return None
    return None


def _is_by_phrase(noun: Token, end: int) -> bool:
    """ "Plans by the government of Kenya to": nothing but whose plans they are stands between."""
    between = noun.doc[noun.i + 1 : end]
    return noun.tag_.startswith("N") and between[0].lower_ == "by" and all(word.pos_ in _NOMINAL for word in between)


def _beside(act: Token, verb: Token) -> bool:
    """Whether the parser hung the act of "promised in a letter to repair" on the noun between, which takes none."""
    noun = act.head
    if cue_of(noun, NOUNS_WITH_OWN_ACTS) is not None or cue_of(noun, NOUNS_TO) not in (
        None,
        "pledge",
        "promise",
        "vow",
    ):
        return False
    while noun.dep_ == "nmod" and noun.i > verb.i:
        noun = noun.head
    return act.dep_ == "acl" and noun.dep_ == "obl" and noun.head.i == verb.i and noun.i > verb.i


def _gives(verb: Token, noun: Token) -> bool:
    """Whether it is "made" of "a pledge they made to": the infinitive may hang on either."""
    relative = verb.dep_ == "acl:relcl" or (verb.dep_ == "acl" and own_subject(verb) is not None)
    return relative and verb.head.i == noun.i and cue_of(verb, GIVING_VERBS) is not None


def _is_object(word: Token, verb: Token) -> bool:
    return word.head.i == verb.i and word.dep_ in ("obj", "iobj", "nsubj") and word.ent_type_ != "DATE"


def of_gerund(token: Token) -> Token | None:
    """The "of" of "the goal of moving"."""
    following = next_token(token)
    after = next_token(following) if following is not None else None
    if following is not None and after is not None and following.lower_ == "of" and after.tag_ == "VBG":
        return following
    return None


def act_after(to: Token) -> Token | None:
    """The verb (or, after "ruled out", the noun) that follows."""
    doc = to.doc
    for position in range(to.i + 1, min(len(doc), to.i + 6)):
        word = doc[position]
        if word.pos_ in ("VERB", "AUX") or word.tag_ in ("VB", "VBG"):
            return _content(word)
        if word.lower_ == "out" or word.text in QUOTES or word.pos_ == "PART" or word.lower_ in FILLERS:
            continue
        if word.pos_ == "ADV" and word.head.i > word.i:
            continue
        if to.lower_ == "out" and word.pos_ in ("NOUN", "PROPN"):
            return word
        if to.lower_ != "out":
            return None
    return None


def _content(word: Token) -> Token:
    """The word that carries the meaning over an auxiliary or copula."""
    if word.dep_ in ("aux", "aux:pass", "cop", "amod", "compound") and word.head.i > word.i:
        return word.head
    return word


def verb_after(modal: Token) -> Token | None:
    """The verb (or predicate) that a modal stands with."""
    doc, head = modal.doc, modal.head
    if modal.dep_ in ("aux", "aux:pass", "cop") and 0 < head.i - modal.i < 12 and head.pos_ != "ADV":
        return head
    for position in range(modal.i + 1, min(len(doc), modal.i + 5)):
        if doc[position].pos_ in ("VERB", "AUX"):
            return _content(doc[position])
    return None


def subject_beside(modal: Token, verb: Token) -> Token | None:
    """The subject of the verb; a noun right before the modal is it, whatever the parser took it for."""
    own = own_subject(verb)
    if own is not None:
        return own
    position = modal.i - 1
    while position > 0 and modal.doc[position].pos_ == "ADV":
        position -= 1
    before = modal.doc[max(position, 0)]
    if before.i < modal.i and before.pos_ in ("NOUN", "PROPN") and before.ent_type_ != "DATE" and before.dep_ != "conj":
        return before
    return subject_of(verb)


def is_outcome(verb: Token) -> bool:
    """ "Will have left", "will have to leave", "will finish second", "it will be hard to": which nobody does."""
    below = children(verb)
    if any(child.dep_ == "expl" or (child.dep_ == "csubj" and child.i > verb.i) for child in below):
        return True
    if any(aux.lower_ in ("have", "'ve", "’ve") and aux.i < verb.i for aux in auxiliaries(verb)):
        return True
    if verb.lower_ == "make" and any(
        child.dep_ == "obj" and child.lower_ in ("difference", "sense") for child in below
    ):
        return True
    if verb.lower_ in ("come", "end", "finish") and not any(child.dep_ == "obj" for child in below):
        return any(word.lower_ in RANKS for word in verb.doc[verb.i + 1 : verb.i + 5])
    return verb.lower_ in ("get", "have", "manage") and any(child.dep_ == "xcomp" for child in below)


def cleft_act(verb: Token) -> Token | None:
    """The act in "one thing we will be doing is training nurses"; None: the verb itself is it."""
    link = next_token(verb)
    act = next_token(link) if link is not None and is_be(link) else None
    named = act is not None and (act.tag_ in ("VB", "VBG") or act.text.endswith("ing"))
    return act if named and verb.lower_ in ("do", "doing") and verb.dep_ == "acl:relcl" else None


def past_fillers(doc: Doc, start: int, head: int) -> int:
    """The first token from ``start`` on that is neither a negation nor a word like "also"."""
    while start < head and doc[start].lower_ in NEGATIONS | FILLERS:
        start += 1
    return start


def owner_of(noun: Token) -> tuple[Token | None, float]:
    """Whose plan it is, and how much the way it is said adds."""
    for child in children(noun):
        if child.dep_ == "nmod:poss":
            return child, 0.5
        if child.dep_ == "nmod" and any(case.lower_ in ("by", "from", "between") for case in children(child)):
            return child, 0.5
    for child in children(noun):
        maker = next((below for below in children(child) if below.dep_ == "nsubj"), None)
        if maker is not None and child.dep_ in ("acl", "acl:relcl"):
            return maker, 0.0
    verb = noun.head
    if noun.dep_ in ("obj", "obl", "xcomp") and verb.pos_ in ("VERB", "AUX"):
        giving = cue_of(verb, GIVING_VERBS) is not None or status_of(noun) is not CommitmentStatus.OPEN
        with_goal = any(child.lower_ == "with" for child in children(noun))
        if giving or with_goal:
            return subject_of(verb), 0.3 if giving else -0.4
    compound = next((child for child in children(noun) if child.dep_ == "compound" and child.pos_ == "PROPN"), None)
    return compound, 0.0


def negates_infinitive(to: Token) -> bool:
    """Whether "not" stands before or after the "to"."""
    around = [to.nbor(offset) for offset in (-1, 1) if 0 <= to.i + offset < len(to.doc)]
    return any(token.lower_ in ("not", "never") for token in around)


def is_negated(token: Token) -> bool:
    """Whether "not", "never" or "no longer" stands before it."""
    doc = token.doc
    near = any(doc[i].lower_ == "longer" for i in range(max(sentence(token)[0], token.i - 2), token.i))
    return near or any(child.lower_ in NEGATIONS and child.i < token.i + 1 for child in children(token))


def is_passive(token: Token) -> bool:
    """ "was promised to", "the plan agreed to": the subject is not the one who gives its word."""
    if token.tag_ not in ("VBN", "VBD"):
        return False
    labels = {child.dep_ for child in children(token)}
    if "aux:pass" in labels or "nsubj:pass" in labels:
        return True
    if leading_be(token) != token.i:
        return True
    return token.tag_ == "VBN" and token.dep_ in ("acl", "advcl", "amod") and not labels & {"nsubj", "aux"}


def is_real(token: Token) -> bool:
    """Whether it is said to be so: no infinitive, no "may", no "would"."""
    if _shares_doubt(token):
        return False
    return not any(
        child.lower_ in _IRREALIS and child.i < token.i and child.dep_ in ("aux", "mark", "advmod")
        for child in children(token)
    ) and not (token.tag_ == "VB" and not any(child.lower_ in ("do", "does", "did") for child in children(token)))


def _shares_doubt(verb: Token) -> bool:
    """ "Might change its strategy and decide to": the first verb's auxiliary holds for the second."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VB", "VBP") or any(child.dep_ in SUBJECTS for child in children(verb)):
        return False
    return any(
        aux.lower_ in _IRREALIS or aux.lower_ in MODALS for aux in children(verb.head) if aux.dep_ in ("aux", "mark")
    )


def leading_be(token: Token) -> int:
    """Where the form of "be" before the token stands, else the token itself."""
    for position in range(token.i - 1, max(-1, token.i - 5), -1):
        word = token.doc[position]
        if is_be(word):
            return position
        if word.pos_ not in ("ADV", "PART", "AUX") and word.lower_ not in NEGATIONS | {"all", "both"}:
            break
    return token.i


def next_token(token: Token) -> Token | None:
    """The token after it; None: it is the last."""
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None


def doubt_of(token: Token) -> str | None:
    """Why the verb may not tell what is so."""
    if is_passive(token):
        return "passive"
    return None if is_real(token) else "unreal"
