"""The component in the pipeline: registered, without problems, true to the stored text, bounded."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from extractors.claims.component import ClaimFinder
from extractors.document import make_doc
from models import ClaimKind, TextPart, spans_of

TEXT = """The bank’s spokesman,\u00a0Lee Park, said on Monday 🙂 that “the branch will close” in May.

“We will pay all wages,” Park said. “Nobody loses a job 👩‍👩‍👧.”

According to the Harbor Times, the mayor, Ann Moor, wants to keep the branch open."""


def test_pipeline_has_no_problems(nlp):
    """What the component needs is there before it."""
    assert nlp.analyze_pipes(keys=["assigns", "requires"])["problems"]["claim_finder"] == []


def test_spans_stand_in_the_stored_text(nlp, make_version):
    """Through emoji, no-break spaces and curly marks, in title and text."""
    version = make_version(TEXT, title="Branch to close, Park says 🙂", published=datetime(2026, 3, 2, tzinfo=UTC))
    doc = nlp(make_doc(nlp, version))
    spans = [span for fact in (*doc._.claims, *doc._.spokespeople) for span in spans_of(fact)]
    assert {span.part for span in spans} <= {TextPart.TITLE, TextPart.TEXT}
    assert spans
    assert all(version.holds(span) for span in spans)


def test_direct_claim_with_its_continuation(nlp, make_version):
    """The quotation behind the cue belongs to the same claim."""
    doc = nlp(make_doc(nlp, make_version(TEXT, title="")))
    direct = [claim for claim in doc._.claims if claim.kind is ClaimKind.DIRECT]
    assert "“Nobody loses a job 👩‍👩‍👧.”" in [span.text for claim in direct for span in claim.content]


def test_a_lost_mark_changes_only_its_paragraph(nlp, make_version):
    """Claims of the other paragraphs keep every field."""

    def other_claims(text: str) -> list[tuple[str, ...]]:
        doc = nlp(make_doc(nlp, make_version(text, title="")))
        end = text.index("\n\n")
        return [
            (claim.kind, claim.rule, *(span.text for span in spans_of(claim)))
            for claim in doc._.claims
            if claim.content[0].start > end
        ]

    assert other_claims(TEXT.replace("close” in May", "close in May")) == other_claims(TEXT)


@pytest.mark.parametrize(
    "words", [["“"] * 20_000, ["("] * 10_000, ["“", "said", "”"] * 3_000, ["according", "to"] * 5_000]
)
def test_hostile_text_is_read_in_bounded_time(words, nlp):
    """Nothing but marks and cue words, with the worst parse: every word hangs on the one before."""
    from spacy.tokens import Doc

    heads = [max(0, index - 1) for index in range(len(words))]
    doc = Doc(nlp.vocab, words=words, heads=heads, deps=["ccomp"] * len(words), tags=["VBD"] * len(words))
    started = time.process_time()
    ClaimFinder()(doc)
    assert time.process_time() - started < 20
