"""Texts with what is known of them, as the encoder's training reads them: one window of word pieces each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc

from extractors.encoder.pieces import WordPieces, windows
from training.mentions import ANNOTATED, LABELS, MarkedText, allowed

ENTITY_TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BIES"))
ROLE_TAGS = ("O", *(f"{part}-{role}" for role in ("source", "cue", "content") for part in "BI"))
UNKNOWN = -100


@dataclass(slots=True)
class Window:
    """A run of words: the pieces of each, and per task one target a word (UNKNOWN where there is none)."""

    words: list[str]
    ids: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)  # the word of each piece, counted from 1
    targets: dict[str, list[int]] = field(default_factory=dict)


class TagSets:
    """Numbers the sets of entity tags that a word may have, since not every corpus tells one."""

    def __init__(self) -> None:
        self.numbers: dict[frozenset[str], int] = {}

    def number(self, tags: Iterable[str]) -> int:
        """Return the number of a set; the same for equal sets."""
        return self.numbers.setdefault(frozenset(tags), len(self.numbers))

    def table(self) -> list[list[bool]]:
        """Return for every set, by number, which of ENTITY_TAGS it holds."""
        return [[tag in tags for tag in ENTITY_TAGS] for tags in self.numbers]


def cut_windows(words: Sequence[str], targets: dict[str, list[int]], pieces: WordPieces) -> Iterator[Window]:
    """Cut a text as the pipeline does when it runs. Heads count words of the text and are moved to the window."""
    cuts = [pieces.of(word) for word in words]
    for start, end in windows(words, [len(cut.ids) for cut in cuts]):
        window = Window(list(words[start:end]), [pieces.opening], [0], [0])
        for number, cut in enumerate(cuts[start:end], 1):
            window.ids += cut.ids
            window.shapes += cut.shapes
            window.places += [number] * len(cut.ids)
        window.ids.append(pieces.closing)
        window.shapes.append(0)
        window.places.append(0)
        for name, values in targets.items():
            window.targets[name] = values[start:end]
        if heads := window.targets.get("head"):
            # column 0 is the root
            moved = [0 if head == -1 else head - start + 1 if start <= head < end else UNKNOWN for head in heads]
            window.targets["head"] = moved
        yield window


def entity_targets(doc: Doc, marked: MarkedText, sets: TagSets) -> list[int]:
    """Return per token the number of the set of tags it may have."""
    missing = set(LABELS) - ANNOTATED[marked.source]
    unmarked = sets.number({"O", *(f"{part}-{label}" for label in missing for part in "BIES")})
    targets = [UNKNOWN if token.is_space else unmarked for token in doc]
    for mention in marked.mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None:
            continue
        labels = allowed(mention.label, marked.source)
        parts = "S" if len(span) == 1 else "B" + "I" * (len(span) - 2) + "E"
        for token, part in zip(span, parts, strict=True):
            targets[token.i] = sets.number(f"{part}-{label}" for label in labels)
    return targets


def entity_windows(nlp: Language, texts: Iterable[MarkedText], pieces: WordPieces, sets: TagSets) -> Iterator[Window]:
    """Yield windows with entity targets."""
    for marked in texts:
        doc = nlp.make_doc(marked.text)
        words = [token.text for token in doc]
        yield from cut_windows(words, {"entity": entity_targets(doc, marked, sets)}, pieces)


def syntax_windows(
    docs: Iterable[Doc], labels: dict[str, dict[str, int]], pieces: WordPieces, *, grow: bool
) -> Iterator[Window]:
    """Yield windows with heads, relations, tags and morphology; a label that ``labels`` lacks is added or left out."""

    def number(task: str, value: str) -> int:
        return labels[task].setdefault(value, len(labels[task])) if grow else labels[task].get(value, UNKNOWN)

    for doc in docs:
        targets = {
            "head": [UNKNOWN if t.is_space else -1 if t.head.i == t.i else t.head.i for t in doc],
            "relation": [UNKNOWN if t.is_space else number("relation", t.dep_) for t in doc],
            "tag": [UNKNOWN if t.is_space else number("tag", t.tag_) for t in doc],
            "morph": [UNKNOWN if t.is_space else number("morph", f"{t.pos_}|{t.morph}") for t in doc],
        }
        yield from cut_windows([token.text for token in doc], targets, pieces)


def attribution_windows(nlp: Language, path: Path, pieces: WordPieces, rng: Random) -> Iterator[Window]:
    """Yield windows of PolNeAR articles with the role of every token: source, cue or content of an attribution."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    rng.shuffle(articles)
    for article in articles:
        doc = nlp.make_doc(article["text"])
        targets = [UNKNOWN if token.is_space else 0 for token in doc]
        for attribution in article["attributions"]:
            for role in ("source", "cue", "content"):
                for start, end in attribution[role]:
                    for position, token in enumerate(doc.char_span(start, end, alignment_mode="expand") or ()):
                        if not token.is_space:
                            targets[token.i] = ROLE_TAGS.index(f"{'I' if position else 'B'}-{role}")
        yield from cut_windows([token.text for token in doc], {"role": targets}, pieces)
