"""Whether two mentions are of one promise: an ordered list of rules over their words, days and parties.

The likeness of two acts is rapidfuzz's ``token_set_ratio`` of the stems of their words. Words are not weighed by how
rare they are in the warehouse: that would make a decision depend on what else was read, and when.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from rapidfuzz import fuzz

from extractors.threads.cues import ACT_WORDS, EMPTY_WORDS, IRREGULAR, PROMISE_WORDS, SAME_WORDS
from models import ActMention, FollowUpKind, ThreadJudgement, ThreadVerdict, normalize_name

RULES = "2"  #: changes with the rules; pairs are decided again then
ALIKE = 70.0  # token_set_ratio, 0 to 100, of what is done to what
DOUBTFUL = 50.0  # likewise
SAME_PARTY = 60.0  # likewise, of names
CONDITION_MET = 80.0  # likewise, of a condition's words and what happened
BY_PROMISE_WORD = 0.6  # the score of "dropped the plan", which names nothing else

_UNITS = ("days?", "weeks?", "months?", "quarter", "years?", "decade", "spring", "summer", "autumn", "fall", "winter")
_WORD = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
_TIMES = "|".join((*calendar.month_name[1:], *calendar.day_name, *_UNITS, r"(?:19|20)\d\d"))
_MEASURES = (
    r"the|a|an|early|mid|late|last|next|this|end|start|beginning|middle|first|second|half|of|few|two"
    r"|\d+(?:st|nd|rd|th)?"
)
_CIRCUMSTANCE = re.compile(
    r"\b(?:after|amid|because|despite|following|though|when|while)\b"
    rf"|\b(?:at|before|by|from|in|last|next|of|on|since|this|to|until|within)\s+(?:(?:{_MEASURES})\s+){{0,4}}(?:{_TIMES})\b",
)
_DEFINITE = re.compile(r"\b(?:all|her|his|its|our|that|the|their|these|this|those)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CALENDAR = frozenset(name.casefold() for name in (*calendar.month_name[1:], *calendar.day_name))
_CANONICAL = {word: row[0] for row in SAME_WORDS for word in row}
_SHORTEST = 3  # letters of a stem
_NEEDS_ACT = frozenset({FollowUpKind.DONE, FollowUpKind.DENIED})


def decide(first: ActMention, second: ActMention) -> ThreadJudgement:
    """Whether ``second`` is of the promise that ``first`` makes. ``first`` is a promise.

    The answer depends on these two alone: not on their order, where both are promises.
    """
    one, other = _words_of(first), _words_of(second)
    score = _likeness(one, other)
    verdict, rule = _verdict(first, second, one, other, score)
    return ThreadJudgement(
        verdict=verdict,
        rule=f"{RULES}: {rule}",
        score=BY_PROMISE_WORD if rule == "names only a promise" else round(score / 100, 4),
        evidence=f"{first.act!r} ({' '.join(one.all)}) / {second.act!r} ({' '.join(other.all)})",
    )


def meets_condition(first: ActMention, second: ActMention) -> ThreadJudgement:
    """Whether ``second``, something that was done, is what the promise ``first`` waits for."""
    condition = _stems(first.condition or "")
    happened = _stems(f"{second.actor} {second.act}")
    score = fuzz.token_set_ratio(" ".join(condition), " ".join(happened))
    shared = len(set(condition) & set(happened))
    done = second.follow_up is FollowUpKind.DONE and _is_in_time(first, second)
    met = done and shared > 1 and score >= CONDITION_MET
    return ThreadJudgement(
        verdict=ThreadVerdict.SAME if met else ThreadVerdict.DIFFERENT,
        rule=f"{RULES}: condition",
        score=round(score / 100, 4),
        evidence=f"{first.condition!r} / {second.actor}: {second.act!r}",
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an act."""

    all: tuple[str, ...]  #: stems, synonyms made one, in order
    head: str  #: the first of them, a verb where a promise states it; "" where there is none
    names: frozenset[str]  #: capitalised words
    promise_only: bool  #: "the plan", "its promise"


def _verdict(
    first: ActMention, second: ActMention, one: _Words, other: _Words, score: float
) -> tuple[ThreadVerdict, str]:
    if not _is_in_time(first, second):
        return ThreadVerdict.DIFFERENT, "told before it was promised"
    if one.names and other.names and not one.names & other.names:
        return ThreadVerdict.DIFFERENT, "names others"
    if _parties_differ(first, second):
        return ThreadVerdict.DIFFERENT, "another party"
    if other.promise_only:
        return ThreadVerdict.SAME, "names only a promise"
    same_verb = one.head in other.all or other.head in one.all
    if not same_verb and (second.follow_up is None or second.follow_up in _NEEDS_ACT):
        return (ThreadVerdict.UNSURE if score >= ALIKE else ThreadVerdict.DIFFERENT), "another act"
    if score < ALIKE:
        return (ThreadVerdict.UNSURE if score >= DOUBTFUL else ThreadVerdict.DIFFERENT), "another object"
    if second.follow_up is FollowUpKind.DONE and _names_too_little(one, other, _core(first.act), _core(second.act)):
        return ThreadVerdict.UNSURE, "names too little"
    if _was_due_before(first, second) or _was_due_before(second, first):
        return ThreadVerdict.UNSURE, "promised again after it was due"
    return ThreadVerdict.SAME, "same act and object" if same_verb else "same object"


