"""Pages to articles: golden pages, refusals and their near-misses."""

from __future__ import annotations

import gzip
import json
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.article import MAX_BYTES, article_fields, read_article, read_html
from models import ArticleError, ArticleVersion, DateConfidence, FeedDate, FeedEntry, FetchedResource, Origin

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
URL = "https://gazette.example/news/harbour-tunnel?utm_source=rss"
NOW = datetime(2026, 11, 24, tzinfo=UTC)

STORY = "".join(
    f"<p>Councillor {name} said on Monday that the {place} would be repaired before winter and nobody would pay.</p>"
    for name, place in (("Adeyemi", "quay"), ("Brandt", "bridge"), ("Okoro", "station"), ("Lind", "market"))
)


def resource(body: bytes, url: str = URL, final_url: str | None = None, content_type: str = "text/html"):
    return FetchedResource(
        url=url,
        final_url=final_url or url,
        status=200,
        content_type=content_type,
        body=body,
        body_hash="0" * 64,
        fetched_at=NOW,
    )


def page(body: str, title: str = "Repairs before winter", head: str = "") -> str:
    return f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


def story(title: str, body: str = STORY, head: str = "") -> str:
    return page(f"<article><h1>{title}</h1>{body}</article>", title, head)


def as_plain(version: ArticleVersion) -> dict[str, object]:
    return {
        "url": version.url,
        "title": version.title,
        "paragraphs": version.text.split("\n\n"),
        "published": version.published.isoformat() if version.published else None,
        "published_precision": version.published_precision,
        "modified": version.modified.isoformat() if version.modified else None,
        "authors": list(version.authors),
        "site_name": version.site_name,
        "language": version.language,
        "description": version.description,
        "warnings": list(version.warnings),
        "origins": {name: str(origin) for name, origin in sorted(version.origins.items())},
    }


@pytest.mark.parametrize("name", ["harbour_tunnel", "teaser_page"])
def test_golden_page(name):
    """The page as fetched gives the article as written down."""
    version = read_article(resource((GOLDEN / name / "page.html").read_bytes()))
    assert as_plain(version) == json.loads((GOLDEN / name / "expected.json").read_text("utf-8"))


def refusal(html: str, url: str = URL, final_url: str | None = None) -> str:
    with pytest.raises(ArticleError) as caught:
        read_article(resource(html.encode(), url, final_url))
    assert caught.value.subject == url
    assert url in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(
    ("reason", "html"),
    [
        ("soft_404", page("<h1>Page not found</h1><p>It may have been moved or deleted. Try our search.</p>")),
        (
            "soft_404",
            page("<main><h1>Oops</h1><p>We cannot find that page. Please use the search box.</p></main>", "Oops"),
        ),
        ("soft_404", page("<h1>404</h1>", "404")),
        (
            "consent_wall",
            page(
                "<h1>Your privacy choices</h1><p>We and our 310 partners store information on your device, such as"
                " cookies, and process personal data to show you advertisements you may like. You can change your mind"
                " at any time in the privacy settings of this site.</p><button>Accept all</button>"
            ),
        ),
        (
            "login_wall",
            story(
                "Mayor plans second tunnel",
                "<p>This story is for subscribers only.</p><p>Subscribe now to keep reading, or sign in if you have an"
                " account already. The first month costs one crown.</p>",
            ),
        ),
        (
            "bot_challenge",
            page("<h1>Checking your browser before you enter</h1><p>Please wait.</p>", "Just a moment..."),
        ),
        ("js_shell", page('<div id="root"></div><noscript>You need to enable JavaScript.</noscript><script></script>')),
        ("meta_refresh", page("", head='<meta http-equiv="refresh" content="0; url=https://gazette.example/x">')),
        ("too_short", story("Tram stops", "<p>The tram stopped on Monday. More soon.</p>")),
        (
            "no_article",
            page(
                "<h1>News</h1><ul>" + '<li><a href="/a">Mayor opens the new tunnel in the rain</a></li>' * 20 + "</ul>"
            ),
        ),
    ],
)
def test_page_that_is_no_article(reason, html):
    """Walls, error pages and shells are refused with their reason and never become a version."""
    assert refusal(html) == reason


@pytest.mark.parametrize(
    "title",
    [
        "Missing hiker not found after third day",
        "Oops: council pays twice for one bridge",
        "Access denied: reporters kept out of the harbour",
        "Why your cookie settings matter to our partners",
        "404 passengers rescued from ferry",
    ],
)
def test_article_that_sounds_like_an_error_page(title):
    """Near-misses: a short article may use an error page's words in its headline."""
    assert read_html(story(title), URL).title == title


def test_article_about_walls_is_kept():
    """A paragraph with the words of a consent page and of a login page is no wall."""
    words = (
        "<p>Many sites ask readers to accept all cookies, and others want them to subscribe now to keep reading.</p>"
    )
    assert "accept all cookies" in read_html(story("The web of walls", words + STORY), URL).text


def test_redirect_to_the_front_page_is_refused():
    """A deleted article that forwards home is not the article."""
    assert refusal(story("Front page"), URL, "https://gazette.example/") == "redirected_home"


def test_retraction_is_a_version_however_short():
    """What is left of an article that was taken back replaces its text."""
    version = read_html(story("Tunnel cracks", "<p>This article has been retracted by the editor.</p>"), URL)
    assert version.text == "This article has been retracted by the editor."
    assert "retracted" in version.warnings


