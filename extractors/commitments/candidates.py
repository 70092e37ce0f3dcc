"""Places in a parse where words of commitment stand over an act: trigger, act, and who would act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from extractors.commitments.clauses import (
    act_after,
    cleft_act,
    infinitive_of,
    is_negated,
    is_outcome,
    is_passive,
    is_real,
    leading_be,
    negates_infinitive,
    next_token,
    of_gerund,
    owner_of,
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
    SCHEDULE_VERBS,
    STANCE_OBJECTS,
    STATES_TO,
    VERBS_GERUND,
    VERBS_OBJECT,
    VERBS_TO,
)
from extractors.commitments.status import status_of
from extractors.commitments.tree import (
    Range,
    children,
    cue_of,
    entry_of,
    listed,
    own_subject,
    subject_of,
)
from models import CommitmentKind, CommitmentStatus, Polarity

MOST_ACTS = 12  # under one trigger
LONG_ACT = 11  # tokens; two acts in fewer are told as one
_MEASURED = ("goal", "target")
_FLIPPING = frozenset({"plan", "intend", "expect", "aim"})  # "does not plan to" binds; "did not agree to" does not


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may state a commitment."""

    trigger: Range
    anchor: Token  #: the word of the trigger that the clause hangs on
    start: int  #: where the act's words begin
    head: Token  #: the act's verb, or its noun
    subject: Token | None  #: who is to act; None: not said
    family: str  #: verb, state, modal, noun, gerund, object, schedule
    cue: str
    kind: CommitmentKind
    polarity: Polarity
    weight: float
    status: CommitmentStatus = CommitmentStatus.OPEN
    limit: int | None = None  #: the act's words end before this token
    listed: bool = False  #: one of several acts under one trigger


def find_candidates(doc: Doc) -> Iterator[Candidate]:
    """Every candidate, in order of its trigger; several acts under one trigger are several."""
    for token in doc:
        for find in (_verb, _state, _modal, _noun, _gerund, _object, _schedule):
            found = find(token)
            if found is not None:
                yield from _each_act(found)
                break


def _verb(token: Token) -> Candidate | None:
    """ "Acme agreed to sell", "vowing to fight"."""
    entry = entry_of(token, VERBS_TO) if token.tag_.startswith("V") else None
    if entry is None or is_passive(token) or not is_real(token):
        return None
    cue, (kind, polarity, weight) = entry
    to = infinitive_of(token, with_object=cue in ("pledge", "promise", "vow", "swear"))
    if to is None:
        return None
    negated = is_negated(token)
    if negated and (cue not in _FLIPPING or any(child.lower_ == "did" for child in children(token))):
        return None
    if negated or negates_infinitive(to):
        polarity = Polarity.NEGATIVE if polarity is Polarity.POSITIVE else Polarity.POSITIVE
    start = leading_be(token) if token.tag_ == "VBG" else token.i
    return _candidate(token, start, to, subject_of(token), ("verb", cue), (kind, polarity, weight + _by_tense(token)))


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


def _state(token: Token) -> Candidate | None:
    """ "Acme is set to open", "is committed to cutting"."""
    value = STATES_TO.get(token.lower_)
    start = leading_be(token)
    if value is None or start == token.i or not is_real(token):
        return None
    following = next_token(token)
    to = following if following is not None and following.lower_ == "to" else None
    head = act_after(to) if to is not None else None
    if to is None or head is None:
        return None
    if token.lower_ == "committed" and (head.tag_ not in ("VB", "VBG") or is_negated(token)):
        return None
    if token.lower_ != "committed" and head.tag_ not in ("VB", "VBP", "NN"):
        return None
    if token.lower_ == "going" and (head.pos_ not in ("VERB", "AUX") or _is_limited(token, start)):
        return None
    kind, weight = value
    weight -= 0.8 if token.doc[start].lower_ in ("was", "were") else 0.0  # perhaps over: "was scheduled to speak"
    polarity = Polarity.NEGATIVE if is_negated(token) else Polarity.POSITIVE
    return _candidate(token, start, to, subject_of(token), ("state", token.lower_), (kind, polarity, weight))


def _modal(token: Token) -> Candidate | None:
    """ "Acme will open", "won't", "'ll"."""
    weight = MODALS.get(token.lower_)
    if weight is None or token.tag_.startswith("N"):
        return None
    head = verb_after(token)
    subject = subject_beside(token, head) if head is not None else None
    if head is None or (subject is not None and subject.i > token.i) or is_outcome(head):
        return None
    noun = _promise_noun(head)
    end = past_fillers(token.doc, token.i + 1, head.i)
    before = token.doc[token.i - 1] if token.i else token
    if token.doc[end].lower_ in LIMITING_WORDS and end > token.i + 1:  # "will not only"
        return None
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


def _noun(token: Token) -> Candidate | None:
    """ "its plan to sell", "a promise by Acme to", "scrapped plans to"."""
    entry = entry_of(token, NOUNS_TO) if token.tag_.startswith("N") else None
    to = infinitive_of(token, gap=8) or of_gerund(token) if entry is not None else None
    if entry is None or to is None:
        return _measured_goal(token) if entry is not None and entry[0] in _MEASURED else None
    cue, (kind, polarity, weight) = entry
    owner, bonus = owner_of(token)
    status = status_of(token)
    none = any(child.lower_ == "no" for child in children(token))
    if none:
        polarity, bonus = Polarity.NEGATIVE, 0.5 if cue in ("plan", "intention", "intent") else -5.0
    if status is not CommitmentStatus.OPEN:
        bonus += 0.8
    found = _candidate(token, token.i, to, owner, ("noun", cue), (kind, polarity, weight + bonus))
    return replace(found, status=status) if found is not None else None


