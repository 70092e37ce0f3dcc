"""Numbers in figures and words, as they count units of time."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.temporal.cues import ORDINALS, SMALL_NUMBERS, TENS, UNKNOWN_COUNTS
from extractors.temporal.words import Words


@dataclass(frozen=True, slots=True)
class Count:
    """A number read up to word ``end``. ``value`` None: a number nobody gives ("several")."""

    end: int
    value: float | None
    most: float | None = None  #: the second number of "two to three"
    article: bool = False  #: "a", "an"


def read_count(words: Words, i: int) -> Count | None:
    """The count that starts at word ``i``: "30", "2.5", "twenty-five", "a couple of", "several", "two to three"."""
    vague = _vague(words, i)
    if vague:
        return vague
    first = _exact(words, i)
    if first is None:
        return None
    low, end = words.low, first.end
    if low[end] in ("to", "or", "-") and first.value is not None:
        second = _exact(words, end + 1)
        if second and second.value is not None and second.value > first.value and not second.article:
            return Count(second.end, first.value, most=second.value)
    return first


def _vague(words: Words, i: int) -> Count | None:
    low = words.low
    j = i + 1 if low[i] in ("a", "an", "the") else i
    if low[j] == "couple":
        return Count(j + 2 if low[j + 1] == "of" else j + 1, 2)
    if low[j] in ("dozen", "hundred", "thousand") and low[j + 1] == "s":
        return None
    if low[j] in ("dozens", "hundreds", "thousands", "scores") and low[j + 1] == "of":
        return Count(j + 2, None)
    if low[j] in ("matter", "number", "handful") and low[j + 1] == "of" and j > i:
        return Count(j + 2, None)
    if low[j] in UNKNOWN_COUNTS and low[j + 1] != "of":
        return Count(j + 1, None)
    if low[j] == "good" and low[j + 1] == "many":
        return Count(j + 2, None)
    return None


def _exact(words: Words, i: int) -> Count | None:
    low = words.low
    if low[i].isdigit() and low[i].isascii():
        return _figures(words, i)
    if low[i] == "half":
        j = i + 1
        return Count(j + 1 if low[j] in ("a", "an") else j, 0.5)
    if low[i] in ("a", "an"):
        return _after_article(words, i)
    return _spelled(words, i)


def _figures(words: Words, i: int) -> Count | None:
    low = words.low
    if len(low[i]) > 6 or (i and low[i - 1] in ("$", "£", "€") and words.glued(i - 1)):
        return None
    value: float = int(low[i])
    end = i + 1
    while low[end] == "," and len(low[end + 1]) == 3 and low[end + 1].isdecimal() and value < 1e6 and words.glued(end):
        value = value * 1000 + int(low[end + 1])
        end += 2
    if low[end] == "." and words.glued(i) and low[end + 1].isdecimal() and len(low[end + 1]) <= 3 and words.glued(end):
        value += int(low[end + 1]) / 10 ** len(low[end + 1])
        end += 2
    elif low[end] == "1" and low[end + 1] == "/" and low[end + 2] in ("2", "4"):
        value += 1 / int(low[end + 2])
        end += 3
    elif low[end] == "½":
        value, end = value + 0.5, end + 1
    if low[end] == "-" and low[end + 1] == "plus":
        end += 2
    elif low[end] == "+":
        end += 1
    return Count(end, value)


def _after_article(words: Words, i: int) -> Count | None:
    low = words.low
    if low[i + 1] == "half":
        return Count(i + 2, 0.5)
    if low[i + 1] == "dozen":
        return Count(i + 2, 12)
    if low[i + 1] in ("hundred", "thousand", "million", "billion"):
        spelled = _spelled(words, i + 1)
        return Count(spelled.end, spelled.value) if spelled else None
    if low[i + 1] in ("further", "full", "whole", "mere", "additional", "extra", "solid"):
        return Count(i + 2, 1, article=True)
    return Count(i + 1, 1, article=True)


def _spelled(words: Words, i: int) -> Count | None:
    """Number words: "twenty-five", "one hundred and twenty", "two and a half"."""
    low, total, current, seen = words.low, 0, 0, False
    scales = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
    j = i
    while j < i + 12:
        word = low[j]
        if word in TENS and current % 100 == 0:
            current += TENS[word]
            if low[j + 1] == "-" and low[j + 2] in SMALL_NUMBERS:
                j += 1
        elif word in SMALL_NUMBERS and (current % 10 == 0 if SMALL_NUMBERS[word] < 10 else current % 100 == 0):
            current += SMALL_NUMBERS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in scales:
            total, current = total + (current or 1) * scales[word], 0
        elif (
            word == "and"
            and seen
            and low[j + 1] in (SMALL_NUMBERS.keys() | TENS.keys())
            and (current % 100 == 0 or total)
        ):
            j += 1
            continue
        else:
            break
        seen = True
        j += 1
    if not seen:
        return None
    half = low[j] == "and" and low[j + 1] == "a" and low[j + 2] == "half"
    return Count(j + 3 if half else j, total + current + (0.5 if half else 0))


def read_ordinal(words: Words, i: int) -> int | None:
    """The number of one ordinal word: "third", "21st", "21"."""
    word = words.low[i]
    if word in ORDINALS:
        return ORDINALS[word]
    if word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdigit() and word.isascii() and len(word) <= 5:
        return int(word[:-2])
    return None


def read_spelled_year(words: Words, i: int) -> tuple[int, int] | None:
    """A year as broadcasters write it, and the word after it: "nineteen ninety-six", "two thousand five"."""
    low = words.low
    if low[i] in ("eighteen", "nineteen", "twenty") and (low[i + 1] in TENS or SMALL_NUMBERS.get(low[i + 1], 0) > 9):
        rest = _spelled(words, i + 1)
        if rest and rest.value is not None and 10 <= rest.value < 100:
            century = SMALL_NUMBERS.get(low[i]) or TENS[low[i]]
            return century * 100 + int(rest.value), rest.end
    if low[i : i + 2] == ["two", "thousand"] and low[i - 1] == "year":
        spelled = _spelled(words, i)
        return (int(spelled.value), spelled.end) if spelled and spelled.value and spelled.value < 2100 else None
    return None
