"""Dates as feeds write them, with what each means and how sure that is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.feeds.date_words import MONTHS, PLACES, ZONES, ZONES_BY_LANGUAGE
from extractors.feeds.dates import MAX_LENGTH, read_feed_date
from models import DateConfidence


def read(raw: str, language: str | None = None) -> str | None:
    value = read_feed_date(raw, language).value
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if value else None


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("Sat, 14 Mar 2026 09:05:30 GMT", "2026-03-14T09:05:30Z"),
        ("Sat, 14 Mar 2026 09:05:30 +0530", "2026-03-14T03:35:30Z"),
        ("Sat,14 Mar 2026 09:05:30 -0800", "2026-03-14T17:05:30Z"),
        ("Saturday, 14 March 2026 09:05:30 Z", "2026-03-14T09:05:30Z"),
        ("14 Mar 26 09:05 UT", "2026-03-14T09:05:00Z"),
        ("Sun, 14 Mar 2026 09:05:30 GMT", "2026-03-14T09:05:30Z"),  # it was a Saturday
        ("Sat, 14 Mar 2026 09:05:30 +0100 (CET)", "2026-03-14T08:05:30Z"),
        ("Sat, 14 Mar 2026 09:05:30 -0000", "2026-03-14T09:05:30Z"),
        ("2026-03-14T09:05:30Z", "2026-03-14T09:05:30Z"),
        ("2026-03-14t09:05:30.250z", "2026-03-14T09:05:30Z"),
        ("2026-03-14T09:05:30+05:30", "2026-03-14T03:35:30Z"),
        ("2026-03-14T09:05:30+0530", "2026-03-14T03:35:30Z"),
        ("2026-03-14T09:05:30-03", "2026-03-14T12:05:30Z"),
        ("20260314T090530Z", "2026-03-14T09:05:30Z"),
        ("2026-W11-6T09:05Z", "2026-03-14T09:05:00Z"),
        ("2026-073T09:05Z", "2026-03-14T09:05:00Z"),
        ("2026-03-14T24:00:00Z", "2026-03-15T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),  # a leap second
        ("1773479130", "2026-03-14T09:05:30Z"),
        ("1773479130250", "2026-03-14T09:05:30Z"),
        ("2026-03-14 09:05:30 UTC+2", "2026-03-14T07:05:30Z"),
        ("Sat, 14 Mar 2026 09:05:30 GMT-0130", "2026-03-14T10:35:30Z"),
        ("Sat, 14 Mar 2026 5:40:08 PM GMT", "2026-03-14T17:40:08Z"),
        ("Sat, 14 Mar 2026 12:00:00 AM GMT", "2026-03-14T00:00:00Z"),
        ("Sat, 14 Mar 2026 12:30 p.m. GMT", "2026-03-14T12:30:00Z"),
        ("Sat, 14 Mar 2026 17:40:08 PM GMT", "2026-03-14T17:40:08Z"),  # the figures are clear
        ("March 14, 2026 9:05 AM EDT", "2026-03-14T13:05:00Z"),
        ("Sat Mar 14 09:05:30 UTC 2026", "2026-03-14T09:05:30Z"),
        ("Samstag, 14. März 2026, 09:05 Uhr MEZ", "2026-03-14T08:05:00Z"),
        ("Sáb, 14 Mar 2026 09:05:30 -0300", "2026-03-14T12:05:30Z"),
    ],
)
def test_stated_instants(raw: str, meant: str) -> None:
    """A date with its zone is an instant, however it is written."""
    assert read(raw) == meant
    assert read_feed_date(raw).confidence is DateConfidence.EXACT


@pytest.mark.parametrize(
    ("zone", "meant"),
    [
        ("BST", "08:05"), ("CET", "08:05"), ("CEST", "07:05"), ("MSK", "06:05"), ("SAST", "07:05"), ("WAT", "08:05"),
        ("HKT", "01:05"), ("JST", "00:05"), ("EST", "14:05"), ("PDT", "16:05"), ("ET", "13:05"), ("CST", "15:05"),
    ],
)  # fmt: skip
def test_named_zones(zone: str, meant: str) -> None:
    """A zone's name means its offset, in summer and winter; "ET" means what holds in New York that day."""
    assert read(f"Sat, 14 Mar 2026 09:05:00 {zone}") == f"2026-03-14T{meant}:00Z"


