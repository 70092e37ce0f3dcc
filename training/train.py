"""Train one part of a pipeline: `python -m training.train fast_ner`; `--start` goes on from a trained folder.

The best pipeline so far lies in OUTPUT/model-best at any time, so a run may be stopped by the clock (`--minutes`).
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from pathlib import Path
from typing import Any

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_pipeline

import training.encoder.corpus  # noqa: F401 - registers the reader that the configurations name

CONFIGS = Path(__file__).parent / "configs"
#: What each stage is trained on: WORK/NAME.train.spacy and WORK/NAME.dev-small.spacy
STAGES = {
    "fast_syntax": "silver_trees",
    "fast_ner": "silver_names",
    "accurate_syntax": "syntax",
    "accurate_ner": "ner",
}


def train(stage: str, output: Path, work: Path, start: Path | None, rate: float, minutes: int | None) -> None:
    """Train a stage into `output`, from random weights or from the components of another pipeline."""
    data = STAGES[stage]
    overrides: dict[str, Any] = {
        "paths.train": str(work / f"{data}.train.spacy"),
        "paths.dev": str(work / f"{data}.dev-small.spacy"),
        "training.optimizer.learn_rate": rate,
    }
    if stage.startswith("accurate"):
        overrides["paths.encoder"] = str(work / "encoder" / "int8")
    config = util.load_config(CONFIGS / f"{stage}.cfg", overrides=overrides, interpolate=False)
    if start is not None:
        config["components"] = {name: {"source": str(start)} for name in config["nlp"]["pipeline"]}
    nlp = init_nlp(config.interpolate())
    if start is not None and nlp.has_pipe("trainable_lemmatizer"):
        # spaCy 3.8 loads the trees of a lemmatizer but not the table from tree to label that its training reads.
        lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    if nlp.has_pipe("encoder"):
        encoder: Any = nlp.get_pipe("encoder")
        encoder.from_disk(work / "encoder" / "int8")
    output.mkdir(parents=True, exist_ok=True)
    if minutes:
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.alarm(60 * minutes)
    try:
        train_pipeline(nlp, output, stdout=sys.stdout, stderr=sys.stderr)
    except KeyboardInterrupt:
        print("stopped by the clock; the best pipeline is in", output / "model-best")


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=sorted(STAGES))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--output", type=Path, help="default: WORK/STAGE")
    parser.add_argument("--start", type=Path, help="a pipeline folder to go on from")
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--minutes", type=int, help="stop after so many minutes")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    output = options.output or options.work / options.stage
    train(options.stage, output, options.work, options.start, options.rate, options.minutes)


if __name__ == "__main__":
    main()
