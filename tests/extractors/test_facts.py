"""Article versions in, extractions out."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors import facts
from extractors.facts import extract_facts, reason_to_skip
from models import ArticleVersion, ExtractionError, Organization, TextPart, TextSpan

EXTRACTOR = "e0"  # any id: it is only passed on


def version(text: str, title: str = "A title", language: str | None = "en") -> ArticleVersion:
    return ArticleVersion(
        url=f"https://news.example/{abs(hash(text))}",
        fetched_url="https://news.example/",
        title=title,
        text=text,
        language=language,
    )


@Language.component("acme_finder")
def acme_finder(doc: Doc) -> Doc:
    """Find the word Acme; choke on the word poison."""
    if "poison" in doc.text:
        raise ValueError("poisoned")
    doc.ents = [Span(doc, token.i, token.i + 1, "ORG") for token in doc if token.text in ("Acme", "\n\n")]
    return doc


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("acme_finder")
    return pipeline


def test_one_extraction_for_each_version_in_order(nlp):
    """Small batches change nothing, and entities point into the title or the text."""
    versions = [version(f"Text {number} names Acme.", title="Acme grows") for number in range(5)]
    extractions = list(extract_facts(nlp, versions, EXTRACTOR, batch_size=2))
    assert [extraction.version_id for extraction in extractions] == [v.version_id for v in versions]
    spans = [mention.span for mention in extractions[3].entities]
    assert spans == [
        TextSpan(part=TextPart.TITLE, start=0, end=4, text="Acme"),
        TextSpan(part=TextPart.TEXT, start=13, end=17, text="Acme"),
    ]


@pytest.mark.parametrize(
    ("article", "reason"),
    [
        (version("Der Konzern kündigt an.", language="de"), "language: de"),
        (version("", title=""), "no text"),
        (version(" \n\n ", title=" "), "no text"),
        (version("Plain English.", language=None), None),
        (version("Plain English.", language="en-GB"), None),
        (version("", title="Only a title"), None),
        (version("x" * 200_000, title=""), None),
        (version("x" * 200_001, title=""), "too long: 200001 characters of at most 200000"),
    ],
)
def test_what_is_not_read(article, reason):
    """Other languages, blank pages and endless ones are skipped with the reason."""
    assert reason_to_skip(article) == reason


def test_skipped_versions_keep_their_place(nlp):
    """A skipped version is still answered."""
    versions = [version("One."), version("Zwei.", language="de"), version("Three.")]
    assert [extraction.skipped for extraction in extract_facts(nlp, versions, EXTRACTOR)] == [
        None,
        "language: de",
        None,
    ]


def test_a_failing_text_loses_no_neighbour(nlp):
    """The rest of its batch is read one by one, and the error names the version."""
    versions = [version("One."), version("This is poison."), version("Three.")]
    errors: list[ExtractionError] = []
    extractions = list(extract_facts(nlp, versions, EXTRACTOR, on_error=errors.append))
    assert [extraction.version_id for extraction in extractions] == [versions[0].version_id, versions[2].version_id]
    assert [error.subject for error in errors] == [versions[1].version_id]


def test_the_error_comes_after_every_neighbour(nlp):
    """Without a handler, a consumer has all the good ones before the error reaches it."""
    versions = [version("This is poison."), version("Two."), version("Three.")]
    extractions = extract_facts(nlp, versions, EXTRACTOR, batch_size=1)
    assert [next(extractions).version_id, next(extractions).version_id] == [v.version_id for v in versions[1:]]
    with pytest.raises(ExtractionError, match="poisoned") as caught:
        next(extractions)
    assert caught.value.subject == versions[0].version_id


def test_an_untrue_span_is_an_error(nlp, monkeypatch):
    """A fact whose words do not stand where it says never leaves."""
    wrong = TextSpan(start=0, end=4, text="Beta")
    monkeypatch.setattr(
        facts, "_named_entities", lambda doc: [Organization(name="Beta", mentions=(wrong,), rule="test")]
    )
    with pytest.raises(ExtractionError, match="does not stand in the text"):
        list(extract_facts(nlp, [version("Acme grows.")], EXTRACTOR))


def test_a_bug_costs_one_text_and_is_told_in_full(nlp, monkeypatch, caplog):
    """A rule that trips over an odd text must not stop every run from then on: it is logged with its traceback."""
    made = facts.make_doc
    monkeypatch.setattr(facts, "make_doc", lambda nlp, version: 1 / 0 if "odd" in version.text else made(nlp, version))
    errors: list[ExtractionError] = []
    versions = [version("One."), version("An odd text."), version("Three.")]
    extractions = list(extract_facts(nlp, versions, EXTRACTOR, on_error=errors.append))
    assert len(extractions) == 2
    assert isinstance(errors[0].__cause__, ZeroDivisionError)
    assert "ZeroDivisionError" in errors[0].message
    assert "Traceback" in caplog.text
