"""Fields of pages: dates, authors, addresses, titles, languages, JSON-LD."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extractors.pages.address import article_address
from extractors.pages.authors import byline_in, clean_authors
from extractors.pages.dates import read_date
from extractors.pages.language import language_of_text, language_tag
from extractors.pages.linked_data import read_linked_data
from extractors.pages.metadata import without_site_name
from extractors.pages.tree import parse_page

URL = "https://www.gazette.example/news/tunnel"


@pytest.mark.parametrize(
    ("raw", "value", "precision"),
    [
        ("2026-06-23T18:30:00+02:00", datetime(2026, 6, 23, 16, 30, tzinfo=UTC), "instant"),
        ("2026-06-23T16:30Z", datetime(2026, 6, 23, 16, 30, tzinfo=UTC), "instant"),
        ("Tue, 23 Jun 2026 16:30:00 GMT", datetime(2026, 6, 23, 16, 30, tzinfo=UTC), "instant"),
        ("2026-06-23", datetime(2026, 6, 23), "day"),
        ("2026-06-23T18:30:00", datetime(2026, 6, 23), "day"),  # no zone: the hour is not known
        ("June 23, 2026", datetime(2026, 6, 23), "day"),
        ("1782232200", datetime(2026, 6, 23, 16, 30, tzinfo=UTC), "instant"),
    ],
)
def test_date(raw, value, precision):
    """An instant needs a time and its zone; otherwise the day is what is known."""
    date = read_date(raw)
    assert date is not None
    assert (date.value, date.precision) == (value, precision)


@pytest.mark.parametrize("raw", ["", None, "soon", "03/04/2026", "2026-02-30", "1970-01-01", "x" * 500, "2031-01-01"])
def test_no_date(raw):
    """Nothing, nonsense, two readings, and days that cannot be."""
    assert read_date(raw, latest=datetime(2026, 11, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        (["By Ines Maurer"], ("Ines Maurer",)),
        (["Ines Maurer and Tom Adeyemi"], ("Ines Maurer", "Tom Adeyemi")),
        (["Ines Maurer, Tom Adeyemi & Jo Field"], ("Ines Maurer", "Tom Adeyemi", "Jo Field")),
        (["Maurer, Ines"], ("Ines Maurer",)),
        (["Ines Maurer, Chief Political Correspondent"], ("Ines Maurer",)),
        (["Sam Okoro, Jr."], ("Sam Okoro, Jr.",)),
        (["Ines Maurer ines@gazette.example"], ("Ines Maurer",)),
        (["Ines Maurer Gazette Staff"], ("Ines Maurer",)),
        (["Gazette"], ()),
        (["Bread & Roses"], ()),
        (["admin", "ines-maurer", "https://social.example/ines", "<b>x"], ()),
        (["Reuters", "Reuters"], ("Reuters",)),  # an agency tells through whom the story came
        (["Image: Merrin Pictures"], ()),
    ],
)
def test_authors(names, authors):
    """Bylines become names; the site itself, slugs, links and credits do not."""
    assert clean_authors(names, ("Gazette", "Bread & Roses")) == authors


def test_byline():
    """A line that only names the authors; a sentence that begins with "By" is none."""
    assert byline_in(["Tunnel news", "By Ines Maurer and Tom Adeyemi"]) == "By Ines Maurer and Tom Adeyemi"
    assert byline_in(["By Tuesday the council had agreed to pay.", "By March"]) is None


@pytest.mark.parametrize(
    ("fetched", "claim", "address"),
    [
        (URL + "?utm_source=rss", URL, URL),
        (URL + "?utm_source=rss", "", URL),
        (URL, "http://www.gazette.example/news/tunnel", URL),  # https is kept
        (URL, "/news/tunnel-2", "https://www.gazette.example/news/tunnel-2"),
        (URL, "https://other.example.org/news/tunnel", URL),  # nobody speaks for another site
        (URL, "https://www.gazette.example/", URL),  # a front page identifies no article
        (URL, "javascript:alert(1)", URL),
        (URL, URL + "?id=7&utm_source=rss#top", URL + "?id=7"),  # the claim carries marks itself
        (URL, "https://www.gazette.example/?utm_source=rss", URL),  # a front page all the same
        ("https://www.gazette.example/story?gallery=3&fbclid=x", "", "https://www.gazette.example/story?gallery=3"),
        ("item:minutes#2", "", "item:minutes#2"),  # no address of the web: left as given
        (URL, "http://[", URL),
        ("http://127.0.0.1:8080/site/gazette/tunnel", URL, "http://127.0.0.1:8080/site/gazette/tunnel"),
    ],
)
def test_address(fetched, claim, address):
    """A page may name its own address within its own site only."""
    assert article_address(fetched, (claim,)) == address


def test_address_within_a_registered_domain():
    """Hosts of one registered domain speak for each other, neighbours under a public suffix do not."""
    assert article_address("https://amp.bbc.co.uk/a/1", ("https://www.bbc.co.uk/a/1",)) == "https://www.bbc.co.uk/a/1"
    assert article_address("https://a.github.io/1", ("https://b.github.io/1",)) == "https://a.github.io/1"


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Tunnel by 2031 | Merrin Gazette", "Tunnel by 2031"),
        ("Tunnel by 2031 - The Merrin Gazette", "Tunnel by 2031"),
        ("Merrin Gazette: Tunnel by 2031", "Merrin Gazette: Tunnel by 2031"),
        ("Tunnel - who pays?", "Tunnel - who pays?"),
        ("Merrin Gazette", "Merrin Gazette"),
    ],
)
def test_site_name_in_the_title(title, kept):
    """Only the site's own name is cut off."""
    assert without_site_name(title, "Merrin Gazette") == kept


