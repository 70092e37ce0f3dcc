"""Feeds as publishers write them, and what a reader gets of them."""

from __future__ import annotations

import codecs
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.feed import SUMMARY_LIMIT, TITLE_LIMIT, parse_feed
from extractors.feeds.text import read_feed_text
from models import DateConfidence, FeedEntry, FeedParseError, ParsedFeed

URL = "https://courier.example/feeds/main.xml"


def rss(items: str, prolog: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return (
        f'{prolog}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml">'
        f"<channel><title>Westfold Courier</title><link>https://courier.example/</link>{items}</channel></rss>"
    )


def item(title: str = "Ferry late", link: str = "https://courier.example/ferry", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def atom(entries: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Westfold Courier</title>{entries}</feed>'


def parse(document: str | bytes, **options: Any) -> ParsedFeed:
    body = document.encode() if isinstance(document, str) else document
    return parse_feed(body, options.pop("url", URL), "courier", **options)


def only(document: str | bytes, **options: Any) -> FeedEntry:
    (entry,) = parse(document, **options).entries
    return entry


def refusal(body: bytes) -> FeedParseError:
    with pytest.raises(FeedParseError) as caught:
        parse(body)
    return caught.value


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://courier.example/"><title>Courier</title></channel>
<item rdf:about="/ferry"><title>Ferry late</title><link>/ferry</link><dc:date>2026-03-14T09:05:30+0530</dc:date></item>
</rdf:RDF>"""
OLD_RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Courier</title></channel><item><title>Ferry late</title><link>https://courier.example/ferry</link></item>
</rdf:RDF>"""


@pytest.mark.parametrize(
    ("document", "version"),
    [
        (rss(item()), "rss20"),
        (rss(item()).replace("2.0", "0.92", 1).replace("2.0", "0.92"), "rss092"),
        (f"<rss><channel><title>Courier</title>{item()}</channel></rss>", "rss"),
        (RDF, "rss10"),
        (OLD_RDF, "rss090"),
        (atom('<entry><title>Ferry late</title><id>t:1</id><link href="/ferry"/></entry>'), "atom10"),
    ],
    ids=lambda value: value if len(value) < 9 else "",
)
def test_formats(document: str, version: str) -> None:
    """Every format gives the same entry."""
    parsed = parse(document)
    assert parsed.version == version
    assert [(entry.title, entry.link) for entry in parsed.entries] == [("Ferry late", "https://courier.example/ferry")]
    assert parsed.warnings == ()


class TestCharacters:
    TITLE = "Fähre spät – “morgen”"

    @pytest.mark.parametrize(
        "body",
        [
            rss(item(TITLE)).encode(),
            rss(item(TITLE), '<?xml version="1.0" encoding="iso-8859-1"?>').encode(),  # valid UTF-8 wins
            codecs.BOM_UTF8 + rss(item(TITLE)).encode(),
            rss(item(TITLE), '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
            rss(item(TITLE)).encode("utf-16-be"),
            rss(item(TITLE), '<?xml version="1.0" encoding="iso-8859-1"?>').encode("windows-1252"),
            rss(item(TITLE), '<?xml version="1.0" encoding="punycode"?>').encode(),
            rss(item(TITLE)).encode("windows-1252"),  # declared as UTF-8
        ],
        ids=["utf-8", "misdeclared", "mark", "utf-16", "unmarked", "latin-1", "punycode", "undeclared"],
    )
    def test_are_decided_by_the_bytes_first(self, body: bytes) -> None:
        assert only(body).title == self.TITLE

    def test_are_those_of_the_header_where_nothing_else_fits(self) -> None:
        body = rss(item("Паром"), "").encode("windows-1251")
        assert only(body, content_type="text/xml; charset=windows-1251").title == "Паром"

    def test_one_broken_character_does_not_change_the_others(self) -> None:
        parsed = parse(rss(item("Fähre – spät")).encode() + b"<!-- \xe2\x80 -->")
        assert parsed.entries[0].title == "Fähre – spät"
        assert parsed.warnings[0] == "1 broken characters, read as utf-8"

    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("Ferry&nbsp;late &mdash; again", "Ferry late — again"),
            ("Smith & Sons", "Smith & Sons"),
            ("Ferry \x0clate\x00", "Ferry late"),
            ("Ferry &#55357;&#56832; late", "Ferry 😀 late"),  # the two halves of one character
            ("Ferry &#55357; late", "Ferry late"),
            ("Ferry &#x110000; late", "Ferry late"),
            ("<![CDATA[<b>Ferry</b> &amp; bus]]>", "Ferry & bus"),
            ("<![CDATA[Ferry &#55357;&#56832; &#55357;late]]>", "Ferry 😀 late"),
        ],
    )
    def test_that_break_parsers_are_mended(self, written: str, shown: str) -> None:
        parsed = parse(rss(item(written)))
        assert parsed.entries[0].title == shown
        assert parsed.warnings == ()


class TestLinks:
    def test_are_resolved_against_the_feed(self) -> None:
        assert only(rss(item(link="../ferry?id=7&amp;utm_source=rss#top"))).link == "https://courier.example/ferry?id=7"

    def test_are_resolved_against_a_stated_base(self) -> None:
        document = rss(item(link="ferry")).replace("<rss ", '<rss xml:base="https://mirror.example/n/" ')
        assert only(document).link == "https://mirror.example/n/ferry"

    def test_of_atom_are_those_to_the_page(self) -> None:
        links = """<link rel="replies" href="/r"/><link rel="enclosure" type="audio/mpeg" href="/a.mp3"/>
            <link rel="alternate" type="application/json" href="/j"/><link href="/first"/><link href="/second"/>"""
        assert only(atom(f"<entry><id>t:1</id>{links}</entry>")).link == "https://courier.example/first"

    @pytest.mark.parametrize("permanent", ["", ' isPermaLink="true"'])
    def test_may_be_given_by_the_guid(self, permanent: str) -> None:
        entry = only(rss(f"<item><title>A</title><guid{permanent}>https://courier.example/a</guid></item>"))
        assert entry.link == entry.entry_id == "https://courier.example/a"

    @pytest.mark.parametrize(
        ("entry", "why"),
        [
            ("<title>Ferry</title>", "it has no link"),
            ('<title>Ferry</title><guid isPermaLink="false">https://courier.example/a</guid>', "it has no link"),
            ("<title>Ferry</title><guid>cr-1</guid>", "it has no link"),
            ("<title>Ferry</title><link>javascript:alert(1)</link>", "scheme not allowed"),
            ("<title>Ferry</title><link>file:///etc/hosts</link>", "scheme not allowed"),
        ],
    )
    def test_that_lead_nowhere_are_named(self, entry: str, why: str) -> None:
        """The entry is left out, and its neighbour stays."""
        parsed = parse(rss(f"<item>{entry}</item>" + item("Bus")))
        assert [kept.title for kept in parsed.entries] == ["Bus"]
        assert len(parsed.warnings) == 1
        assert parsed.warnings[0].startswith(f"left out 'Ferry': {why}")

    def test_warnings_are_bounded(self) -> None:
        parsed = parse(rss("<item><title>Ferry</title></item>" * 300))
        assert len(parsed.warnings) == 21
        assert parsed.warnings[-1] == "left out 280 more entries without a link to follow"


class TestIdentity:
    @pytest.mark.parametrize("guid", ["1559104147038", "cr-1", "<![CDATA[cr-1]]>", "tag:courier.example,2026:1"])
    def test_is_the_guid_as_written(self, guid: str) -> None:
        """Also where the feed forgets to say that it is no address, and wherever the feed moves."""
        document = rss(item(more=f"<guid>{guid}</guid>"))
        stated = guid.removeprefix("<![CDATA[").removesuffix("]]>")
        assert only(document).entry_id == only(document, url="https://new.example/").entry_id == stated

    def test_is_the_link_where_nothing_is_stated(self) -> None:
        assert only(rss(item())).entry_id == "https://courier.example/ferry"
        assert only(atom('<entry><id></id><link href="/ferry"/></entry>')).entry_id == "https://courier.example/ferry"

    def test_repetitions_collapse(self) -> None:
        parsed = parse(rss(item() + item("Ferry later") + item("Bus", "/bus")))
        assert [entry.title for entry in parsed.entries] == ["Ferry late", "Bus"]
        assert parsed.warnings == ("entries announced more than once: 1",)

    def test_two_stories_under_one_guid_stay_two(self) -> None:
        guid = '<guid isPermaLink="false">x</guid>'
        parsed = parse(rss(item("Ferry", "/ferry", guid) + item("Bus", "/bus", guid)))
        assert [entry.entry_id for entry in parsed.entries] == [
            "https://courier.example/ferry",
            "https://courier.example/bus",
        ]
        assert parsed.warnings == ("entries that share an id, told apart by link: 2",)

    def test_two_guids_for_one_page_stay_two(self) -> None:
        """A page that grows is announced anew under the same address."""
        items = item(more="<guid>cr-1</guid>") + item(more="<guid>cr-2</guid>")
        assert [entry.entry_id for entry in parse(rss(items)).entries] == ["cr-1", "cr-2"]


class TestDates:
    @pytest.mark.parametrize("element", ["pubDate", "dc:date"])
    def test_of_rss_are_of_publication(self, element: str) -> None:
        entry = only(rss(item(more=f"<{element}>Sat, 14 Mar 2026 09:05:30 CET</{element}>")))
        assert entry.published is not None
        assert entry.published.raw == "Sat, 14 Mar 2026 09:05:30 CET"
        assert entry.published.value == datetime.fromisoformat("2026-03-14T08:05:30Z")
        assert entry.updated is None

    def test_of_an_atom_entry_may_be_of_its_update_only(self) -> None:
        entry = only(atom('<entry><link href="/a"/><updated>2026-03-14T09:05:30Z</updated></entry>'))
        assert entry.published is None
        assert entry.updated is not None
        assert entry.updated.value == datetime.fromisoformat("2026-03-14T09:05:30Z")

    @pytest.mark.parametrize(
        ("raw", "confidence"),
        [("04/05/2026", DateConfidence.AMBIGUOUS), ("Thu, 30 Feb 2026 10:00:00 GMT", DateConfidence.UNREADABLE)],
    )
    def test_are_not_taken_from_the_parser_when_we_read_none(self, raw: str, confidence: DateConfidence) -> None:
        published = only(rss(item(more=f"<pubDate>{raw}</pubDate>"))).published
        assert published is not None
        assert (published.raw, published.value, published.confidence) == (raw, None, confidence)

    @pytest.mark.parametrize("nothing", ["", "<pubDate></pubDate>", "<pubDate> </pubDate>"])
    def test_may_be_missing(self, nothing: str) -> None:
        assert only(rss(item(more=nothing))).published is None

    def test_are_read_in_the_language_of_the_feed(self) -> None:
        entry = item(more="<pubDate>04/05/2026</pubDate>")
        for published in (
            only(rss(f"<language>fr-FR</language>{entry}")).published,
            only(rss(entry), language="fr").published,
        ):
            assert published is not None
            assert published.value == datetime.fromisoformat("2026-05-04T00:00:00Z")


def test_authors() -> None:
    """All of them, once each; of an address with a name, the name."""
    assert only(rss(item(more="<dc:creator>Ann Lee</dc:creator><dc:creator>Tom Rae</dc:creator>"))).authors == (
        "Ann Lee",
        "Tom Rae",
    )
    assert only(rss(item(more="<author>ann@courier.industries (Ann Lee)</author>"))).authors == ("Ann Lee",)
    assert only(rss(item())).authors == ()


def test_summary() -> None:
    """Plain text; nothing where the feed holds only the full article."""
    assert (
        only(rss(item(more="<description>&lt;p&gt;Late&lt;/p&gt; by an hour</description>"))).summary
        == "Late by an hour"
    )
    assert only(rss(item(more="<content:encoded>&lt;p&gt;All of it&lt;/p&gt;</content:encoded>"))).summary == ""


def test_lengths_are_bounded() -> None:
    entry = only(rss(item("x" * 10**6, more=f"<description>{'y ' * 10**6}</description>")))
    assert (len(entry.title), len(entry.summary)) == (TITLE_LIMIT, SUMMARY_LIMIT - 1)


@pytest.mark.parametrize("document", [rss(""), atom("")])
def test_a_valid_feed_may_be_empty(document: str) -> None:
    parsed = parse(document)
    assert parsed.entries == ()
    assert parsed.warnings == ("the feed is valid but announces no entries",)
    assert not parsed.complete, "its validators must not stand for entries that come later"


class TestRefusals:
    @pytest.mark.parametrize("body", [b"", b" \r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
    def test_of_nothing(self, body: bytes) -> None:
        assert refusal(body).reason == "empty_body"
        assert refusal(body).transient

    @pytest.mark.parametrize(
        "body",
        [
            b"<!doctype html><title>Down for maintenance</title>",
            b"<html><body>Gone</body></html>",
            b'<?xml version="1.0"?>\n<!-- x --><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n<html/>',
            b"\xef\xbb\xbf <HTML><item><link>https://courier.example/</link></item></HTML>",
        ],
    )
    def test_of_web_pages(self, body: bytes) -> None:
        error = refusal(body)
        assert error.reason == "html_in_place_of_feed"
        assert error.subject == URL
        assert "feeds.toml" in error.message

    @pytest.mark.parametrize(
        "body",
        [b'{"version": "1"}', b"/etc/passwd", b"https://courier.example/", b"<urlset/>", b"\x1f\x8b\x08", b"<" * 99],
    )
    def test_of_anything_else(self, body: bytes) -> None:
        assert refusal(body).reason == "not_a_feed"

    def test_of_what_would_take_quadratic_time(self) -> None:
        attributes = " ".join(f"q{number}='1'" for number in range(600))
        assert refusal(rss(item(more=f"<a {attributes}/>")).encode()).reason == "limit_exceeded"
        assert refusal(atom('<entry xml:base="b/">' * 2_500).encode()).reason == "limit_exceeded"


class TestHostileFeeds:
    def test_one_entry_that_breaks_the_parser_costs_no_other(self) -> None:
        """feedparser 6.0.14 raises KeyError for a position outside of a place."""
        parsed = parse(rss(item("Bus", "/bus") + "<item><gml:pos>1 2</gml:pos></item>" + item()))
        assert [entry.title for entry in parsed.entries] == ["Bus", "Ferry late"]
        assert parsed.warnings[0].startswith("entries read one by one, 1 of 3 lost")

    def test_a_feed_of_nothing_else_is_refused(self) -> None:
        error = refusal(rss("<item><gml:pos>1 2</gml:pos></item>").encode())
        assert error.reason == "parser_failed"
        assert isinstance(error.__cause__, KeyError)

    def test_keywords_are_kept_from_the_parser(self) -> None:
        """It compares each with all before: 20,000 took seven seconds."""
        body = rss(item(more="<category>Sea</category><dc:subject>Ferries</dc:subject>")).encode()
        mended = read_feed_text(body).text
        assert "<category>" not in mended
        assert "<dc:subject>" not in mended
        assert only(body).title == "Ferry late"

    def test_declared_entities_are_not_expanded(self) -> None:
        subset = r"""<!DOCTYPE rss [<!ENTITY a "boom]>"><!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c '\d'>]>"""
        parsed = parse(rss(item("Ferry &a;&b;&c;"), subset))
        assert parsed.entries[0].title == "Ferry &a;&b;&c;"
        assert parsed.warnings == ("the document type declares entities, which are not expanded",)

    def test_an_entry_that_the_end_cuts_through_is_left_out(self) -> None:
        """Half of its link would lead to another page."""
        whole = rss(item("Bus", "/bus") + item())
        parsed = parse(whole[: whole.rindex("ferry")])
        assert [entry.title for entry in parsed.entries] == ["Bus"]
        assert parsed.warnings[0] == "cut off: the last entry is incomplete and left out"

    def test_a_feed_cut_between_entries_says_so(self) -> None:
        parsed = parse(rss(item()).removesuffix("</channel></rss>"))
        assert len(parsed.entries) == 1
        assert parsed.warnings[0] == "cut off: the end of the feed is missing"

    def test_text_before_the_feed_is_read_over(self) -> None:
        parsed = parse("Notice: undefined index on line 7\n" + rss(item()))
        assert len(parsed.entries) == 1
        assert parsed.warnings == ("text stands before the first tag",)


_PIECES = st.sampled_from(
    ["<item>", "</item>", "<entry>", "<title>", "</title>", "<link>", "<link href='http://[x'/>", "<guid>", "<pubDate>",
     "2026-03-14", "&#55357;", "&amp;", "&", "<![CDATA[", "]]>", "<!--", "<!DOCTYPE rss [", "<rss version='2.0'>",
     "<channel>", "</rss>", "<content type='xhtml'>", "<div>", "<media:player/>", "<textinput>", "xml:base='b'", "\0"]
)  # fmt: skip


def entries_or_reason(body: bytes) -> tuple[tuple[FeedEntry, ...], str | None]:
    try:
        return parse(body).entries, None
    except FeedParseError as error:
        return (), error.reason


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200)
    | st.lists(_PIECES | st.text(max_size=3), max_size=20).map(lambda pieces: "".join(pieces).encode())
)
def test_any_bytes_are_a_feed_or_a_refusal(body: bytes) -> None:
    """No other exception, no entry without a link, and text that any database takes."""
    reasons = {"empty_body", "html_in_place_of_feed", "not_a_feed", "limit_exceeded", "parser_failed"}
    entries, reason = entries_or_reason(body)
    assert reason is None or reason in reasons
    for entry in entries:
        assert entry.link.startswith(("http://", "https://"))
        assert entry.entry_id
        assert "\n" not in entry.title
        (entry.title + entry.summary + entry.entry_id + "".join(entry.authors)).encode()