def _measured_goal(token: Token) -> Candidate | None:
    """ "Set a goal of 100 percent clean energy": a number that its owner wants to reach is an act."""
    things = [child for child in children(token) if child.dep_ == "nmod" and child.left_edge.lower_ == "of"]
    owner, bonus = owner_of(token)
    if not things or owner is None or bonus <= 0 or not any(word.like_num for word in things[0].subtree):
        return None
    kind, polarity, weight = NOUNS_TO[cue_of(token, _MEASURED) or "goal"]
    preposition = things[0].left_edge
    return Candidate(
        trigger=(token.i, preposition.i + 1),
        anchor=token,
        start=preposition.i + 1,
        head=things[0],
        subject=owner,
        family="noun",
        cue=cue_of(token, _MEASURED) or "goal",
        kind=kind,
        polarity=polarity,
        weight=weight + bonus,
    )


def _gerund(token: Token) -> Candidate | None:
    """ "committed to reducing", "ruled out a merger"."""
    following = next_token(token)
    if not token.tag_.startswith("V") or following is None or is_negated(token) or not is_real(token):
        return None
    for (verb, particle), (kind, polarity, weight) in VERBS_GERUND.items():
        if following.lower_ == particle and cue_of(token, (verb,)):
            head = act_after(following)
            if head is None or (head.tag_ != "VBG" and particle != "out") or is_passive(token):
                return None
            return _candidate(token, token.i, following, subject_of(token), ("gerund", verb), (kind, polarity, weight))
    return None


def _object(token: Token) -> Candidate | None:
    """ "promised a veto"."""
    entry = entry_of(token, VERBS_OBJECT) if token.tag_.startswith("V") else None
    if entry is None or is_passive(token) or is_negated(token) or not is_real(token):
        return None
    thing = next((child for child in children(token) if child.dep_ == "obj" and child.i > token.i), None)
    start = leading_be(token) if token.tag_ == "VBG" else token.i
    if entry[0] == "plan" and (token.tag_ not in ("VBG", "VBZ", "VBP") or token.doc[start].lower_ in ("was", "were")):
        return None
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
    )


def _schedule(token: Token) -> Candidate | None:
    """ "Acme opens the plant next week", "is opening"; a filter asks for the day."""
    start = leading_be(token) if token.tag_ == "VBG" else token.i
    finite = token.tag_ in ("VBZ", "VBP") or (token.tag_ == "VBG" and start != token.i)
    if not finite or cue_of(token, SCHEDULE_VERBS) is None or is_negated(token) or not is_real(token):
        return None
    past = token.tag_ == "VBG" and token.doc[start].lower_ in ("was", "were", "been")
    subject = subject_of(token)
    if past or subject is None or subject.i > token.i:
        return None
    return Candidate(
        trigger=(start, token.i + 1),
        anchor=token,
        start=start,
        head=token,
        subject=subject,
        family="schedule",
        cue=cue_of(token, SCHEDULE_VERBS) or "",
        kind=CommitmentKind.PLAN,
        polarity=Polarity.POSITIVE,
        weight=-0.3,
    )


def _candidate(
    anchor: Token,
    start: int,
    to: Token,
    subject: Token | None,
    name: tuple[str, str],
    reading: tuple[CommitmentKind, Polarity, float],
) -> Candidate | None:
    head = act_after(to)
    if head is None:
        return None
    contiguous = to.i - anchor.i <= 2
    kind, polarity, weight = reading
    return Candidate(
        trigger=(start, to.i + 1) if contiguous else (start, anchor.i + 1),
        anchor=anchor,
        start=past_fillers(anchor.doc, to.i + 1, head.i),
        head=head,
        subject=subject,
        family=name[0],
        cue=name[1],
        kind=kind,
        polarity=polarity,
        weight=weight,
    )


def _each_act(candidate: Candidate) -> Iterator[Candidate]:
    """The candidate once for each act, where its verb is the first of three or more in a list, or of two long ones."""
    head = candidate.head
    acts = [verb for verb in listed(head, MOST_ACTS) if verb.i >= head.i and _shares_trigger(verb, head)]
    acts.sort(key=lambda verb: verb.i)
    if len(acts) < 2 or (len(acts) == 2 and not _are_apart(acts[0], acts[1])):
        yield candidate
        return
    for number, verb in enumerate(acts):
        start = candidate.start if number == 0 else max(verb.left_edge.i, acts[number - 1].i + 1)
        while start < verb.i and (candidate.head.doc[start].is_punct or candidate.head.doc[start].pos_ == "CCONJ"):
            start += 1
        limit = acts[number + 1].i if number + 1 < len(acts) else candidate.limit
        yield replace(candidate, head=verb, start=start, limit=limit, listed=True)


def _are_apart(first: Token, second: Token) -> bool:
    """Two acts with an object each and too long for one: "release the records and explain how they were lost"."""
    own = all(
        any(child.dep_ in ("obj", "ccomp") and child.i > verb.i for child in children(verb)) for verb in (first, second)
    )
    return own and second.right_edge.i - first.i > LONG_ACT


def _shares_trigger(verb: Token, first: Token) -> bool:
    if verb.i == first.i:
        return True
    own = any(
        child.dep_ in ("nsubj", "nsubj:pass", "aux", "cop", "mark") and child.lower_ != "to" for child in children(verb)
    )
    marked = any(child.lower_ == "to" and child.i < verb.i for child in children(verb))
    return verb.pos_ == "VERB" and not own and not marked and verb.tag_ in ("VB", "VBP", first.tag_)
