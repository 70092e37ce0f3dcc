"""Verbs, auxiliaries and participles that stand over an act."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extractors.commitments.candidates import Candidate, candidate_of
from extractors.commitments.clauses import (
    act_after,
    cleft_act,
    doubt_of,
    infinitive_of,
    is_negated,
    is_outcome,
    is_real,
    leading_be,
    negates_infinitive,
    next_token,
    past_fillers,
    subject_beside,
    verb_after,
)
from extractors.commitments.cues import (
    LIMITING_WORDS,
    MODALS,
    NEGATIONS,
    NOUNS_TO,
    RELATIVES,
    STANCE_OBJECTS,
    STATES_TO,
    VERBS_DIRECT_GERUND,
    VERBS_GERUND,
    VERBS_OBJECT,
    VERBS_TO,
)
from extractors.commitments.status import status_of
from extractors.commitments.tree import children, cue_of, entry_of, own_subject, subject_of
from models import CommitmentKind, Polarity

_HISTORY = -2.0  # log-odds below which a refusal is told as what was
_FLIPPING = frozenset({"plan", "intend", "expect", "aim"})  # "does not plan to" binds; "did not agree to" does not


def verb_candidate(token: Token) -> Candidate | None:
    """ "Acme agreed to sell", "vowing to fight"."""
    entry = entry_of(token, VERBS_TO) if token.tag_.startswith("V") else None
    if entry is None:
        return None
    cue, (kind, polarity, weight) = entry
    doubt = doubt_of(token)
    to = infinitive_of(token, with_object=cue in ("pledge", "promise", "vow", "swear"))
    if to is None:
        return None
    negated = is_negated(token)
    if negated and (cue not in _FLIPPING or any(child.lower_ == "did" for child in children(token))):
        doubt = "not done"
    if cue == "refuse" and _by_refusal(token) < _HISTORY:
        doubt = "history"
    if negated or negates_infinitive(to):
        polarity = Polarity.NEGATIVE if polarity is Polarity.POSITIVE else Polarity.POSITIVE
    start = leading_be(token) if token.tag_ == "VBG" else token.i
    return candidate_of(
        token, start, to, subject_of(token), ("verb", cue), (kind, polarity, weight + _by_tense(token)), doubt
    )


def _by_tense(verb: Token) -> float:
    """What the verb's form adds: a participle names an act in passing, a past plan may be over."""
    if verb.tag_ == "VBG" and any(child.dep_ in ("mark", "case") and child.lower_ != "to" for child in children(verb)):
        return -2.0
    if verb.tag_ == "VBG" and verb.dep_ == "acl":
        return -0.8
    if cue_of(verb, ("decide",)) and verb.tag_ == "VBN":
        return 0.8  # "has decided to" is news, "decided to" a story
    if cue_of(verb, ("refuse",)):
        return _by_refusal(verb)
    past = verb.tag_ == "VBD" and cue_of(verb, ("plan", "intend", "aim", "expect"))
    return {"expect": -1.2}.get(past, -2.4) if past else 0.0


def _by_refusal(verb: Token) -> float:
    """ "Refuses" and "has refused" hold; "had refused", "who refused", "when she refused" tell what was."""
    if verb.tag_ not in ("VBD", "VBN"):
        return 0.0
    subject = own_subject(verb)
    told = (
        verb.dep_ in ("acl:relcl", "advcl")
        or (subject is not None and subject.lower_ in RELATIVES)
        or any(child.lower_ == "had" for child in children(verb))
    )
    return -2.4 if told else -0.6 if verb.tag_ == "VBD" else 0.0


