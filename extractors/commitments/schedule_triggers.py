"""Timetables: acts that are set for a day, "is to", and headlines that announce by an infinitive."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.commitments.candidates import Candidate, candidate_of
from extractors.commitments.clauses import (
    act_after,
    doubt_of,
    is_negated,
    is_real,
    leading_be,
    next_token,
)
from extractors.commitments.cues import (
    FIXTURE_VERBS,
    NOUNS_TO,
    SCHEDULE_VERBS,
    STATES_FOR,
    STATIVE_VERBS,
)
from extractors.commitments.tree import children, cue_of, entry_of, own_subject, sentence, subject_of
from models import CommitmentKind, Polarity


def schedule_candidate(token: Token) -> Candidate | None:
    """ "Acme opens the plant next week", "is opening", "goes on sale"; a filter asks for the day."""
    start = leading_be(token) if token.tag_ == "VBG" else token.i
    finite = token.tag_ in ("VBZ", "VBP") or (token.tag_ == "VBG" and start != token.i)
    if not finite or token.pos_ != "VERB" or cue_of(token, STATIVE_VERBS | FIXTURE_VERBS) is not None:
        return None
    cue = cue_of(token, SCHEDULE_VERBS)
    past = token.tag_ == "VBG" and token.doc[start].lower_ in ("was", "were", "been")
    subject = subject_of(token)
    if past or subject is None or subject.i > token.i or not _is_timed(token):
        return None
    return Candidate(
        trigger=(start, token.i + 1),
        anchor=token,
        start=start,
        head=token,
        subject=subject,
        family="schedule",
        cue=cue or "other",
        kind=CommitmentKind.PLAN,
        polarity=Polarity.POSITIVE,
        weight=-0.3 if cue is not None else -3.0,
        doubt="negated" if is_negated(token) else doubt_of(token),
    )


def _is_timed(verb: Token) -> bool:
    """Whether time words hang on the verb."""
    return any(
        child.i > verb.i and any(word.ent_type_ in ("DATE", "TIME") for word in child.subtree)
        for child in children(verb)
    )


def planned_candidate(token: Token) -> Candidate | None:
    """ "The launch is planned for May", "a vote scheduled for Friday": the subject is the act."""
    weight = STATES_FOR.get(token.lower_)
    following = next_token(token)
    if (
        weight is None
        or following is None
        or not (
            following.lower_ in ("for", "in", "on", "until", "to", "by", "at")
            or following.ent_type_ in ("DATE", "TIME")
        )
    ):
        return None
    if not any(word.ent_type_ in ("DATE", "TIME") for word in token.doc[token.i + 1 : token.i + 6]):
        return None
    start = leading_be(token)
    noun = own_subject(token) or (token.head if token.dep_ in ("acl", "acl:relcl") else None)
    if noun is None or noun.i > token.i or noun.pos_ != "NOUN":
        return None  # "Rubio is scheduled for Saturday" names no act
    return Candidate(
        trigger=(start, token.i + 1),
        anchor=token,
        start=noun.left_edge.i if noun.i - noun.left_edge.i < 8 else noun.i,
        head=noun,
        subject=noun,
        family="planned",
        cue=token.lower_,
        kind=CommitmentKind.PLAN,
        polarity=Polarity.POSITIVE,
        weight=weight,
        doubt="negated" if is_negated(token) else None,
    )


def be_to_candidate(token: Token) -> Candidate | None:
    """ "Ministers are to meet in Oslo"."""
    following = next_token(token)
    if (
        token.lower_ not in ("is", "are", "was", "were", "’s", "'s", "’re", "'re")
        or following is None
        or following.lower_ != "to"
    ):
        return None
    head = act_after(following)
    subject = own_subject(head) if head is not None else None
    if head is None or head.tag_ != "VB":
        return None
    subject = subject or own_subject(token) or (own_subject(token.head) if token.head.i != token.i else None)
    if subject is None or subject.i > token.i:
        return None
    noun = entry_of(subject, NOUNS_TO)
    if noun is not None:
        return None  # "the plan is to": noun_triggers
    reading = (CommitmentKind.PLAN, Polarity.POSITIVE, -3.0)
    return candidate_of(
        token, token.i, following, subject, ("be_to", "be to"), reading, None if is_real(token) else "unreal"
    )


def headline_candidate(token: Token) -> Candidate | None:
    """ "Acme to cut 500 jobs": an infinitive right behind a name, in a line without a full stop."""
    if token.lower_ != "to" or token.i == 0 or token.nbor(-1).pos_ not in ("NOUN", "PROPN"):
        return None
    head = act_after(token)
    if head is None or head.tag_ != "VB" or head.i - token.i > 3:
        return None
    first, last = sentence(token)
    line = [word for word in token.doc[first:last] if not word.is_space]
    if (
        len(line) > 25
        or not line
        or line[-1].is_punct
        or any(word.tag_ in ("VBZ", "VBP", "VBD", "MD") for word in token.doc[first : token.i])
    ):
        return None
    return candidate_of(
        token,
        token.i,
        token,
        own_subject(head) or token.nbor(-1),
        ("headline", "to"),
        (CommitmentKind.PLAN, Polarity.POSITIVE, -3.0),
    )
