"""Days that a calendar gives for every year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is the last one."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = (date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)) + timedelta(0)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _floating(month: int, weekday: int, nth: int, shift: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days=shift)


def _easter(shift: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=shift)


#: Names in lower-case words, to the day in a year. Holidays of one country only where news names them without it.
HOLIDAYS: dict[tuple[str, ...], Callable[[int], date]] = {
    ("new", "year", "'", "s", "day"): _fixed(1, 1),
    ("new", "year", "'", "s", "eve"): _fixed(12, 31),
    ("martin", "luther", "king", "jr", ".", "day"): _floating(1, 0, 3),
    ("martin", "luther", "king", "day"): _floating(1, 0, 3),
    ("mlk", "day"): _floating(1, 0, 3),
    ("valentine", "'", "s", "day"): _fixed(2, 14),
    ("presidents", "'", "day"): _floating(2, 0, 3),
    ("presidents", "day"): _floating(2, 0, 3),
    ("st", ".", "patrick", "'", "s", "day"): _fixed(3, 17),
    ("good", "friday"): _easter(-2),
    ("easter",): _easter(0),
    ("easter", "sunday"): _easter(0),
    ("easter", "monday"): _easter(1),
    ("ash", "wednesday"): _easter(-46),
    ("earth", "day"): _fixed(4, 22),
    ("may", "day"): _fixed(5, 1),
    ("mother", "'", "s", "day"): _floating(5, 6, 2),
    ("memorial", "day"): _floating(5, 0, -1),
    ("juneteenth",): _fixed(6, 19),
    ("independence", "day"): _fixed(7, 4),
    ("fourth", "of", "july"): _fixed(7, 4),
    ("father", "'", "s", "day"): _floating(6, 6, 3),
    ("bastille", "day"): _fixed(7, 14),
    ("labor", "day"): _floating(9, 0, 1),
    ("columbus", "day"): _floating(10, 0, 2),
    ("halloween",): _fixed(10, 31),
    ("election", "day"): lambda year: nth_weekday(year, 11, 0, 1) + timedelta(days=1),
    ("veterans", "day"): _fixed(11, 11),
    ("remembrance", "day"): _fixed(11, 11),
    ("thanksgiving",): _floating(11, 3, 4),
    ("thanksgiving", "day"): _floating(11, 3, 4),
    ("black", "friday"): _floating(11, 3, 4, 1),
    ("cyber", "monday"): _floating(11, 3, 4, 4),
    ("christmas",): _fixed(12, 25),
    ("christmas", "day"): _fixed(12, 25),
    ("christmas", "eve"): _fixed(12, 24),
    ("boxing", "day"): _fixed(12, 26),
    # Of the President of the United States, every fourth year; in between the name is used of that day all the same.
    ("inauguration", "day"): _fixed(1, 20),
}
HOLIDAY_OPENERS = frozenset(words[0] for words in HOLIDAYS)
LONGEST_HOLIDAY = max(len(words) for words in HOLIDAYS)
BY_NAME = {" ".join(words): day for words, day in HOLIDAYS.items()}