def state_candidate(token: Token) -> Candidate | None:
    """ "Acme is set to open", "is committed to cutting"."""
    value = STATES_TO.get(token.lower_)
    start = leading_be(token)
    if value is None or (start == token.i and token.dep_ not in ("acl", "advcl", "amod", "appos")):
        return None
    doubt = None if start != token.i and is_real(token) else "unreal"
    following = next_token(token)
    to = following if following is not None and following.lower_ == "to" else None
    head = act_after(to) if to is not None else None
    if to is None or head is None:
        return None
    if token.lower_ == "committed" and (head.tag_ not in ("VB", "VBG") or is_negated(token)):
        doubt = "negated"
    if token.lower_ != "committed" and head.tag_ not in ("VB", "VBP", "NN"):
        return None
    if token.lower_ == "going" and (head.pos_ not in ("VERB", "AUX") or _is_limited(token, start)):
        doubt = "limited"
    if token.doc[start].lower_ in ("was", "were") and token.dep_ in ("acl:relcl", "advcl"):
        doubt = "history"  # "the hall where she was scheduled to speak"
    kind, weight = value
    weight -= 0.8 if token.doc[start].lower_ in ("was", "were") else 0.0  # perhaps over: "was scheduled to speak"
    polarity = Polarity.NEGATIVE if is_negated(token) else Polarity.POSITIVE
    return candidate_of(token, start, to, subject_of(token), ("state", token.lower_), (kind, polarity, weight), doubt)


def modal_candidate(token: Token) -> Candidate | None:
    """ "Acme will open", "won't", "'ll"."""
    weight = MODALS.get(token.lower_)
    if weight is None or token.tag_.startswith("N"):
        return None
    head = verb_after(token)
    subject = subject_beside(token, head) if head is not None else None
    if head is None:
        return None
    doubt = "outcome" if is_outcome(head) else "inverted" if subject is not None and subject.i > token.i else None
    noun = _promise_noun(head)
    end = past_fillers(token.doc, token.i + 1, head.i)
    before = token.doc[token.i - 1] if token.i else token
    if token.doc[end].lower_ in LIMITING_WORDS and end > token.i + 1:  # "will not only"
        doubt = "limited"
    negated = before.lower_ == "never" or any(token.doc[i].lower_ in NEGATIONS for i in range(token.i + 1, end))
    longer = token.doc[end].lower_ == "no" and end + 1 < len(token.doc) and token.doc[end + 1].lower_ == "longer"
    found = Candidate(
        trigger=(token.i, end),
        anchor=token,
        start=end,
        head=head,
        subject=subject,
        family="modal",
        cue="will" if token.lower_ != "would" else "would",
        kind=CommitmentKind.PLAN,
        polarity=Polarity.NEGATIVE if negated or longer else Polarity.POSITIVE,
        weight=weight - (0.8 if _only_describes(head) else 0.0),
        doubt=doubt,
    )
    if (act := cleft_act(head)) is not None:
        return replace(found, head=act, start=act.i)
    if noun is None:
        return found
    cue, (kind, _, firmness) = entry_of(noun, NOUNS_TO) or ("", (CommitmentKind.PLAN, None, 0.0))
    return replace(found, family="noun", cue=cue, kind=kind, weight=firmness, status=status_of(noun))


def _is_limited(going: Token, start: int) -> bool:
    """ "Not just going to": the act is done, and more."""
    return any(going.doc[i].lower_ in LIMITING_WORDS for i in range(start, going.i)) and is_negated(going)


def _only_describes(head: Token) -> bool:
    """ "A state that will give us a closer look" tells which one is meant; with a comma before it, news."""
    first = head.left_edge
    return head.dep_ == "acl:relcl" and first.lower_ == "that" and first.i > 0 and first.nbor(-1).text != ","


def _promise_noun(head: Token) -> Token | None:
    """The noun in "its promise that it would", "on the condition that it would"."""
    noun = head.head
    if head.dep_ not in ("acl", "acl:relcl", "ccomp", "appos") or not noun.tag_.startswith("N") or noun.i > head.i:
        return None
    marked = any(child.lower_ == "that" and child.dep_ == "mark" for child in children(head))
    return noun if marked and cue_of(noun, NOUNS_TO) is not None else None


