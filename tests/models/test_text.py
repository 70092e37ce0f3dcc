"""Spans say where and what, and the two agree."""

import pytest

from models import TextPart, TextSpan


def test_a_span_counts_code_points_not_bytes_or_graphemes():
    text = "Café 👩‍👧 cafe\u0301"
    assert TextSpan.of(text, 5, 8).text == "👩\u200d👧"
    assert TextSpan.of(text, 9, 14).text == "cafe\u0301"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (2, 99)])
def test_a_span_is_never_empty_reversed_or_out_of_range(start, end):
    with pytest.raises(ValueError, match="does not fit"):
        TextSpan.of("short text", start, end)


def test_words_must_be_as_long_as_their_range():
    with pytest.raises(ValueError, match="does not fit"):
        TextSpan(start=0, end=4, text="short")


def test_spans_of_title_and_text_never_touch():
    title = TextSpan.of("same words", 0, 4, TextPart.TITLE)
    text = TextSpan.of("same words", 0, 4)
    assert not title.overlaps(text)
    assert not title.contains(text)
    assert title != text


def test_neighbours_do_not_overlap():
    whole, left, right = (TextSpan.of("abcdef", *ends) for ends in ((0, 6), (0, 3), (3, 6)))
    assert not left.overlaps(right)
    assert whole.overlaps(right)
    assert whole.contains(left)
    assert not left.contains(whole)


def test_a_version_holds_a_span_only_where_its_words_stand(make_version):
    version = make_version("By June, said Acme.", title="June")
    assert version.holds(TextSpan(start=3, end=7, text="June"))
    assert version.holds(TextSpan(start=0, end=4, text="June", part=TextPart.TITLE))
    assert not version.holds(TextSpan(start=2, end=6, text="June"))
    assert not version.holds(TextSpan(start=3, end=7, text="June", part=TextPart.TITLE))