def test_other_media_types_are_refused():
    """A PDF is no page; HTML sent under a wrong type is, with a warning."""
    with pytest.raises(ArticleError, match="not an HTML page") as caught:
        read_article(resource(b"%PDF-1.7", content_type="application/pdf"))
    assert caught.value.reason == "not_html"
    with pytest.raises(ArticleError, match="begins with '%PDF'"):
        read_article(resource(b"%PDF-1.7\n" + bytes(range(256)) * 40, content_type="text/html"))
    version = read_article(resource(story("Mixed up").encode(), content_type="application/octet-stream"))
    assert "wrong_content_type" in version.warnings


def test_size_is_limited():
    """A page over the limit is refused before it is parsed."""
    with pytest.raises(ArticleError) as caught:
        read_article(resource(b"<html>" + b"x" * MAX_BYTES))
    assert caught.value.reason == "too_large"


def test_refusal_survives_pickling():
    """Errors travel between worker processes."""
    with pytest.raises(ArticleError) as caught:
        read_html("<p></p>", URL)
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.subject, copy.reason, copy.transient) == (URL, caught.value.reason, caught.value.transient)


def entry(value: datetime, confidence: DateConfidence = DateConfidence.EXACT) -> FeedEntry:
    date = FeedDate(raw="as sent", value=value, confidence=confidence)
    return FeedEntry(
        feed_name="gazette", entry_id="1", link=URL, title="From the feed", authors=("Ines Maurer",), published=date
    )


def test_feed_fills_what_the_page_does_not_say():
    """Date and authors come from the announcement when the page is silent, before any guess."""
    version = read_article(
        resource(story("Repairs before winter").encode()), entry(datetime(2026, 6, 1, 9, tzinfo=UTC))
    )
    assert (version.published, version.published_precision) == (datetime(2026, 6, 1, 9, tzinfo=UTC), "instant")
    assert version.authors == ("Ines Maurer",)
    assert version.origins["published"] is version.origins["authors"] is Origin.FEED
    assert version.title == "Repairs before winter"


def test_feed_gives_the_time_of_the_day_the_page_names():
    """A page that names only the day gets the feed's instant when that is the same day."""
    head = '<meta property="article:published_time" content="2026-06-01">'
    html = story("Repairs before winter", head=head).encode()
    same_day = read_article(resource(html), entry(datetime(2026, 6, 1, 9, tzinfo=UTC)))
    other_day = read_article(resource(html), entry(datetime(2026, 8, 1, 9, tzinfo=UTC)))
    assert same_day.published == datetime(2026, 6, 1, 9, tzinfo=UTC)
    assert (other_day.published, other_day.published_precision) == (datetime(2026, 6, 1), "day")


def test_text_after_deep_nesting_is_kept():
    """Nine hundred nested elements cost no paragraph; libxml2 alone would cut the page off there."""
    deep = "<p>" + "<i>" * 900 + "x" + "</i>" * 900 + "</p>"
    assert "the market would be repaired" in read_html(story("Deep", deep + STORY), URL).text


def test_a_page_the_parser_gives_up_on_is_no_article():
    """Three thousand levels end it in the middle: what follows would pass for removed."""
    deep = "<p>" + "<i>" * 3_000 + "x" + "</i>" * 3_000 + "</p>"
    with pytest.raises(ArticleError) as refused:
        read_html(story("Deep", STORY + deep + STORY), URL)
    assert refused.value.reason == "limit_exceeded"


def test_control_characters_do_not_empty_the_page():
    """One reference to a control character makes trafilatura alone find nothing."""
    text = read_html(story("Bell", STORY.replace("quay", "qu&#8;ay")), URL).text
    assert "Councillor Brandt" in text
    assert "\x08" not in text


def test_body_cut_by_advertisements_is_joined():
    """Both parts of an article in two containers of one class are read."""
    half = '<div class="row"><div class="article__body">{}</div></div>'
    long = "<p>{} said the works would take two years and cost more than anybody in the council had feared.</p>" * 4
    cut = half.format(long.format("Ann", "Bea", "Cara", "Dora")) + "<aside>Advertisement</aside>"
    version = read_html(story("Two halves", cut + half.format(long.format("Eva", "Flo", "Gia", "Hana"))), URL)
    assert version.text.startswith("Ann said")
    assert "Hana said" in version.text


def test_wrong_language_declaration_is_put_right():
    """The words of the text decide, whatever the page declares."""
    german = (
        "<p>Der Bürgermeister sagte am Montag, dass die Brücke nicht vor dem Winter repariert wird.</p>"
        "<p>Die Stadt muss für die Kosten aufkommen, und das Land will sich an ihnen nicht mehr beteiligen.</p>"
        "<p>Der Rat entscheidet im Mai, ob eine neue Brücke gebaut oder die alte noch einmal erneuert wird.</p>"
    )
    version = read_html(story("Brücke bleibt zu", german), URL)
    assert version.language == "de"
    assert "language_mismatch" in version.warnings
    assert version.origins["language"] is Origin.TEXT


def test_fields_as_plain_values():
    """The command's view of an article names the same things."""
    fields = article_fields((GOLDEN / "harbour_tunnel" / "page.html").read_text("utf-8"), URL)
    assert fields["title"] == "Port Merrin to dig harbour tunnel by 2031"
    assert fields["published"] == datetime(2026, 6, 23, 16, 30, tzinfo=UTC)


@pytest.mark.newswire
def test_every_real_page_is_an_article(shared):
    """No real article page is taken for an error page, a wall or a shell, and its language is recognised."""
    folder = shared / "newswire"
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text("utf-8").splitlines()]
    english = 0
    for row in rows[::3]:
        body = gzip.decompress((folder / row["file"]).read_bytes())
        version = read_article(resource(body, row["url"], content_type=f"text/html; charset={row['charset']}"))
        assert version.text
        assert str(version.language).startswith("en") == (row["lang"] == "en"), row["url"]
        english += str(version.language).startswith("en")
    assert english > 20
