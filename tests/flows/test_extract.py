"""``newsfacts extract``: items in, facts out, one for one."""

from __future__ import annotations

import json
from functools import partial

import pytest

from flows.extract import extract_lines, read_item, read_published, version_of_page, version_of_text
from flows.reading import DocumentReader, TextReader
from flows.settings import IsolationSettings, Settings
from models import ArticleError, Origin

PAGE = """<!doctype html><html lang="en"><head><title>Acme signs accord | The Courier</title>
<meta property="article:published_time" content="2026-03-02T09:00:00+01:00"></head><body><article>
<h1>Acme signs accord</h1>
<p>Acme signed the safety accord on Monday, spokesman Lee Park said in a statement to reporters in Oslo.</p>
<p>The company will publish its first report by the end of June, Park added. The ministry welcomed the step
and said that it expects the other three producers in the country to follow before the autumn.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def extract():
    """Lines in, results out; all in this process."""
    settings = Settings(isolation=IsolationSettings(workers=0))
    return partial(extract_lines, extractor=TextReader(settings), documents=DocumentReader(settings.isolation))


def lines(*records) -> list[str]:
    return [record if isinstance(record, str) else json.dumps(record) for record in records]


def test_one_line_out_for_each_line_in(extract):
    """The order is kept, and a line that fails costs only itself."""
    results = list(
        extract(
            lines(
                {"id": "a", "published": "2026-03-02", "title": "T", "text": "Acme met on March 1."},
                "{not json",
                {"id": "c", "published": "yesterday", "text": "Acme met on March 1."},
                {"id": "d"},
                {"id": "e", "published": None, "text": "Acme met on March 1, 2026."},
            )
        )
    )
    assert [result["id"] for result in results] == ["a", None, "c", "d", "e"]
    assert ["error" in result for result in results] == [False, True, True, True, False]
    assert "line 2" in results[1]["error"]
    assert "2026-06-26" in results[2]["error"], "the message shows what a date looks like"
    assert results[4]["dates"][0]["start"] == "2026-03-01"


def test_the_same_id_twice_is_two_items(extract):
    """Ids are the caller's: nothing is lost when they repeat."""
    item = {"id": "x", "published": "2026-03-02", "text": "Acme met on March 1."}
    other = {**item, "text": "Acme met on March 2."}
    first, second = extract(lines(item, other))
    assert (first["dates"][0]["text"], second["dates"][0]["text"]) == ("March 1", "March 2")


def test_pages_tell_what_was_read_from_them(extract):
    """With html, the output holds the text that the spans point into."""
    (result,) = extract(lines({"id": "p", "html": PAGE}))
    assert result["title"] == "Acme signs accord"
    assert result["published"].startswith("2026-03-02T09:00")
    assert result["language"] == "en"
    for date in result["dates"]:
        start, end = date["span"]
        assert result["text"][start:end] == date["text"]


def test_a_given_date_beats_the_page(extract):
    (result,) = extract(lines({"id": "p", "html": PAGE, "published": "2025-12-31"}))
    assert result["published"] == "2025-12-31"
    version = version_of_page(PAGE, "item:p", "2025-12-31")
    assert version.origins["published"] is Origin.GIVEN


def test_a_page_without_an_article_is_an_error(extract):
    (result,) = extract(lines({"id": "p", "html": "<html><body><p>Hello.</p></body></html>"}))
    assert set(result) == {"id", "error"}


def test_another_language_is_said_and_not_read(extract):
    """German text is not read by the English pipeline, and the output says so."""
    text = "Der Minister sagte am Montag, dass die Regierung das Gesetz bis zum Ende des Jahres vorlegen werde. " * 3
    (result,) = extract(lines({"id": "d", "published": "2026-03-02", "text": text}))
    assert result["skipped"] == "language: de"
    assert result["organizations"] == []


def test_text_is_taken_as_given():
    """White space and odd characters stay, so that the caller's offsets hold."""
    text = "  Two\u00a0words \r\n and 😀.\n\n\n"
    assert version_of_text(text, url="item:1").text == text


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2026-06-26", "day"), ("2026-06-26T08:30:00Z", "instant"), ("2026-06-26T08:30:00", "day"), (None, "day")],
)
def test_precision_of_a_given_date(value, precision):
    """Only a time with a zone is an instant."""
    assert read_published(value, "x")[1] == precision


@pytest.mark.parametrize("value", ["26/06/2026", "soon", 20260626, ["2026"], "2026-02-30", "0000-01-01"])
def test_bad_dates_are_refused(value):
    with pytest.raises(ArticleError) as error:
        read_published(value, "x")
    assert error.value.reason == "bad_date"


def test_line_that_is_no_object():
    assert "not a JSON object" in str(read_item("[1, 2]", 7).error)
    assert "nested too deeply" in str(read_item("[" * 100_000, 7).error)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "Half a \ud83d smile."}, "half a character"),
        ({"text": "Acme met.", "url": 7}, "url must be a string"),
        ({"text": "Acme met.", "title": ["x"]}, "title must be a string"),
        ({"text": "Acme met.", "language": 3}, "language must be a string"),
        ({"html": PAGE, "url": {"a": 1}}, "url must be a string"),
        ({"html": PAGE, "published": 5}, "published"),
        ({"text": 5}, "neither"),
    ],
)
def test_odd_fields_cost_only_their_line(fields, words):
    """What is no text one can store is said, instead of stopping the batch."""
    assert words in str(read_item(json.dumps({"id": "x", **fields}), 1).error)


def test_one_text_read_as_of_two_days(extract):
    """Lines that differ in nothing but the date are two items: each is read as of its own."""
    item = {"id": "x", "text": "Acme met on Monday."}
    dated = [{**item, "published": day} for day in ("2020-01-02", "2026-03-04")]
    results = list(extract(lines(*dated, item)))
    assert [result["dates"][0]["start"] for result in results] == ["2019-12-30", "2026-03-02", None]


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"id": "a", "text": "Half \\ud800 a character."}',
        '{"id": "\\ud800", "text": "Acme met."}',
        '{"id": "a", "title": 5, "text": "Acme met."}',
        '{"id": "a", "text": "Acme met.", "language": ["en"]}',
        '{"id": NaN, "text": "Acme met."}',
        '{"id": ' + "9" * 5000 + ', "text": "Acme met."}',
    ],
    ids=["deep", "surrogate", "surrogate id", "title", "language", "NaN", "long number"],
)
def test_an_odd_line_costs_only_itself(extract, line):
    """Its neighbour has its facts, and what is printed is JSON."""
    odd, good = extract([line, json.dumps({"id": "b", "text": "Acme met."})])
    assert "error" in odd
    assert "error" not in good
    json.dumps(odd, allow_nan=False).encode()


def test_a_byte_order_mark_is_no_character(extract):
    (result,) = extract(["\ufeff" + json.dumps({"id": "b", "text": "Acme met."})])
    assert result["id"] == "b"
