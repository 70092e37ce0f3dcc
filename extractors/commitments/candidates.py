"""What the rules propose: a trigger, an act, and who would act."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from extractors.commitments.clauses import act_after, past_fillers
from extractors.commitments.tree import Range
from models import CommitmentKind, CommitmentStatus, Polarity


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may state a commitment."""

    trigger: Range
    anchor: Token  #: the word of the trigger that the clause hangs on
    start: int  #: where the act's words begin
    head: Token  #: the act's verb, or its noun
    subject: Token | None  #: who is to act; None: not said
    family: str  #: the rule: verb, state, modal, noun, gerund, object, schedule, ...
    cue: str
    kind: CommitmentKind
    polarity: Polarity
    weight: float
    status: CommitmentStatus = CommitmentStatus.OPEN
    limit: int | None = None  #: the act's words end before this token
    listed: bool = False  #: one of several acts under one trigger
    doubt: str | None = None  #: why the trigger itself may not be said to hold: "negated", "passive", "unreal"


def candidate_of(
    anchor: Token,
    start: int,
    to: Token,
    subject: Token | None,
    name: tuple[str, str],
    reading: tuple[CommitmentKind, Polarity, float],
    doubt: str | None = None,
) -> Candidate | None:
    """A candidate whose act follows "to" or another particle; None: no act follows.

    ``name`` is family and cue, ``reading`` kind, polarity and weight.
    """
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
        doubt=doubt,
    )
