"""Texts of the training corpora, parsed once and kept, so that the rules can be run over them again and again."""

from __future__ import annotations

import gzip
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extractors.nlp import DEFAULT_MODEL, build_nlp

POLNEAR = Path("attribution", "polnear_train.jsonl.gz")
WORLDWIDE = Path("ner", "en-worldwide.train.jsonl")
SEED = 7  # of the order in which texts are read
BATCH = 8  # texts


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusText:
    """A text of a corpus, with the day it was published where the corpus tells."""

    id: str
    text: str
    published: datetime | None


def corpus_texts(corpora: Path) -> list[CorpusText]:
    """The training texts of PolNeAR and en-worldwide, in an order of chance that is always the same."""
    with gzip.open(corpora / POLNEAR, "rt", encoding="utf-8") as lines:
        texts = [_text(json.loads(line)) for line in lines]
    with (corpora / WORLDWIDE).open(encoding="utf-8") as lines:
        texts += [_text(json.loads(line)) for line in lines]
    Random(SEED).shuffle(texts)
    return texts


def _text(record: dict[str, str]) -> CorpusText:
    date = record.get("date")
    published = datetime.fromisoformat(date[:10]).replace(hour=12, tzinfo=UTC) if date else None
    return CorpusText(id=record["id"], text=record["text"], published=published)


class Parser:
    """Reads texts with the whole pipeline; the model's part of the work is kept in ``folder``."""

    def __init__(self, folder: Path, model: str = DEFAULT_MODEL) -> None:
        self.folder = folder
        self.nlp = build_nlp(model)
        self._own = self.nlp.pipe_names.index("organization_finder")

    def docs(self, texts: list[CorpusText], *, last: str) -> Iterator[Doc]:
        """The Doc of each text, with every component up to ``last``."""
        self.folder.mkdir(parents=True, exist_ok=True)
        finders = [pipe for name, pipe in self.nlp.pipeline[self._own : self.nlp.pipe_names.index(last) + 1]]
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            self._parse([text for text in batch if not self._path(text).is_file()])
            for text in batch:
                doc = _restored(self.nlp, self._path(text))
                doc._.published, doc._.language = text.published, "en"
                for finder in finders:
                    doc = finder(doc)
                yield doc

    def before_commitments(self) -> Language:
        """The pipeline without the components that come after claims."""
        for name in self.nlp.pipe_names[self.nlp.pipe_names.index("claim_finder") + 1 :]:
            self.nlp.disable_pipe(name)
        return self.nlp

    def _path(self, text: CorpusText) -> Path:
        return self.folder / f"{text.id}.pickle"

    def _parse(self, texts: list[CorpusText]) -> None:
        with self.nlp.select_pipes(disable=self.nlp.pipe_names[self._own :]):
            for text, doc in zip(texts, self.nlp.pipe(text.text for text in texts), strict=True):
                tensor = np.asarray(doc.tensor, dtype=np.float16)
                content = doc.to_bytes(exclude=["tensor", "user_data"])
                self._path(text).write_bytes(pickle.dumps((content, tensor)))


def _restored(nlp: Language, path: Path) -> Doc:
    content, tensor = pickle.loads(path.read_bytes())  # written by _parse above
    doc = Doc(nlp.vocab).from_bytes(content)
    doc.tensor = tensor.astype(np.float32)
    return doc
