"""Temporal expressions, as marked sentences.

``[words](2026-06-02)`` marks an expression of one day, ``(2026-06-22..2026-06-28)`` of several, ``(2026-06-23..)`` one
without an end and ``(..)`` one that no day anchors; a tail names the type and doubt: ``(.. DURATION)``,
``(2026-06-23.. vague)``. Sentences without a mark hold none. All are published on Tuesday, 2026-06-23.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from models import TemporalExpression, TextPart

Read = Callable[..., tuple[TemporalExpression, ...]]
MARK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")


@dataclass(frozen=True)
class Marked:
    text: str
    start: date | None
    end: date | None
    type: str = "DATE"
    vague: bool = False


def unmark(marked: str) -> tuple[str, list[Marked]]:
    """The plain sentence and what its marks say."""
    plain, expected, last = "", [], 0
    for match in MARK.finditer(marked):
        plain += marked[last : match.start()] + match[1]
        days, *tail = match[2].split()
        start, _, end = days.partition("..")
        bounds = [date.fromisoformat(day) if day else None for day in (start, end if ".." in days else start)]
        kinds = [word for word in tail if word.isupper()] or ["DATE"]
        expected.append(Marked(match[1], bounds[0], bounds[1], kinds[0], "vague" in tail))
        last = match.end()
    return plain + marked[last:], expected


def summary(expression: TemporalExpression) -> Marked:
    days = expression.interval
    return Marked(expression.span.text, days.start, days.end, expression.type.value, expression.vague)


CALENDAR = [
    "The order of [June 2](2026-06-02) stands.",
    "The order was signed on [June 2, 2025](2025-06-02) in Ohio.",
    "The order was signed on [2 June 2025](2025-06-02) in Leeds.",
    "They met on [the 2nd of June 2025](2025-06-02).",
    "They met on [June 2nd](2026-06-02).",
    "They met on [Dec. 5, 2025](2025-12-05), he said.",
    "They met on [Friday, June 19](2026-06-19).",
    "They met on [Friday 19 June](2026-06-19).",
    "They met on [Friday, June 19, 2026](2026-06-19), in Rome.",
    "Released [2026-06-02](2026-06-02) by the agency.",
    "Released [25/12/2025](2025-12-25) by the agency.",
    "Released [12/25/2025](2025-12-25) by the agency.",
    "Released [03/04/2026](2026-03-04 vague) by the agency.",
    "Released [31.12.2025](2025-12-31) by the agency.",
    "It closed in [April](2026-04-01..2026-04-30).",
    "It closed in [April 2024](2024-04-01..2024-04-30).",
    "It closed in [April, 2024](2024-04-01..2024-04-30).",
    "It closed in [April last year](2025-04-01..2025-04-30).",
    "It closed in [Sept. 2024](2024-09-01..2024-09-30).",
    "It closed in [2019](2019-01-01..2019-12-31).",
    "Since [1848](1848-01-01..1848-12-31) the house has stood.",
    "The [2016](2016-01-01..2016-12-31) campaign was long.",
    "It ran from [1921-23](1921-01-01..1923-12-31).",
    "He governed in [2016-2018](2016-01-01..2018-12-31).",
    "The season [2016/17](2016-01-01..2017-12-31) was lost.",
    "It lasted from [1925 to 1940](1925-01-01..1940-12-31).",
    "Polls ran from [June 2 to 4](2026-06-02..2026-06-04).",
    "Polls ran on [June 2-4](2026-06-02..2026-06-04).",
    "Games ran from [July 30-Aug. 14, 1932](1932-07-30..1932-08-14).",
    "Concerts on [2-4 May 2025](2025-05-02..2025-05-04) sold out.",
    "Sales fell between [March and May](2026-03-01..2026-05-31).",
    "The strike lasted from [Monday to Friday](2026-06-15..2026-06-19).",
    "It grew in [the 1990s](1990-01-01..1999-12-31).",
    "It grew in [the '90s](1990-01-01..1999-12-31).",
    "It grew in [the nineties](1990-01-01..1999-12-31).",
    "It began in [the 19th century](1800-01-01..1899-12-31).",
    "In [nineteen ninety-six](1996-01-01..1996-12-31) it bombed.",
    "It was to end by [the year two thousand](2000-01-01..2000-12-31).",
    "Two thousand workers left.",
    "They voted in [July](2026-07-01..2026-07-31) to strike.",
    "They voted in [October](2025-10-01..2025-10-31) to strike.",
    "The attacks of [Sept. 11, 2001](2001-09-11) changed it.",
    "After the [9/11](2001-09-11) attacks he moved.",
]

WEEKDAYS = [
    "The ministry said on [Friday](2026-06-19) that it signed.",
    "The ministry said on [Tuesday](2026-06-23) that it signed.",
    "The ministry said [Wednesday](2026-06-17) that it signed.",
    "The ministry will sign on [Friday](2026-06-26).",
    "The ministry will sign on [Tuesday](2026-06-30).",
    "The ministry said it plans to sign on [Thursday](2026-06-25).",
    "On [Thursday](2026-06-25), the ministry will sign.",
    "The bill passed [last Friday](2026-06-19).",
    "The bill passed [last Tuesday](2026-06-16).",
    "The bill comes [next Monday](2026-06-29).",
    "The bill comes up [this Thursday](2026-06-25).",
    "He fell [this past Sunday](2026-06-21).",
    "Shares fell on [Friday](2026-06-19), from [the previous Friday](2026-06-12).",
    "Shares fell on [Monday](2026-06-22), from [the previous Friday](2026-06-19).",
    "He left at [4 in the morning on Monday](2026-06-22 TIME).",
    "He rides [Friday night](2026-06-19 TIME) and wins.",
    "Police arrived [early Sunday morning](2026-06-21 TIME).",
    "Police arrived at [9:15 p.m. on Monday](2026-06-22 TIME).",
    "Police arrived at [10 p.m. Monday](2026-06-22 TIME).",
    "Police arrived on [Monday at 9:15 p.m.](2026-06-22 TIME)",
    "They have until [noon Friday](2026-06-26 TIME).",
    "The storm hit in [the early hours of Sunday](2026-06-21 TIME).",
]

RELATIVE = [
    "Germany will vote [a week from Sunday](2026-07-05).",
    "They will be gone in [three to five years](2029-01-01..2031-12-31).",
    "He died [more than 20 years ago](..2006-12-31 vague).",
    "It was the first rise in [three years](.. DURATION).",
    "It was moved to [Nov. 9](2026-11-09) by the judge.",
    "He left [today](2026-06-23).",
    "He left [yesterday](2026-06-22).",
    "He leaves [tomorrow](2026-06-24).",
    "He left [the day before yesterday](2026-06-21).",
    "He speaks [tonight](2026-06-23 TIME).",
    "He spoke [last night](2026-06-22 TIME).",
    "He spoke [this morning](2026-06-23 TIME).",
    "He speaks [tomorrow night](2026-06-24 TIME).",
    "Rates rose [last week](2026-06-15..2026-06-21).",
    "Rates rose [this week](2026-06-22..2026-06-28).",
    "Rates rise [next week](2026-06-29..2026-07-05).",
    "Rates rose [last month](2026-05-01..2026-05-31).",
    "Rates rose [this month](2026-06-01..2026-06-30).",
    "Rates rose [last quarter](2026-01-01..2026-03-31).",
    "Rates rose [last year](2025-01-01..2025-12-31).",
    "Rates rise [next year](2027-01-01..2027-12-31).",
    "The party was [last weekend](2026-06-20..2026-06-21).",
    "The party was over [the weekend](2026-06-20..2026-06-21).",
    "The party was [last October](2025-10-01..2025-10-31).",
    "The party is [next March](2027-03-01..2027-03-31).",
    "He died [five days ago](2026-06-18).",
    "He died [two weeks ago](2026-06-08..2026-06-14).",
    "He died [three months ago](2026-03-01..2026-03-31).",
    "He died [three years ago](2023-01-01..2023-12-31).",
    "He died [a decade ago](2016-01-01..2016-12-31).",
    "He died [nearly a year ago](2025-01-01..2025-12-31).",
    "He died [several weeks ago](..2026-06-23 vague).",
    "He died [years ago](..2026-06-23 vague).",
    "They will decide in [two weeks](2026-07-06..2026-07-12).",
    "They will decide in [six months](2026-12-01..2026-12-31).",
    "They will decide [six weeks from now](2026-08-03..2026-08-09).",
    "It fell over [the past three years](2023-06-23..2026-06-23 DURATION).",
    "It fell in [the last 30 days](2026-05-24..2026-06-23 DURATION).",
    "It fell over [the past decade](2016-06-23..2026-06-23 DURATION).",
    "It will fall over [the next two years](2026-06-23..2028-06-23 DURATION).",
    "Passengers get refunds within [90 days](2026-06-23..2026-09-21 DURATION).",
    "She has been working there for [four years](2022-06-23..2026-06-23 DURATION).",
    "At [this time last year](2025-06-23) it was half.",
    "They closed on June 2, 2025. [The following month](2025-07-01..2025-07-31) they left.",
    "It opened in May 2019 and shut [two months later](2019-07-01..2019-07-31).",
    "It left [two days before the June 30](2026-06-28) deadline.",
]

#: What a case tests is its last mark only: an anchor before it is unmarked in the two sentences above.
ANCHORED = {
    "They closed on June 2, 2025. [The following month](2025-07-01..2025-07-31) they left.",
    "It opened in May 2019 and shut [two months later](2019-07-01..2019-07-31).",
}

PERIODS = [
    "Results for [fiscal 2027](2026-10-01..2027-09-30), which begins on [October 1](2026-10-01), come later.",
    "Profit fell in [3Q25](2025-07-01..2025-09-30) and [1H25](2025-01-01..2025-06-30).",
    "Profit fell in [the third quarter](2025-07-01..2025-09-30).",
    "Profit fell in [the first quarter](2026-01-01..2026-03-31).",
    "[Third-quarter](2025-07-01..2025-09-30) profit fell.",
    "Profit fell in [Q3 2025](2025-07-01..2025-09-30).",
    "Profit fell in [the third quarter of 2024](2024-07-01..2024-09-30).",
    "Profit fell in [the September quarter](2025-07-01..2025-09-30).",
    "Profit fell in [the first half of 2024](2024-01-01..2024-06-30).",
    "Profit fell in [the second half of last year](2025-07-01..2025-12-31).",
    "Profit fell in [the last half of 2025](2025-07-01..2025-12-31).",
    "They slept through the last half of the match.",
    "Profit fell in [last year's fourth quarter](2025-10-01..2025-12-31).",
    "Profit fell in [H1 2024](2024-01-01..2024-06-30).",
    "Profit fell in [fiscal 2025](2025-01-01..2025-12-31 vague).",
    "Profit fell in [FY2020-22](2020-01-01..2022-12-31 vague).",
    "Profit fell in [fiscal 2026](2025-02-01..2026-01-31), which ended on [January 31](2026-01-31).",
    "Profit fell in [the first nine months of 2025](2025-01-01..2025-09-30 DURATION).",
    "The shop closed in [spring 2025](2025-03-01..2025-05-31 vague).",
    "The shop closed in [the summer of 2025](2025-06-01..2025-08-31 vague).",
    "The shop closed [last fall](2025-09-01..2025-11-30 vague).",
    "The shop opens [this winter](2026-12-01..2027-02-28 vague).",
    "The shop closed in [the spring](2026-03-01..2026-05-31 vague).",
    "The shop closed on [Christmas Day](2025-12-25).",
    "The shop will close on [Thanksgiving](2026-11-26).",
    "The shop closed on [Easter Monday](2026-04-06).",
    "The shop will close on [Labor Day](2026-09-07).",
    "The shop closed on [Memorial Day](2026-05-25).",
    "The vote is on [Election Day](2026-11-03).",
    "They met on [Good Friday 2024](2024-03-29).",
]

PARTS = [
    "It will open in [the week of July 6](2026-07-06..2026-07-12).",
    "It will open in [the first week of July](2026-07-01..2026-07-07).",
    "It closed on [the last day of May](2026-05-31).",
    "It will close for [the rest of the year](2026-06-23..2026-12-31 vague).",
    "Sales at [mid-year](2026-05-01..2026-08-31 vague) were flat.",
    "It will open by [the end of the year](2026-12-31).",
    "It will open by [year-end](2026-12-31).",
    "It opened at [the start of 2025](2025-01-01).",
    "It will open at [the end of this week](2026-06-28).",
    "It will be done by [the end of the decade](2029-12-31).",
    "It will be done by [the end of next year](2027-12-31).",
    "It will be done by [end-June](2026-06-30).",
    "It opened in [early 2025](2025-01-01..2025-04-30 vague).",
    "It opened in [mid-2025](2025-05-01..2025-08-31 vague).",
    "It opened in [late 2025](2025-09-01..2025-12-31 vague).",
    "It opened in [early June](2026-06-01..2026-06-10 vague).",
    "It opened in [mid-May](2026-05-11..2026-05-20 vague).",
    "It opened in [late May](2026-05-21..2026-05-31 vague).",
    "It opened [early in 2025](2025-01-01..2025-04-30 vague).",
    "It opened in [the early 1990s](1990-01-01..1993-12-31 vague).",
    "It will open [early next year](2027-01-01..2027-04-30 vague).",
    "It opened [earlier this month](2026-06-01..2026-06-23 vague).",
    "It opened [earlier this year](2026-01-01..2026-06-23 vague).",
    "It opened [earlier in the month](2026-06-01..2026-06-23 vague).",
    "It will open [later this year](2026-06-23..2026-12-31 vague).",
    "It will open [later this week](2026-06-23..2026-06-28 vague).",
]

VAGUE = [
    "It expects to sign [soon](2026-06-23.. vague).",
    "It will sign [shortly](2026-06-23.. vague).",
    "It will sign [eventually](2026-06-23.. vague).",
    "It will sign in [the near future](2026-06-23.. vague).",
    "It will sign in [the coming days](2026-06-23.. DURATION vague).",
    "It will sign in [coming weeks](2026-06-23.. DURATION vague).",
    "It will grow in [the months ahead](2026-06-23.. DURATION vague).",
    "It will grow for [years to come](2026-06-23.. DURATION vague).",
    "It signed [recently](..2026-06-23 vague).",
    "It grew in [recent years](..2026-06-23 DURATION vague).",
    "It grew over [the past few months](..2026-06-23 DURATION vague).",
]

DURATIONS = [
    "A [30-day](.. DURATION) review began.",
    "A [three-year](.. DURATION) lease began.",
    "A [10-year](.. DURATION) lease began.",
    "It lasted [three years](.. DURATION).",
    "It took [two and a half years](.. DURATION).",
    "It took [2.5 hours](.. DURATION).",
    "It took [twenty-five minutes](.. DURATION).",
    "It took [weeks](.. DURATION).",
    "It came after [months](.. DURATION) of talks.",
    "It took [a couple of days](.. DURATION).",
    "It took [more than a decade](.. DURATION).",
    "A [weeklong](.. DURATION) trip began.",
    "It took [several days](.. DURATION).",
    "It pays [every month](.. SET).",
    "It meets [every Monday](.. SET).",
    "It meets twice [a week](.. SET).",
    "It meets [every two weeks](.. SET).",
    "It meets [annually](.. SET).",
]

NONE = [
    "They work six days a week, 52 weeks a year.",
    "It may come some day, like March Madness and May Company.",
    "Theresa May declined to comment.",
    "May said the plan may work.",
    "The march on the capital began.",
    "The Sun rose and they sat.",
    "A second term was won in a split second decision.",
    "He spends $30 billion a year on it.",
    "They pump 2 million barrels a day.",
    "A 56-year-old man, aged 40 years, was held.",
    "The boy is 12 years old.",
    "It happened at the same time on the same day.",
    "He is now at home, currently idle.",
    "They met at 9:15 p.m. in the hall.",
    "It costs $2,019 or 2019 euros.",
    "Some 2000 people and 1999 cars came.",
    "Call 555-2019 or room 2015.",
    "The fall of the government came in spite of it.",
    "As soon as it rains, soon after, they go.",
    "The ship was soon released.",
    "He eventually left.",
    "It extends the future of work.",
    "Jan Smit and April Ryan met August Busch.",
    "The quarter of the votes was lost in the first half of the match.",
    "Patrick Soon-Shiong spoke.",
    "Timothy Weeks spoke.",
    "The Six-Day War is over.",
    "24/7 service, 5/10 stars.",
    "In today's world it counts.",
    "COVID-19 and the A2020 model.",
    "On game days he rests, as in his early years.",
    "At the end of the day it counts.",
]


@pytest.mark.parametrize(
    "marked", CALENDAR + WEEKDAYS + RELATIVE + PERIODS + PARTS + VAGUE + DURATIONS + NONE, ids=lambda case: case[:60]
)
def test_expressions_and_the_days_they_cover(marked: str, read: Read) -> None:
    """Each expression is found with its exact words and read as of publication; look-alikes are not."""
    text, expected = unmark(marked)
    found = [summary(expression) for expression in read(text)]
    assert found[-len(expected) :] == expected if marked in ANCHORED else found == expected


def test_title_dates_come_first(read: Read) -> None:
    """Spans in the title are the title's, and stand before those of the text."""
    dates = read("It opened in May.", title="Plant to close in June")
    assert [(one.span.part, one.span.text, one.span.start) for one in dates] == [
        (TextPart.TITLE, "June", 18),
        (TextPart.TEXT, "May", 13),
    ]


def test_no_expression_runs_from_the_title_into_the_text(read: Read) -> None:
    """A title ends where it ends, even if the text would go on with it."""
    assert [one.span.text for one in read("2025 was dry.", title="Rain in June")] == ["June", "2025"]


def test_the_first_article(shared: Path, read: Read) -> None:
    """The dates of the article that started the project are read as its annotator reads them."""
    article = json.loads((shared / "facts" / "seed.jsonl").read_text(encoding="utf-8").splitlines()[0])
    published = datetime.fromisoformat(article["published"])
    found = [
        (
            one.span.text,
            one.interval.start and one.interval.start.isoformat(),
            one.interval.end and one.interval.end.isoformat(),
        )
        for one in read(article["text"], article["title"], published=published)
    ]
    expected = [(gold["text"], gold["start"], gold["end"]) for gold in article["dates"]]
    assert [one[1:] for one in found] == [one[1:] for one in expected]
    assert all(gold[0] in one[0] for one, gold in zip(found, expected, strict=True))
