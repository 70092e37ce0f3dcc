"""Lines that are no part of an article, and lines that only look so."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pages.boilerplate import (
    is_boilerplate,
    without_author_notes,
    without_boilerplate,
    without_headline,
    without_kicker,
)
from extractors.whitespace import paragraphs_of, readable

PROSE = "The council will pay for the tunnel, the mayor said on Monday after a long meeting."


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our morning newsletter",
        "READ MORE: Why the bridge had to close",
        "Advertisement",
        "Click here to subscribe",
        "Photo: Jo Field/Merrin Pictures",
        "Image credit: Merrin Pictures",
        "Pictured left, is the mayor at the quay",
        "© 2026 Merrin Gazette. All rights reserved.",
        "Copyright 2026 Merrin Media",
        "Follow us on Facebook",
        "Get the day's stories delivered to your inbox.",
        "Ines Maurer and Tom Adeyemi contributed to this report.",
        "Updated on June 23, 2026",
        "https://gazette.example/news/tunnel",
        "Related: Ferry fares to fall",
    ],
)
def test_prompt(line):
    """Prompts, credits, rights and dates of the page are left out."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sign language will be taught in every school from September, the ministry said.",
        "Read the judgment, she told reporters, and you will see that we were right.",
        "Share prices fell by a tenth on Monday.",
        "Copyright law needs a reform, the minister said.",
        "Follow the money, the prosecutor told the jury.",
        "Related companies will pay the same tax.",
        "Photographs of the mayor were found in the flat.",
        "Updated figures will be published in May, the office said.",
        "More than 300 people signed the petition.",
        "Source of the leak was a pipe under the quay, engineers said.",
    ],
)
def test_sentence_that_begins_like_a_prompt(line):
    """Near-misses: sentences of the story stay."""
    assert not is_boilerplate(line)


def test_other_stories_at_the_end():
    """A list of links under "More from" goes; a story that continues after such a heading stays."""
    teasers = ["More from Merrin", "Ferry fares to fall", "Old bridge closed"]
    assert without_boilerplate([PROSE, PROSE, *teasers]) == [PROSE, PROSE]
    assert without_boilerplate([PROSE, PROSE, "More from Merrin", PROSE]) == [PROSE, PROSE, PROSE]


def test_top_and_tail():
    """Headline, section name and notes on authors frame the text and are no part of it."""
    assert without_headline(["Tunnel by 2031!", PROSE], ("Tunnel by 2031",)) == [PROSE]
    assert without_kicker(["World", "LIVE UPDATES", PROSE]) == [PROSE]
    assert without_author_notes([PROSE, "Ines Maurer is a reporter."], ("Ines Maurer",)) == [PROSE]
    assert without_author_notes([PROSE, "Ines Okoro is the mayor."], ("Ines Maurer",)) == [
        PROSE,
        "Ines Okoro is the mayor.",
    ]


@pytest.mark.parametrize("line", ["get the " * 40, "a" * 349, "(" * 300, "more " * 69, "updated on 1" + "0" * 300])
def test_lines_are_judged_at_once(line):
    """No pattern backtracks."""
    start = time.perf_counter()
    is_boilerplate(line)
    assert time.perf_counter() - start < 0.5


def test_readable():
    """No-break spaces become spaces, unseen characters go, the accent stays as it was written."""
    assert readable("a\u00a0 b\u200b\u00adc\x00 \r\n d e\u0301") == "a bc \n d e\u0301"


@given(st.text(max_size=200))
def test_readable_twice_is_readable_once(text):
    """The normalisation has nothing left to do after itself."""
    once = "\n\n".join(paragraphs_of(text))
    assert "\n\n".join(paragraphs_of(once)) == once
