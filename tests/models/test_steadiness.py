"""What of a difference an edit made, and what only the extractor's reading of other sentences."""

from __future__ import annotations

import pytest

from models import Cause, Change, ChangeKind, ExtractorVersion, FieldChange, ReadFact, TextPart
from models.diff import Reading
from models.same_facts import AlignedTexts
from models.steadiness import Steadiness

SAID = "The bridge is safe, Maria Lind said."
EXTRACTOR = ExtractorVersion(
    version="1", model_name="made", model_version="1", config_digest="a", cues_digest="b", code_digest="c"
)


def reading(text, spans=None, extractor=EXTRACTOR):
    return Reading(
        extraction_id=text,
        version_id=text,
        article_id="a",
        article_url="https://news.example/a",
        title="Bridge",
        text=text,
        extractor=extractor,
        spans=spans or {},
    )


def fact(text, kind, *words):
    """A fact about the words, and where they stand; the last ones are its subject."""
    spans = tuple((TextPart.TEXT, text.rindex(word), text.rindex(word) + len(word)) for word in words)
    _, start, end = spans[-1]
    made = ReadFact(
        kind=kind,
        fact_key=f"{kind} {words[-1]}",
        fact_hash="",
        subject=words[-1],
        says="",
        rule=None,
        part=TextPart.TEXT,
        start=start,
        end=end,
    )
    return made, {made.fact_key: spans}


def change(kind, before=None, after=None, fields=()):
    return Change(
        change=kind,
        kind=(before or after).kind,
        article_id="a",
        article_url="",
        article_title="",
        before_id="",
        after_id="",
        before=before,
        after=after,
        fields=tuple(FieldChange(name=name, before=old, after=new) for name, old, new in fields),
        cause=Cause.SOURCE_EDIT,
        reason="",
    )


def founded(old, new, kind, *words, other=EXTRACTOR):
    """Whether a loss of the fact counts; it does just where its gain counts, seen from the other side."""
    lost, spans = fact(old, kind, *words)
    before, after = reading(old, spans), reading(new, extractor=other)
    there = Steadiness(before, after, AlignedTexts.of(before.parts, after.parts))
    back = Steadiness(after, before, AlignedTexts.of(after.parts, before.parts))
    loss = there.founded(change(ChangeKind.REMOVED, before=lost))
    gain = back.founded(change(ChangeKind.ADDED, after=lost))
    assert (loss is None) == (gain is None)
    return loss is not None


CLAIM = ("claim", "Maria Lind", "said", "The bridge is safe")


@pytest.mark.parametrize(
    ("old", "new", "words", "expected"),
    [
        # Nothing of the claim was touched, elsewhere or beside it in its sentence.
        (SAID, f"It rained. {SAID}", CLAIM, False),
        (SAID, "The bridge is safe, Maria Lind said on Monday.", CLAIM, False),
        # Its source, its words, or the whole of it.
        (SAID, "The bridge is safe, Karl Oberg said.", CLAIM, True),
        (SAID, "The old bridge is unsafe, Maria Lind said.", CLAIM, True),
        (f"{SAID} It rained.", "It rained.", CLAIM, True),
        # A promise may be undone by words beside it, but not by other sentences.
        ("Acme will pay.", "Nobody believes that Acme will pay.", ("commitment", "Acme", "will", "pay"), True),
        ("Acme will pay.", "Acme will pay.\n\nIt rained.", ("commitment", "Acme", "will", "pay"), False),
        # A name of two words is one wherever its sentence is edited; one word may be a place here and a body there.
        ("Halden Wind builds.", "Halden Wind builds by 2029.", ("organization", "Halden Wind"), False),
        ("Halden Wind builds.", "Halden Wind Energy builds.", ("organization", "Halden Wind"), True),
        ("Halden builds.", "It rained in Halden.", ("organization", "Halden"), True),
        ("Halden builds.", "It rained.\n\nHalden builds.", ("organization", "Halden"), False),
        # Who speaks for whom may be told in the sentence that went.
        (
            f"Maria Lind runs the port. {SAID}",
            SAID,
            ("spokesperson", "The bridge is safe, Maria Lind said", "Maria Lind"),
            True,
        ),
        (SAID, f"It rained. {SAID}", ("spokesperson", "The bridge is safe, Maria Lind said", "Maria Lind"), False),
    ],
)
def test_a_fact_is_gone_only_where_its_words_are(old, new, words, expected):
    assert founded(old, new, *words) is expected


def test_between_two_extractors_every_loss_counts():
    other = ExtractorVersion(
        version="2", model_name="made", model_version="1", config_digest="a", cues_digest="b", code_digest="c"
    )
    assert founded(SAID, f"It rained. {SAID}", *CLAIM, other=other)


def test_of_a_fact_that_stands_only_what_the_edit_tells_has_changed():
    """Its own words are read otherwise for no reason; the speaker's name came with a sentence."""
    new = f"Maria Lind came. {SAID}"
    (old_fact, old_spans), (new_fact, new_spans) = fact(SAID, *CLAIM), fact(new, *CLAIM)
    before, after = reading(SAID, old_spans), reading(new, new_spans)
    steadiness = Steadiness(before, after, AlignedTexts.of(before.parts, after.parts))
    fields = (("content", "The bridge is safe", "is safe"), ("speaker", None, "Maria Lind"))
    kept = steadiness.founded(change(ChangeKind.CHANGED, old_fact, new_fact, fields))
    assert kept
    assert [field.name for field in kept.fields] == ["speaker"]
    assert steadiness.founded(change(ChangeKind.CHANGED, old_fact, new_fact, fields[:1])) is None
    other = (("speaker", "Maria Lind", "Karl Oberg"),)
    assert steadiness.founded(change(ChangeKind.CHANGED, old_fact, new_fact, other))
    assert (
        steadiness.founded(change(ChangeKind.CHANGED, old_fact, new_fact, (("speaker", None, "Karl Oberg"),))) is None
    )
