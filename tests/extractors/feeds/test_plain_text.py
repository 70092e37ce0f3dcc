"""Titles and summaries as plain text."""

from __future__ import annotations

import pytest

from extractors.feeds.plain_text import plain_text


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("Harbour reopens", "Harbour reopens"),
        ("AT&T buys rival", "AT&T buys rival"),
        ("AT&amp;T buys rival", "AT&T buys rival"),
        ("The council&amp;#8217;s plan", "The council’s plan"),
        ("cut&copy paste", "cut&copy paste"),  # no reference without its semicolon
        ("<b>Senate</b> votes", "Senate votes"),
        ("&lt;em&gt;Hamlet&lt;/em&gt; returns", "Hamlet returns"),
        ("M<sup>2</sup> prices", "M2 prices"),
        ("Rain<br/>and wind", "Rain and wind"),
        ("<p>One</p><p>Two</p>", "One Two"),
        ("profit <3% of sales", "profit <3% of sales"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("the <Trump> brand", "the <Trump> brand"),  # no element of HTML
        ("<script>alert(1)</script>Ferry late", "Ferry late"),
        ("Ferry late<SCRIPT>alert(1)</SCRIPT> again", "Ferry late again"),
        ("Ferry <!-- draft --> late", "Ferry late"),
        ("Ferry late <img src='x' alt='", "Ferry late"),  # cut off inside a tag
        ("\n\t  Ferry  \xa0 late\x0b\r\n", "Ferry late"),
        ("Ferry\u202e late\ufeff", "Ferry late"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("&#xD800; late", "\ufffd late"),
    ],
)
def test_shown(markup: str, shown: str) -> None:
    assert plain_text(markup, 200) == shown


def test_limit() -> None:
    """Never longer than asked for, and no blank at the end."""
    assert plain_text("one two three", 8) == "one two"
    assert len(plain_text("<b>" * 10_000 + "x" * 10_000, 50)) <= 50
