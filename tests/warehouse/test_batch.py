"""What of a batch may be stored: facts that stand where they say, of known texts and extractors."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import Batch, ExtractionError, Mention, Organization, TextPart, TextSpan


def test_a_fact_that_does_not_stand_in_the_text_is_refused(warehouse, version, make_extraction, make_extractor):
    elsewhere = TextSpan(start=1, end=5, text="Acme")
    extraction = make_extraction(version, organizations=(Organization(name="Acme", mentions=(elsewhere,), rule="ner"),))
    with pytest.raises(ExtractionError, match=r"'Acme' does not stand at \[1, 5\) of the text") as caught:
        warehouse.load(Batch(run_id="run-1", versions=(version,), extractions=(extraction,)), make_extractor())
    assert caught.value.subject == version.version_id
    assert caught.value.reason == "evidence_mismatch"
    assert warehouse.describe()["counts"]["article"] == 0


def test_entities_are_checked_too(warehouse, version, make_extraction, make_extractor):
    wrong_part = Mention(span=TextSpan(start=0, end=4, text="Apex", part=TextPart.TITLE), label="ORG")
    batch = Batch(run_id="run-1", versions=(version,), extractions=(make_extraction(version, entities=(wrong_part,)),))
    with pytest.raises(ExtractionError, match="of the title"):
        warehouse.load(batch, make_extractor())


def test_facts_of_a_stored_version_are_checked_against_the_stored_text(
    warehouse, version, batch, make_extraction, make_extractor
):
    warehouse.load(batch, make_extractor())
    newer = make_extractor(cues_digest="newer")
    wrong = make_extraction(
        version, newer, entities=(Mention(span=TextSpan(start=1, end=5, text="Acme"), label="ORG"),)
    )
    with pytest.raises(ExtractionError, match="does not stand"):
        warehouse.load(Batch(run_id="run-1", extractions=(wrong,)), newer)
    right = make_extraction(
        version, newer, entities=(Mention(span=TextSpan(start=0, end=4, text="Acme"), label="ORG"),)
    )
    assert warehouse.load(Batch(run_id="run-1", extractions=(right,)), newer)["mention"] == 1


def test_facts_of_an_unknown_version_are_refused(warehouse, extraction, make_extractor):
    with pytest.raises(ExtractionError, match="version that is not stored"):
        warehouse.load(Batch(run_id="run-1", extractions=(extraction,)), make_extractor())


def test_facts_of_an_unknown_extractor_are_refused(warehouse, batch, make_extractor):
    with pytest.raises(ExtractionError, match="is not known; load it together with its version"):
        warehouse.load(batch, None)
    with pytest.raises(ExtractionError, match="is not known"):
        warehouse.load(batch, make_extractor(cues_digest="another"))
    warehouse.load(batch, make_extractor())
    assert set(warehouse.load(batch, None).values()) == {0}


awkward_text = st.text(
    st.sampled_from("aé\u0301 \u00a0\u200d👩👧🏽ﬁ\n“”'’ß\u2028\u3000\U0001f1e9\U0001f1ea\x00")
    | st.characters(codec="utf-8"),
    min_size=1,
    max_size=40,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_offsets_mean_the_same_in_python_and_sql(warehouse, make_version, make_extraction, make_extractor, data):
    """Both count Unicode code points: emoji, combining marks, no-break spaces, flags and NUL included."""
    texts = {TextPart.TITLE: data.draw(awkward_text, "title"), TextPart.TEXT: data.draw(awkward_text, "text")}
    spans = []
    for part, text in texts.items():
        start = data.draw(st.integers(0, len(text) - 1), f"start in {part}")
        end = data.draw(st.integers(start + 1, len(text)), f"end in {part}")
        spans.append(TextSpan.of(text, start, end, part))
    version = make_version(texts[TextPart.TEXT], title=texts[TextPart.TITLE])
    mentions = tuple(Mention(span=span, label="MISC") for span in spans)
    # Another extractor per example, so that a text drawn twice is stored with the new spans as well.
    extractor = make_extractor(cues_digest=repr(spans))
    extraction = make_extraction(version, extractor, entities=mentions)
    batch = Batch(run_id="run-1", versions=(version,), extractions=(extraction,))
    warehouse.load(batch, extractor)
    assert set(warehouse.load(batch, extractor).values()) == {0}
    stored = warehouse.query(
        """
        select substring(if(mention_part = 'title', title, text), mention_start + 1, mention_end - mention_start)
            as words
        from mention inner join extraction using (extraction_id) inner join article_version using (version_id)
        where extraction_id = $id order by mention_part desc
        """,
        {"id": extraction.extraction_id},
    )
    assert stored.words.tolist() == [span.text for span in spans]
