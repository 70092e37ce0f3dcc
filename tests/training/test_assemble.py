"""What a trained pipeline says of itself."""

import json

import pytest

from extractors.nlp import PIPELINES
from training.assemble import DESCRIPTIONS, card_version


@pytest.mark.parametrize("name", sorted(DESCRIPTIONS))
def test_a_pipeline_has_the_version_of_its_own_card(name):
    meta = json.loads((PIPELINES / name / "meta.json").read_text(encoding="utf-8"))
    assert card_version(PIPELINES / name / "MODEL_CARD.md") == meta["version"]


def test_a_card_without_a_version_is_refused(tmp_path):
    card = tmp_path / "MODEL_CARD.md"
    card.write_text("# A pipeline\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no version in its heading"):
        card_version(card)
