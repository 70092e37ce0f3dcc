"""Days are said as people say them."""

from datetime import date

import pytest

from flows.day_words import deadline_in_words, time_left

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("last_day", "words"),
    [
        (date(2026, 6, 30), "today"),
        (date(2026, 7, 1), "tomorrow"),
        (date(2026, 7, 12), "in 12 days"),
        (date(2026, 6, 29), "1 day late"),
        (date(2026, 6, 27), "3 days late"),
        (date(2026, 8, 4), "in 5 weeks"),
        (date(2025, 12, 31), "6 months late"),
        (date(2029, 12, 31), "in 4 years"),
    ],
)
def test_how_far_off_a_day_is(last_day, words):
    assert time_left(last_day, TODAY) == words


def test_a_deadline_keeps_the_words_of_its_article():
    day = date(2026, 7, 2)
    assert deadline_in_words("by Thursday", day, TODAY, settled=False) == "by Thursday (in 2 days)"
    assert deadline_in_words("by Thursday", day, TODAY, settled=True) == "by Thursday"
    assert deadline_in_words(None, day, TODAY, settled=True) == "by 2 July 2026"
    assert deadline_in_words("soon", None, TODAY, settled=False) == "soon"
    assert deadline_in_words(None, None, TODAY, settled=False) is None
