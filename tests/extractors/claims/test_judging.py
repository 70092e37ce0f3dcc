"""The trained judge of claims, on parses made by hand, which have no vectors."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.claims.attribution import find_reported, propose
from extractors.claims.judging import ClaimJudge, vector
from extractors.claims.open_frames import OPEN_RULES
from extractors.claims.reading import Reading
from extractors.encoder.component import WIDTH


@pytest.fixture(scope="module")
def judge() -> ClaimJudge:
    return ClaimJudge()


def cues(reading: Reading, judge: ClaimJudge | None) -> list[str]:
    return [reading.doc[reported.verb].text for reported in find_reported(reading, judge)]


@pytest.mark.parametrize("name", ["SAID", "INVERTED", "ACCORDING", "RELATIVE", "LABEL"])
def test_speech_is_kept(parsed, judge, name):
    """Whoever said something is a source to the judge as to the rules."""
    reading = Reading(parsed(name))
    assert cues(reading, judge) == cues(reading, None) != []


def test_unlisted_cues_are_proposed_and_judged(parsed, judge):
    """A cue that no list has is a claim where the judge says so, and never without it."""
    reading = Reading(parsed("ENVISIONS"))
    proposed = {reading.doc[reported.verb].text: reported.rule for reported, held in propose(reading) if not held}
    assert proposed["envisions"] in OPEN_RULES
    assert cues(reading, None) == []
    assert cues(reading, judge) == ["envisions"]


def test_acts_are_no_claims(parsed, judge):
    """ "The bank opened a branch": proposed, and turned down."""
    reading = Reading(parsed("OPENED"))
    assert [reading.doc[reported.verb].text for reported, _ in propose(reading)] == ["opened"]
    assert cues(reading, judge) == []


def test_vectors_are_those_of_the_encoder(parsed):
    """Cue, source and content in a row; a tensor of another width is another network's."""
    doc = parsed("SAID")
    (reported, _), *_ = propose(Reading(doc))
    assert vector(doc, reported) is None
    doc.tensor = np.arange(len(doc) * WIDTH, dtype=np.float32).reshape(len(doc), WIDTH)
    joined = vector(doc, reported)
    assert joined is not None
    assert joined.shape == (3 * WIDTH,)
    assert joined[0] == doc.tensor[reported.verb][0]
    doc.tensor = np.zeros((len(doc), 96), dtype=np.float32)
    assert vector(doc, reported) is None