ENGLISH = (
    "The council said on Monday that it would pay for the works and that the bridge will be open by the end of the"
    " year, but it did not say who is to pay for the rest of them."
)
GERMAN = (
    "Der Rat sagte am Montag, dass er für die Arbeiten zahlen wird und die Brücke bis zum Ende des Jahres offen ist,"
    " aber er hat nicht gesagt, wer für den Rest von ihnen zahlen soll."
)
JAPANESE = "市議会は月曜日、工事の費用を負担し、橋を年末までに開通させると発表した。"


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (GERMAN, "de"), (JAPANESE, "ja"), ("Montag", None), ("1 2 3 " * 50, None), ("", None)],
)
def test_language(text, language):
    """Frequent words and scripts tell; too little text tells nothing."""
    assert language_of_text(text) == language


def test_language_tag():
    """Language and region in one spelling; words are no tags."""
    tags = ("en-GB", "en_gb", "en-Latn-GB", "EN", "en-150", "english", "", None)
    assert [language_tag(tag) for tag in tags] == ["en-GB"] * 3 + ["en"] * 2 + [None] * 3


def linked(script: str):
    tree = parse_page(f'<html><body><script type="application/ld+json">{script}</script></body></html>')
    assert tree is not None
    return read_linked_data(tree, URL)


def test_article_among_others():
    """The node about this page wins over articles it mentions; authors may be references into the graph."""
    found = linked(
        '{"@graph": [{"@type": "NewsArticle", "headline": "Other", "datePublished": "2026", "url": "https://x.test/o"},'
        f'{{"@type": ["NewsArticle"], "headline": "Tunnel &amp; bridge", "url": "{URL}", "author": {{"@id": "#p1"}}}},'
        '{"@type": "Person", "@id": "#p1", "name": "Ines Maurer"}]}'
    )
    assert found.string("headline") == "Tunnel & bridge"
    assert found.names("author") == ("Ines Maurer",)


@pytest.mark.parametrize("script", ["{", "[" * 100_000, "null", "3", '{"@type": 7, "author": [[]]}', '{"@graph": "x"}'])
def test_odd_json(script):
    """Nonsense is passed over, not raised."""
    assert linked(script).article == {}


def test_trailing_comma_is_forgiven():
    """The commonest mistake in hand-made JSON-LD."""
    assert linked('{"@type": "Article", "headline": "Tunnel",}').string("headline") == "Tunnel"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('"wordCount": 420', 420),
        ('"wordCount": " 420 "', 420),
        ('"articleBody": "The quay will close in May."', 6),
        ('"wordCount": "many"', None),
        ('"wordCount": -1', None),
        ('"headline": "Quay"', None),
    ],
)
def test_a_page_may_state_how_long_its_article_is(said, words):
    assert linked(f'{{"@type": "NewsArticle", {said}}}').stated_words == words
