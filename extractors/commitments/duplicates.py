"""One act told several times is one commitment: headline, lead and body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz

from models import Commitment, TextPart, normalize_name

ALIKE = 86.0  # token_set_ratio, 0 to 100
HEADLINE_ALIKE = 62.0  # likewise; headlines say the same in other words
_MOST_COMPARED = 60  # of one actor; more in one article is no news text


def without_repeats(found: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """The commitments in order, each act of an actor once, at its fullest statement."""
    kept: dict[str, list[Commitment]] = defaultdict(list)
    for commitment in found:
        _add(kept[normalize_name(commitment.actor)], commitment)
    every = [commitment for group in kept.values() for commitment in group]
    body = [commitment for commitment in every if commitment.action.part is TextPart.TEXT][:_MOST_COMPARED]
    every = [one for one in every if one.action.part is TextPart.TEXT or not _told_in(body, one)]
    return tuple(sorted(every, key=_position))


def _told_in(body: list[Commitment], headline: Commitment) -> bool:
    """Whether the text tells what the headline announces, which names its actor in fewer words."""
    act = normalize_name(f"{headline.trigger.text} {headline.action.text}")
    told = (normalize_name(f"{one.trigger.text} {one.action.text}") for one in body)
    return any(fuzz.token_set_ratio(act, other) >= HEADLINE_ALIKE for other in told)


def _add(group: list[Commitment], new: Commitment) -> None:
    for index, old in enumerate(group[:_MOST_COMPARED]):
        if _same_act(old, new):
            if _fullness(new) > _fullness(old):
                group[index] = new
            return
    group.append(new)


def _same_act(one: Commitment, other: Commitment) -> bool:
    if one.action.overlaps(other.action):
        return True
    if one.polarity is not other.polarity:
        return False
    first, second = normalize_name(one.action.text), normalize_name(other.action.text)
    if min(len(first.split()), len(second.split())) < 2:
        return first == second
    return fuzz.token_set_ratio(first, second) >= ALIKE


def _fullness(commitment: Commitment) -> tuple[bool, bool, bool, float]:
    """Body before title, dated before undated, settled before open, then the surer."""
    return (
        commitment.evidence.part is TextPart.TEXT,
        commitment.deadline is not None,
        commitment.status != "open",
        commitment.confidence,
    )


def _position(commitment: Commitment) -> tuple[bool, int, int, int]:
    actor = commitment.actor_span.start if commitment.actor_span else 0
    return (commitment.action.part is TextPart.TEXT, commitment.trigger.start, commitment.action.start, actor)
