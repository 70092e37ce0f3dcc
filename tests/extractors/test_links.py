"""Which addresses are kept, and in what form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.links import MAX_LENGTH, clean_link


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://news.example/a", "https://news.example/a"),
        (" HTTPS://News.Example:443/A ", "https://news.example/A"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/a?utm_source=rss&id=7&UTM_Medium=x", "https://news.example/a?id=7"),
        ("https://news.example/a?fbclid=1&at_medium=RSS&ftag=X&cmp=rss&wt_mc=y", "https://news.example/a"),
        ("https://news.example/a?b=2&a=1&b=", "https://news.example/a?b=2&a=1&b="),
        ("https://news.example/?104746419", "https://news.example/?104746419"),
        ("https://news.example/p?gallery=3&eid=9&ref=17", "https://news.example/p?gallery=3&eid=9&ref=17"),
        ("https://go.example/r?url=https://news.example/a", "https://go.example/r?url=https://news.example/a"),
        ("https://news.example/two words", "https://news.example/two%20words"),
        ("https://news.example/@ann/a;b(c)", "https://news.example/@ann/a;b(c)"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        ("https://news.example/li\nne", "https://news.example/line"),
    ],
)
def test_kept_form(written: str, kept: str) -> None:
    """What only says how a reader came by is removed; what may choose the article stays as written."""
    assert clean_link(written) == kept


@pytest.mark.parametrize(
    "written",
    ["", "/a", "news.example/a", "javascript:alert(1)", "java\tscript:alert(1)", "mailto:a@news.example",
     "file:///etc/hosts", "https://", "https:///a", "http://[::1", "http://news.example:x/", "http://a b/",
     "https://news.example/" + "a" * MAX_LENGTH],
)  # fmt: skip
def test_not_to_be_followed(written: str) -> None:
    assert clean_link(written) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40).map(lambda rest: "https://news.example/" + rest) | st.text(max_size=40))
def test_cleaning_twice_changes_nothing(written: str) -> None:
    cleaned = clean_link(written)
    assert cleaned is None or clean_link(cleaned) == cleaned
