"""Nouns of commitment that stand over an act."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extractors.commitments.candidates import Candidate, candidate_of
from extractors.commitments.clauses import infinitive_of, of_gerund, owner_of
from extractors.commitments.cues import NOUNS_TO
from extractors.commitments.status import status_of
from extractors.commitments.tree import children, entry_of, is_be
from models import CommitmentKind, CommitmentStatus, Polarity

_MEASURED = ("goal", "target", "deadline")
Entry = tuple[str, tuple[CommitmentKind, Polarity, float]]


def noun_candidate(token: Token) -> Candidate | None:
    """ "its plan to sell", "a promise by Acme to", "scrapped plans to"."""
    entry = entry_of(token, NOUNS_TO) if token.tag_.startswith("N") else None
    if entry is None:
        return None
    to = infinitive_of(token, gap=8) or of_gerund(token)
    if to is None:
        return _copula(token, entry) or _measured_goal(token, entry) or _for_noun(token, entry)
    cue, (kind, polarity, weight) = entry
    owner, bonus = owner_of(token)
    status = status_of(token)
    none = any(child.lower_ == "no" for child in children(token))
    if none:
        polarity, bonus = Polarity.NEGATIVE, 0.5 if cue in ("plan", "intention", "intent") else -5.0
    if status is not CommitmentStatus.OPEN:
        bonus += 0.8
    found = candidate_of(token, token.i, to, owner, ("noun", cue), (kind, polarity, weight + bonus))
    return replace(found, status=status) if found is not None else None


def _copula(token: Token, entry: Entry) -> Candidate | None:
    """ "Our plan is to leave", "the aim is to open"."""
    for position in range(token.i + 1, min(len(token.doc) - 2, token.i + 9)):
        word = token.doc[position]
        to = token.doc[position + 1]
        if is_be(word) and to.lower_ == "to":
            cue, (kind, polarity, weight) = entry
            owner, bonus = owner_of(token)
            found = candidate_of(word, token.i, to, owner, ("copula", cue), (kind, polarity, weight + bonus - 3.0))
            return replace(found, trigger=(token.i, to.i + 1)) if found is not None else None
        if word.is_punct:
            break
    return None


def _measured_goal(token: Token, entry: Entry) -> Candidate | None:
    """ "Set a goal of 100 percent clean energy": a number that its owner wants to reach is an act."""
    things = [child for child in children(token) if child.dep_ == "nmod" and child.left_edge.lower_ == "of"]
    owner, bonus = owner_of(token)
    if entry[0] not in _MEASURED or not things or not any(word.like_num for word in things[0].subtree):
        return None
    cue, (kind, polarity, weight) = entry
    preposition = things[0].left_edge
    return Candidate(
        trigger=(token.i, preposition.i + 1),
        anchor=token,
        start=preposition.i + 1,
        head=things[0],
        subject=owner,
        family="noun",
        cue=cue,
        kind=kind,
        polarity=polarity,
        weight=weight + bonus,
        doubt=None if owner is not None and bonus > 0 else "nobody's",
    )


def _for_noun(token: Token, entry: Entry) -> Candidate | None:
    """ "Plans for a new terminal", "a deal on fishing": a noun of act behind a preposition."""
    things = [child for child in children(token) if child.dep_ == "nmod" and child.left_edge.lower_ in ("for", "on")]
    if not things or things[0].pos_ != "NOUN":
        return None
    cue, (kind, polarity, weight) = entry
    preposition = things[0].left_edge
    owner, bonus = owner_of(token)
    return Candidate(
        trigger=(token.i, preposition.i + 1),
        anchor=token,
        start=preposition.i + 1,
        head=things[0],
        subject=owner,
        family="noun_for",
        cue=cue,
        kind=kind,
        polarity=polarity,
        weight=weight + bonus - 3.5,
        status=status_of(token),
        doubt=None if owner is not None else "nobody's",
    )
