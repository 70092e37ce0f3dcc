"""Days that a calendar gives for every year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

DayIn = Callable[[int], date | None]


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is the last one."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = (date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)) + timedelta(0)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _fixed(month: int, day: int) -> DayIn:
    return lambda year: date(year, month, day)


def _floating(month: int, weekday: int, nth: int, shift: int = 0) -> DayIn:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days=shift)


def _easter(shift: int, method: Literal[1, 2, 3] = EASTER_WESTERN) -> DayIn:
    return lambda year: easter(year, method) + timedelta(days=shift)


#: Lunar New Year from 1901 on, in days after January 20. A table, since leap months make exceptions to every short rule
#: (1985); checked against computed new moons. Dates of China, as in the library holidays (Vietnam's differ in a few
#: years).
_LUNAR_FIRST = 1901
_LUNAR = (
    30, 19, 9, 27, 15, 5, 24, 13, 2, 21, 10, 29, 17, 6, 25, 15, 3, 22, 12, 31, 19, 8, 27, 16, 4,
    24, 13, 3, 21, 10, 28, 17, 6, 25, 15, 4, 22, 11, 30, 19, 7, 26, 16, 5, 24, 13, 2, 21, 9, 28,
    17, 7, 25, 14, 4, 23, 11, 29, 19, 8, 26, 16, 5, 24, 13, 1, 20, 10, 28, 17, 7, 26, 14, 3, 22,
    11, 29, 18, 8, 27, 16, 5, 24, 13, 31, 20, 9, 28, 17, 7, 26, 15, 3, 21, 11, 30, 18, 8, 27, 16,
    4, 23, 12, 2, 20, 9, 29, 18, 6, 25, 14, 3, 21, 11, 30, 19, 8, 27, 16, 5, 23, 12, 2, 21, 9,
    28, 17, 6, 24, 14, 3, 22, 11, 30, 19, 8, 26, 15, 4, 23, 12, 2, 21, 10, 28, 17, 6, 25, 13, 3,
    22, 12, 30, 19, 8, 26, 15, 4, 23, 13, 1, 20, 9, 28, 16, 6, 25, 14, 3, 22, 11, 30, 18, 7, 26,
    16, 4, 23, 13, 2, 20, 9, 28, 17, 6, 25, 14, 4, 21, 10, 29, 18, 7, 26, 16, 5, 23, 12, 1, 20,
)  # fmt: skip


def lunar_new_year(year: int) -> date | None:
    """The first day of the Chinese calendar's year; None: outside 1901 to 2100."""
    index = year - _LUNAR_FIRST
    return date(year, 1, 20) + timedelta(days=_LUNAR[index]) if 0 <= index < len(_LUNAR) else None


def _day_before(day_in: DayIn) -> DayIn:
    return lambda year: day - timedelta(days=1) if (day := day_in(year)) else None


#: Names in lower-case words, to the day in a year. Holidays of one country only where news names them without it.
HOLIDAYS: dict[tuple[str, ...], DayIn] = {
    ("new", "year", "'", "s", "day"): _fixed(1, 1),
    ("new", "year", "'", "s", "eve"): _fixed(12, 31),
    ("martin", "luther", "king", "jr", ".", "day"): _floating(1, 0, 3),
    ("martin", "luther", "king", "day"): _floating(1, 0, 3),
    ("mlk", "day"): _floating(1, 0, 3),
    ("groundhog", "day"): _fixed(2, 2),
    ("lunar", "new", "year"): lunar_new_year,
    ("lunar", "new", "year", "'", "s", "day"): lunar_new_year,
    ("lunar", "new", "year", "'", "s", "eve"): _day_before(lunar_new_year),
    ("lunar", "new", "year", "eve"): _day_before(lunar_new_year),
    ("chinese", "new", "year"): lunar_new_year,
    ("valentine", "'", "s", "day"): _fixed(2, 14),
    ("presidents", "'", "day"): _floating(2, 0, 3),
    ("presidents", "day"): _floating(2, 0, 3),
    ("st", ".", "patrick", "'", "s", "day"): _fixed(3, 17),
    ("international", "women", "'", "s", "day"): _fixed(3, 8),
    ("palm", "sunday"): _easter(-7),
    ("maundy", "thursday"): _easter(-3),
    ("good", "friday"): _easter(-2),
    ("easter",): _easter(0),
    ("easter", "sunday"): _easter(0),
    ("easter", "monday"): _easter(1),
    ("orthodox", "easter"): _easter(0, EASTER_ORTHODOX),
    ("ascension", "day"): _easter(39),
    ("pentecost",): _easter(49),
    ("whit", "monday"): _easter(50),
    ("mardi", "gras"): _easter(-47),
    ("shrove", "tuesday"): _easter(-47),
    ("ash", "wednesday"): _easter(-46),
    ("anzac", "day"): _fixed(4, 25),
    ("earth", "day"): _fixed(4, 22),
    ("may", "day"): _fixed(5, 1),
    ("mother", "'", "s", "day"): _floating(5, 6, 2),
    ("memorial", "day"): _floating(5, 0, -1),
    ("juneteenth",): _fixed(6, 19),
    ("canada", "day"): _fixed(7, 1),
    ("independence", "day"): _fixed(7, 4),
    ("fourth", "of", "july"): _fixed(7, 4),
    ("father", "'", "s", "day"): _floating(6, 6, 3),
    ("bastille", "day"): _fixed(7, 14),
    ("labor", "day"): _floating(9, 0, 1),
    ("columbus", "day"): _floating(10, 0, 2),
    ("indigenous", "peoples", "'", "day"): _floating(10, 0, 2),
    ("halloween",): _fixed(10, 31),
    ("election", "day"): lambda year: nth_weekday(year, 11, 0, 1) + timedelta(days=1),
    ("veterans", "day"): _fixed(11, 11),
    ("remembrance", "day"): _fixed(11, 11),
    ("armistice", "day"): _fixed(11, 11),
    ("bonfire", "night"): _fixed(11, 5),
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