def _likeness(one: _Words, other: _Words) -> float:
    """0 to 100, of what the acts are done to; of acts without an object, of the acts."""
    heads = {one.head, other.head} & set(one.all) & set(other.all)
    objects = [" ".join(sorted(set(words.all) - heads)) for words in (one, other)]
    if not any(objects):
        return 100.0 if heads else 0.0
    if not all(objects):
        return DOUBTFUL
    return fuzz.token_set_ratio(objects[0], objects[1])


def _names_too_little(one: _Words, other: _Words, promised: str, done: str) -> bool:
    """Whether "adds services" could be any service: one word is shared, and it is not said which one is meant."""
    dated = any(word.casefold() in _CALENDAR for word in _WORD.findall(promised))  # "a Sunday service"
    shared = (set(one.all) & set(other.all)) - {one.head, other.head}
    more = dated or len(set(one.all) - {one.head}) > 1
    return more and len(shared) == 1 and not shared & other.names and not _DEFINITE.search(done)


def _is_in_time(first: ActMention, second: ActMention) -> bool:
    """Whether what became of it happened, and is told, on the day of the promise or later.

    An article that tells both may tell an old promise: there a month is allowed.
    """
    if second.follow_up is None or first.reported_on is None:
        return True
    retold = first.article_id == second.article_id
    promised = first.reported_on - timedelta(days=31 if retold else 0)
    told = second.reported_on is None or promised <= second.reported_on
    return told and (second.happened_on is None or promised <= second.happened_on)


def _was_due_before(first: ActMention, second: ActMention) -> bool:
    """Whether the second promise was made when the first was due: next year's report is another report."""
    if second.follow_up is not None or first.deadline_latest is None or second.deadline_latest is None:
        return False
    if second.reported_on is None or first.deadline_latest == second.deadline_latest:
        return False
    return first.deadline_latest < second.reported_on and (second.deadline_latest - first.deadline_latest).days > 300


def _parties_differ(first: ActMention, second: ActMention) -> bool:
    if not first.counterparty or not second.counterparty:
        return False
    names = normalize_name(first.counterparty), normalize_name(second.counterparty)
    return fuzz.token_set_ratio(*names) < SAME_PARTY


def _words_of(mention: ActMention) -> _Words:
    actor = set(normalize_name(mention.actor).split())
    act = _core(mention.act)
    words, stems = _WORD.findall(act), _stems(act)
    names = frozenset(
        _stem(word.casefold())
        for word in words[1:]
        if word[0].isupper() and word.casefold() not in _CALENDAR | actor | EMPTY_WORDS
    )
    telling = tuple(stem for stem in stems if stem not in _PROMISE_STEMS)
    return _Words(telling, telling[0] if telling else "", names, bool(stems) and not telling)


def _core(act: str) -> str:
    """The act without its time, its occasion and what stands behind them: "on Tuesday in the capital"."""
    found = _CIRCUMSTANCE.search(act)
    return act[: found.start()] if found and found.start() > 0 else act


def _stems(text: str) -> tuple[str, ...]:
    words = [word.casefold() for word in _WORD.findall(text.replace("’s", "").replace("'s", ""))]
    return tuple(
        _stem(word)
        for position, word in enumerate(words)
        if (word not in EMPTY_WORDS or (position == 0 and word in ACT_WORDS))
        and word not in _CALENDAR
        and not _YEAR.fullmatch(word)
    )


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """The word without its inflection, or the word that stands for it and its like."""
    base = IRREGULAR.get(word, word)
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        stem = base.removesuffix(ending)
        if stem != base and len(stem) >= _SHORTEST and not (ending == "s" and stem.endswith("s")):
            base = stem + instead
            break
    if len(base) > _SHORTEST and base[-1] == base[-2] and base[-1].isalpha() and base[-1] not in "sl":
        base = base[:-1]
    base = base.removesuffix("e")
    return _STEM_OF.get(base, base)


_STEM_OF: dict[str, str] = {}
_STEM_OF.update({_stem(word): canonical for word, canonical in _CANONICAL.items()})
_stem.cache_clear()
_PROMISE_STEMS = frozenset(_stem(word) for word in PROMISE_WORDS)
