"""Names fold for comparison; digests are the same on every machine."""

from datetime import UTC, date, datetime

import pytest

from models import FeedState, TextPart, canonical_json, digest, normalize_name


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Wall Street Journal", "wall street journal"),
        ("OpenAI’s", "openai"),
        ("OpenAI's", "openai"),
        ("AT&T", "at t"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Theranos", "theranos"),  # "the" leaves only as a word
        ("...", ""),
    ],
)
def test_normalize_name(name, folded):
    assert normalize_name(name) == folded


def test_empty_fields_change_no_digest():
    """A record can gain an optional field and keep its old digests."""
    assert canonical_json({"a": 1, "b": None, "c": "", "d": [], "e": {}}) == '{"a":1}'
    assert canonical_json({"zero": 0, "no": False}) == '{"zero":0}'


def test_records_become_plain_values():
    state = FeedState(feed_name="a", url="u", configured_url="u", fetched_at=datetime(2026, 1, 2, tzinfo=UTC))
    assert canonical_json(state) == (
        '{"configured_url":"u","failures":0,"feed_name":"a","fetched_at":"2026-01-02T00:00:00+00:00","url":"u"}'
    )


def test_digests_are_pinned():
    """These values are stored in warehouses: they must not change."""
    assert digest("a", date(2026, 1, 2), TextPart.TITLE, ("x", None)) == "962548eb30fc99c0"
    assert digest("a", length=32) == "0eb5b8d6f81bc677da8a08567cc4fa9a"


def test_order_of_keys_does_not_matter_and_of_items_does():
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest([1, 2]) != digest([2, 1])
