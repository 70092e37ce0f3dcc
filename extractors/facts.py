"""The facts of article versions: text in, Extraction out, in batches."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from extractors.document import make_doc, text_span
from models import ArticleVersion, Extraction, ExtractionError, Mention, spans_of

#: Characters of title and text together. The longest pieces of journalism have about 100,000; the parser needs
#: about 1 GB of memory for 1,000,000, so that a page of junk must not reach it.
MAX_LENGTH = 200_000

logger = logging.getLogger(__name__)


def extract_facts(
    nlp: Language,
    versions: Iterable[ArticleVersion],
    extractor_id: str,
    batch_size: int = 16,
    on_error: Callable[[ExtractionError], None] | None = None,
) -> Iterator[Extraction]:
    """One Extraction for each version, in order; ``extractor_id`` is that of the pipeline's ``extractor_version``.

    A version that is not to be read (another language, nothing in it, too long) comes back with ``skipped`` telling
    why. A version that fails loses none of its neighbours: its ExtractionError goes to ``on_error``; without one,
    the first such error is raised after every other version's facts were yielded.
    """
    errors: list[ExtractionError] = []
    report = on_error or errors.append
    remaining = iter(versions)
    while batch := list(islice(remaining, batch_size)):
        for outcome in _read_batch(nlp, batch, extractor_id):
            if isinstance(outcome, ExtractionError):
                report(outcome)
            else:
                yield outcome
    if errors:
        raise errors[0]


def reason_to_skip(version: ArticleVersion) -> str | None:
    """Why the version is not read ("language: de"); None: it is."""
    if version.language and version.language.split("-")[0].lower() != "en":
        return f"language: {version.language}"
    if not version.title.strip() and not version.text.strip():
        return "no text"
    length = len(version.title) + len(version.text)
    if length > MAX_LENGTH:
        return f"too long: {length} characters of at most {MAX_LENGTH}"
    return None


def _read_batch(
    nlp: Language, batch: Sequence[ArticleVersion], extractor_id: str
) -> Iterator[Extraction | ExtractionError]:
    readable = [version for version in batch if reason_to_skip(version) is None]
    docs = iter(_annotate(nlp, readable))
    for version in batch:
        if reason := reason_to_skip(version):
            yield _extraction(version, extractor_id, skipped=reason)
            continue
        outcome = next(docs)
        yield outcome if isinstance(outcome, ExtractionError) else _facts_of(outcome, version, extractor_id)


def _annotate(nlp: Language, versions: Sequence[ArticleVersion]) -> list[Doc | ExtractionError]:
    """The processed Docs; where the batch as a whole fails, each version alone."""
    try:
        return list(nlp.pipe([make_doc(nlp, version) for version in versions]))
    except Exception:  # noqa: BLE001 - whatever it was, it comes again below, for the version that is to blame
        return [_annotate_alone(nlp, version) for version in versions]


def _annotate_alone(nlp: Language, version: ArticleVersion) -> Doc | ExtractionError:
    """One version's Doc. A rule that trips over an odd text costs that text, and is told as a bug of ours."""
    try:
        return nlp(make_doc(nlp, version))
    except MemoryError:
        message = f"takes more memory than there is ({version.url})"
        return ExtractionError(version.version_id, message, "out_of_memory")
    except RecursionError:
        return ExtractionError(version.version_id, f"is nested too deeply to be read ({version.url})", "too_deep")
    except Exception as bug:  # the run must go on for the other articles; the bug is stored and logged
        logger.exception("%s (%s) cannot be read", version.url, version.version_id)
        return ExtractionError.of_bug(version.version_id, bug)


def _facts_of(doc: Doc, version: ArticleVersion, extractor_id: str) -> Extraction | ExtractionError:
    extraction = _extraction(version, extractor_id, doc)
    for fact in (*extraction.entities, *extraction.timexes, *extraction.facts(), *extraction.follow_ups):
        for span in spans_of(fact):
            if not version.holds(span):
                message = f"a span does not stand in the text ({version.url}): {span} of {type(fact).__name__}"
                return ExtractionError(version.version_id, message, "untrue_span")
    return extraction


def _extraction(
    version: ArticleVersion, extractor_id: str, doc: Doc | None = None, skipped: str | None = None
) -> Extraction:
    return Extraction(
        article_id=version.article_id,
        version_id=version.version_id,
        extractor_id=extractor_id,
        extracted_at=datetime.now(UTC),
        entities=tuple(_named_entities(doc)) if doc else (),
        organizations=doc._.organizations if doc else (),
        people=doc._.people if doc else (),
        spokespeople=doc._.spokespeople if doc else (),
        dates=doc._.dates if doc else (),
        timexes=doc._.timexes if doc else (),
        claims=doc._.claims if doc else (),
        commitments=doc._.commitments if doc else (),
        follow_ups=doc._.follow_ups if doc else (),
        skipped=skipped,
    )


def _named_entities(doc: Doc) -> Iterator[Mention]:
    """The model's own entities. One that is blank, or runs over a line break, is a fault of the model: left out."""
    for entity in doc.ents:
        if entity.text.strip() and "\n" not in entity.text.strip():
            yield Mention(span=text_span(doc, entity.start_char, entity.end_char), label=entity.label_)
