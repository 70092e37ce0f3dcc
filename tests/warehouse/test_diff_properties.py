"""Properties of diffs: facts of made sentences, in two texts made of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import (
    ArticleVersion,
    Batch,
    ChangeKind,
    Claim,
    ClaimKind,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Extraction,
    Polarity,
    TextSpan,
)
from models.diff import BetweenRevisions

_ACTORS = ("Acme", "Apex", "Quarry Bank")
_TOWNS = ("Trier", "Ulm")
_SENTENCES = [
    *(f"{actor} will hire {number} people in {town}." for actor in _ACTORS for number in (40, 60) for town in _TOWNS),
    *(f"{actor} said the {thing} was safe." for actor in _ACTORS for thing in ("bridge", "plant")),
    "It rained all day.",
]  # fmt: skip
_texts = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=7)


def facts_in(version: ArticleVersion) -> dict[str, tuple[object, ...]]:
    """A promise for each sentence with "will", a claim for each with "said", as an extractor might give them."""
    commitments, claims, at = [], [], 0
    for line in version.text.split("\n\n"):
        if " will " in line:
            actor, _, action = line.removesuffix(".").partition(" will ")
            begin = at + len(actor) + len(" will ")
            commitments.append(
                Commitment(
                    actor=actor,
                    actor_span=None,
                    trigger=TextSpan.of(version.text, begin - 5, begin - 1),
                    action=TextSpan.of(version.text, begin, begin + len(action)),
                    evidence=TextSpan.of(version.text, at, at + len(line) - 1),
                    kind=CommitmentKind.PLAN,
                    polarity=Polarity.POSITIVE,
                    status=CommitmentStatus.OPEN,
                    rule="will",
                )
            )
        elif " said " in line:
            source, _, content = line.removesuffix(".").partition(" said ")
            begin = at + len(source) + len(" said ")
            claims.append(
                Claim(
                    source=(TextSpan.of(version.text, at, at + len(source)),),
                    cue=(TextSpan.of(version.text, begin - 5, begin - 1),),
                    content=(TextSpan.of(version.text, begin, begin + len(content)),),
                    kind=ClaimKind.INDIRECT,
                    speaker=None,
                    organization=source,
                    chain=(),
                    rule="said",
                )
            )
        at += len(line) + 2
    return {"commitments": tuple(commitments), "claims": tuple(claims)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=_texts, after=_texts)
def test_a_diff_turned_round_is_the_diff_the_other_way(
    loaded, make_version, make_extraction, make_extractor, before, after
):
    """And nothing differs from itself."""
    url = f"https://news.example/{abs(hash((tuple(before), tuple(after))))}"
    texts = ["\n\n".join(sentences) for sentences in (before, after)]
    day = datetime(2026, 3, 2, tzinfo=UTC)
    versions = [
        make_version(text, url=url, fetched_at=day + timedelta(days=number)) for number, text in enumerate(texts)
    ]
    found: list[Extraction] = [make_extraction(version, **facts_in(version)) for version in versions]
    for number, version in enumerate(versions):
        loaded.load(Batch(run_id="run-1", versions=(version,), extractions=(found[number],)), make_extractor())
    ids = [version.version_id for version in versions]
    there = loaded.fact_diff(BetweenRevisions(article=url, before=ids[0], after=ids[1]))
    back = loaded.fact_diff(BetweenRevisions(article=url, before=ids[1], after=ids[0]))
    assert there.reversed().changes == back.changes
    assert back.reversed().changes == there.changes
    for same in ids:
        assert not loaded.fact_diff(BetweenRevisions(article=url, before=same, after=same))
    lost = len([*found[0].facts()]) - len([*found[1].facts()])
    counts = there.counts()
    assert counts[ChangeKind.REMOVED] - counts[ChangeKind.ADDED] == lost
