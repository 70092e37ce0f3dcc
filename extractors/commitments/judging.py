"""Whether a candidate is a commitment: a linear judge trained on sentences that people labelled by one guideline.

The rules propose with high recall; here words, parse and, where the pipeline has an encoder, the vectors of trigger,
act and subject decide. The probability is calibrated and stored as the commitment's confidence. Training:
`python -m training.commitments train`.
"""

from __future__ import annotations

from pathlib import Path

from spacy.tokens import Doc

from extractors.commitments.actors import Actor
from extractors.commitments.candidates import Candidate
from extractors.commitments.features import features, vector
from extractors.commitments.scene import Scene, Voice
from extractors.commitments.tree import Range
from extractors.encoder.component import has_vectors
from extractors.linear import LinearJudge, load_weights

WEIGHTS = Path(__file__).with_name("judge.npz")


class CommitmentJudge(LinearJudge):
    """The judge with the weights that come with newsfacts."""

    def __init__(self) -> None:
        super().__init__(WEIGHTS)

    def confidence(
        self, scene: Scene, candidate: Candidate, action: Range, actors: list[Actor], voice: Voice | None
    ) -> float:
        """How probable it is that the candidate is a commitment, between 0 and 1."""
        found = features(scene, candidate, action, actors, voice)
        return self.probability(found, vector(scene, candidate, action, actors, voice))

    def threshold(self, doc: Doc) -> float:
        """The probability from which on a candidate of the Doc is kept, as the training chose it."""
        return float(load_weights(WEIGHTS).threshold[int(has_vectors(doc))])