@pytest.mark.parametrize(("zone", "meant"), [("AEST", "23:05"), ("NZST", "21:05"), ("NZDT", "20:05")])
def test_zones_far_east_reach_into_the_day_before(zone: str, meant: str) -> None:
    assert read(f"Sat, 14 Mar 2026 09:05:00 {zone}") == f"2026-03-13T{meant}:00Z"


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("Sat, 14 Mar 2026 09:05:30", "2026-03-14T09:05:30Z"),
        ("Sat, 14 Mar 2026 09:05:30 Q", "2026-03-14T09:05:30Z"),  # RFC 2822: letters but Z say nothing
        ("2026/03/14 09:05:30", "2026-03-14T09:05:30Z"),
        ("2026.03.14 09:05", "2026-03-14T09:05:00Z"),
        ("2026-03-14", "2026-03-14T00:00:00Z"),
        ("20260314", "2026-03-14T00:00:00Z"),
        ("March 14, 2026", "2026-03-14T00:00:00Z"),
        ("Mar. 14th, 2026 at 5pm", "2026-03-14T17:00:00Z"),
        ("14-Mar-2026 09:05", "2026-03-14T09:05:00Z"),
        ("samedi 14 mars 2026 à 9h05", "2026-03-14T09:05:00Z"),
        ("1er août 2026", "2026-08-01T00:00:00Z"),
        ("14. Dezember 2026 09:05 Uhr", "2026-12-14T09:05:00Z"),
        ("sábado, 14 de marzo de 2026 09:05", "2026-03-14T09:05:00Z"),
        ("sabato 14 marzo 2026 alle ore 9:05", "2026-03-14T09:05:00Z"),
        ("2026年3月14日 09:05", "2026-03-14T09:05:00Z"),
        ("03/14/2026", "2026-03-14T00:00:00Z"),
        ("14/03/2026 09:05", "2026-03-14T09:05:00Z"),
        ("05.04.2026", "2026-04-05T00:00:00Z"),  # with full stops the day stands first wherever they are used
        ("04/04/2026", "2026-04-04T00:00:00Z"),
    ],
)
def test_dates_without_a_zone(raw: str, meant: str) -> None:
    """They are read as UTC, and say so."""
    assert read(raw) == meant
    assert read_feed_date(raw).confidence is DateConfidence.ASSUMED_ZONE


@pytest.mark.parametrize(
    "raw", ["04/05/2026", "4-5-26 10:00 GMT", "Sat, 14 Mar 2026 09:05:30 IST", "14 Mar 2026 9:05 AST"]
)
def test_ambiguous_dates_have_no_value(raw: str) -> None:
    read_date = read_feed_date(raw)
    assert (read_date.value, read_date.confidence) == (None, DateConfidence.AMBIGUOUS)


@pytest.mark.parametrize(
    ("raw", "language", "meant"),
    [
        ("04/05/2026", "fr", "2026-05-04T00:00:00Z"),
        ("04/05/2026", "en-GB", None),  # English feeds are made on both sides of the Atlantic
        ("Sat, 14 Mar 2026 09:05:30 IST", "en-IN", "2026-03-14T03:35:30Z"),
        ("Sat, 14 Mar 2026 09:05:30 IST", "hi", "2026-03-14T03:35:30Z"),
        ("Sat, 14 Mar 2026 09:05:30 IST", "he-IL", "2026-03-14T07:05:30Z"),
        ("Sat, 14 Mar 2026 09:05:30 IST", "en", None),  # Dublin or Delhi
        ("Sat, 14 Mar 2026 09:05:30 CST", "zh-CN", "2026-03-14T01:05:30Z"),
    ],
)
def test_the_language_of_the_feed_settles_doubt(raw: str, language: str, meant: str | None) -> None:
    assert read(raw, language) == meant


@pytest.mark.parametrize(
    "raw",
    [
        "soon", "", "a", "1", "2026", "2026-03", "Thu, 30 Feb 2026 10:00:00 GMT", "0000-00-00", "-2026-06-23",
        "2026-W99-9", "2026-366", "2026-03-14T25:00:00Z", "2026-03-14T09:61:00Z", "14 Mar 2026 09:05 QQQ",
        "14 Mar 2026 09:05 +2500", "99999999999999999999", "14 Mars Rovers 2026", "room 14 mar 2026", "14 Mar 2026 9",
        "9" * (MAX_LENGTH + 1),
    ],
)  # fmt: skip
def test_no_date_is_invented(raw: str) -> None:
    read_date = read_feed_date(raw)
    assert (read_date.value, read_date.confidence) == (None, DateConfidence.UNREADABLE)


def test_the_text_is_kept_as_written() -> None:
    assert read_feed_date(" Sat, 14 Mar 2026 ").raw == " Sat, 14 Mar 2026 "


def test_no_zone_means_two_things() -> None:
    """A name is either in one table, or the language decides; CST alone has a default of its own (RFC 822)."""
    assert set(ZONES) & set(ZONES_BY_LANGUAGE) == {"cst"}
    assert not set(PLACES) & (set(ZONES) | set(ZONES_BY_LANGUAGE))
    assert set(MONTHS.values()) == set(range(1, 13))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"[A-Za-z0-9 ,:/+.\-]{0,40}", fullmatch=True))
def test_any_text_is_read(raw: str) -> None:
    """Every text gives a record; a value exactly where the confidence says so, and in UTC."""
    read_date = read_feed_date(raw)
    certain = read_date.confidence in (DateConfidence.EXACT, DateConfidence.ASSUMED_ZONE)
    assert certain == (read_date.value is not None)
    assert read_date.value is None or read_date.value.utcoffset() is not None