def gerund_candidate(token: Token) -> Candidate | None:
    """ "committed to reducing", "ruled out a merger"."""
    following = next_token(token)
    if not token.tag_.startswith("V") or following is None:
        return None
    doubt = "negated" if is_negated(token) else doubt_of(token)
    for (verb, particle), (kind, polarity, weight) in VERBS_GERUND.items():
        if following.lower_ == particle and cue_of(token, (verb,)):
            head = act_after(following)
            if head is None or (head.tag_ != "VBG" and particle != "out"):
                return _noun_after(token, following, (verb, kind, polarity, weight), doubt)
            reading = (kind, polarity, weight)
            return candidate_of(token, token.i, following, subject_of(token), ("gerund", verb), reading, doubt)
    return None


def object_candidate(token: Token) -> Candidate | None:
    """ "promised a veto"."""
    entry = entry_of(token, VERBS_OBJECT) if token.tag_.startswith("V") else None
    if entry is None:
        return None
    doubt = "negated" if is_negated(token) else doubt_of(token)
    thing = next((child for child in children(token) if child.dep_ == "obj" and child.i > token.i), None)
    start = leading_be(token) if token.tag_ == "VBG" else token.i
    if entry[0] == "plan" and (token.tag_ not in ("VBG", "VBZ", "VBP") or token.doc[start].lower_ in ("was", "were")):
        doubt = doubt or "past"
    if (
        thing is None
        or thing.pos_ not in ("NOUN", "NUM", "SYM")
        or cue_of(thing, STANCE_OBJECTS) is not None
        or any(child.dep_ == "ccomp" for child in children(token))
    ):
        return None
    return Candidate(
        trigger=(start, token.i + 1),
        anchor=token,
        start=min(thing.left_edge.i, thing.i) if thing.left_edge.i > token.i else token.i + 1,
        head=thing,
        subject=subject_of(token),
        family="object",
        cue=entry[0],
        kind=entry[1][0],
        polarity=entry[1][1],
        weight=entry[1][2],
        doubt=doubt,
    )


def _noun_after(
    verb: Token, particle: Token, cue: tuple[str, CommitmentKind, Polarity, float], doubt: str | None
) -> Candidate | None:
    """ "Agreed to a ceasefire", "is committed to the sale": a noun of act after the particle."""
    name, kind, polarity, weight = cue
    thing = next((child for child in children(verb) if child.dep_ == "obl" and child.left_edge.i == particle.i), None)
    if thing is None or thing.pos_ != "NOUN" or cue_of(thing, STANCE_OBJECTS) is not None:
        return None
    return Candidate(
        trigger=(verb.i, particle.i + 1),
        anchor=verb,
        start=particle.i + 1,
        head=thing,
        subject=subject_of(verb),
        family="noun_after",
        cue=name,
        kind=kind,
        polarity=polarity,
        weight=weight - 3.0,
        doubt=doubt,
    )


def direct_gerund_candidate(token: Token) -> Candidate | None:
    """ "The bill proposes raising the fee", "announced closing the plant"."""
    entry = entry_of(token, VERBS_DIRECT_GERUND) if token.tag_.startswith("V") else None
    act = next(
        (child for child in children(token) if child.tag_ == "VBG" and child.dep_ in ("xcomp", "ccomp", "obj")), None
    )
    if entry is None or act is None or not 0 < act.i - token.i <= 3:
        return None
    kind, polarity, weight = entry[1]
    return Candidate(
        trigger=(token.i, token.i + 1),
        anchor=token,
        start=past_fillers(token.doc, token.i + 1, act.i),
        head=act,
        subject=subject_of(token),
        family="direct_gerund",
        cue=entry[0],
        kind=kind,
        polarity=polarity,
        weight=weight,
        doubt="negated" if is_negated(token) else doubt_of(token),
    )
