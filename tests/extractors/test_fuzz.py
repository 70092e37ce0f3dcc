"""Any bytes, any text: only the errors we declare, nothing unseen in what is stored, and every span true.

A short form runs with every test run; ``make fuzz`` sets NEWSFACTS_FUZZ to the number of examples of the long one.
"""

from __future__ import annotations

import os
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extractors.article import read_article
from extractors.facts import extract_facts
from extractors.feed import parse_feed
from extractors.nlp import build_nlp
from models import (
    ArticleError,
    ArticleVersion,
    ExtractionError,
    FeedParseError,
    FetchedResource,
    NewsFactsError,
    spans_of,
)

EXAMPLES = int(os.environ.get("NEWSFACTS_FUZZ", "30"))
fuzz = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
pytestmark = pytest.mark.timeout(7200 if EXAMPLES > 100 else 300)

FEEDS = [
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>T</title><item><title>A &amp; B</title>'
    b"<link>https://news.example/a</link><guid>a-1</guid><pubDate>Tue, 23 Jun 2026 10:00:00 GMT</pubDate>"
    b"<description><![CDATA[<p>Text</p>]]></description></item></channel></rss>",
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/"><title>T</title><entry><id>urn:1</id>'
    b'<title type="html">A &lt;b&gt;</title><link rel="alternate" type="text/html" href="b"/>'
    b"<updated>2026-06-23T10:00:00Z</updated><author><name>Ann</name></author></entry></feed>",
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    b'<item rdf:about="https://news.example/c"><title>C</title><link>https://news.example/c</link></item></rdf:RDF>',
]
PAGES = [
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Line reopens</title>'
    b'<meta property="article:published_time" content="2026-06-23T10:00:00Z"><script type="application/ld+json">'
    b'{"@type":"NewsArticle","headline":"Line reopens","author":{"name":"Ann Lee"},"datePublished":"2026-06-23"}'
    b"</script></head><body><article><h1>Line reopens</h1>"
    b"<p>The operator said on Tuesday that it will reopen the harbour line by September, after two years of works.</p>"
    b"<p>A spokesman told reporters that the ministry had agreed to pay for the second bridge before the winter.</p>"
    b"<p>Residents of the town have asked for a hearing, and the council promised to hold one in the spring.</p>"
    b"</article></body></html>",
]
PIECES = [
    b"<", b">", b"&", b";", b"&#0;", b"&#8;", b"&#xD83D;", b"&#x110000;", b"&lt;", b"&nbsp;", b"]]>", b"<![CDATA[",
    b"<!--", b"-->", b"<?", b"?>", b"<!DOCTYPE x [<!ENTITY a \"\\d\">]>", b"&a;", b"\x00", b"\x1b[2J", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xed\xa0\xbd", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"<script>", b"</p>", b"<p>", b"<div>" * 300,
    b"<i>" * 400, b' encoding="punycode"', b' encoding="utf-16"', b"<item>", b"</item>", b"<entry>", b"<link>",
    b"javascript:alert(1)", b"file:///etc/passwd", b"0000-00-00", b"9" * 40, b'"', b"'", b"{", b"}", b"[", b"\\u0000",
    b"\\ud800", b"<title>", b"</title>", b"<base href=//x>", b"<meta http-equiv=refresh content='0;url=/'>", b"\r",
]  # fmt: skip


@st.composite
def spoiled(draw, sound: list[bytes]) -> bytes:
    """A sound document with pieces put in, taken out and repeated; or no document at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=400))
    body = draw(st.sampled_from(sound))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(body)))
        end = min(len(body), start + draw(st.sampled_from([0, 0, 1, 5, 40])))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=8))
        body = body[:start] + piece * draw(st.sampled_from([1, 1, 1, 3])) + body[end:]
    return body


def assert_told(error: NewsFactsError) -> None:
    """Why it could not be read is said, with a code and in words."""
    assert error.reason != "failed"
    assert error.message


def assert_storable(text: str) -> None:
    """Valid UTF-8 without characters that act or hide, but for line ends."""
    text.encode("utf-8")
    kinds = {unicodedata.category(char) for char in text if char not in "\n\u200c\u200d"}
    assert kinds.isdisjoint({"Cc", "Cf", "Cs"}), ascii(text)


@fuzz
@given(body=spoiled(FEEDS), content_type=st.sampled_from(["", "application/xml", "text/html; charset=utf-16"]))
def test_any_bytes_as_a_feed(body, content_type):
    try:
        feed = parse_feed(body, "https://news.example/feed", "feed", content_type)
    except FeedParseError as error:
        assert_told(error)
        return
    for entry in feed.entries:
        assert entry.link.startswith(("http://", "https://"))
        for text in (entry.title, entry.summary, *entry.authors, *feed.warnings):
            assert_storable(text)


@fuzz
@given(body=spoiled(PAGES), content_type=st.sampled_from(["text/html", "text/html; charset=latin-1", "", "image/png"]))
def test_any_bytes_as_a_page(body, content_type):
    url = "https://news.example/a"
    resource = FetchedResource(
        url=url, final_url=url, status=200, content_type=content_type, body=body, body_hash="0",
        fetched_at=datetime.now(UTC),
    )  # fmt: skip
    try:
        article = read_article(resource)
    except ArticleError as error:
        assert_told(error)
        return
    for text in (article.title, article.text, *article.authors, article.site_name or ""):
        assert_storable(text)


@pytest.fixture(scope="module")
def nlp():
    return build_nlp("fast")


PHRASES = [
    "Calder Rail said on Tuesday that it will reopen the line by September 30, 2027.", "“We will pay,” Ann Lee, a "
    "spokeswoman for Acme, told the Courier. ", "((2019", "February 30", "by 99999999999 days", "( " * 40, "“" * 30,
    "-" * 50, "1/2/3/4/5 ", "\u202e", "\u200b", "\ufeff", "e\u0301" * 5, "👩‍👩‍👧", "ﬁ", "\x00", "\x1b[31m", "\ud7ff",
    "\U0010ffff", "agreed to ", "according to ", "Dr. ", "U.S. ", "https://a.example/" + "x" * 300, "\n", "\r\n",
    "\u2028", "\t",
]  # fmt: skip
texts = st.lists(st.text(max_size=30) | st.sampled_from(PHRASES), max_size=12).map("".join)


@fuzz
@given(title=st.text(max_size=20), text=texts, dated=st.booleans())
@example(
    title="", text="\U000606dc÷7¼\x850“We will pay,” Ann Lee, a spokeswoman for Acme, told the Courier. ", dated=False
)
@example(
    title="",
    text="Calder Rail will reopen the line by September 30, 2027.¹ It paid 5,²²² pounds in the 20¹0s.",
    dated=False,
)
def test_any_text_in_the_pipeline(nlp, title, text, dated):
    """All of Unicode: every text is read, and every fact stands where it says."""
    version = ArticleVersion(
        url="https://news.example/1", fetched_url="https://news.example/1", title=title, text=text, language="en",
        published=datetime(2026, 6, 26) if dated else None,
    )  # fmt: skip
    errors: list[ExtractionError] = []
    for found in extract_facts(nlp, [version], "extractor", on_error=errors.append):
        for fact in (*found.facts(), *found.entities, *found.timexes):
            assert all(version.holds(span) for span in spans_of(fact))
    assert errors == []
