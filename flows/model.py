"""What a language model is, how well it reads and what it costs: the figures behind ``newsfacts model``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from extractors.article import read_html
from extractors.evaluation.conllu import read_documents
from extractors.evaluation.gold import read_gold, read_texts
from extractors.evaluation.scores import read_merges, score_entities, score_syntax
from extractors.evaluation.speed import compare_speed
from extractors.nlp import build_nlp, model_digest

_NEWSROOM = Path(__file__).parent / "newsroom" / "pages"  # articles of our own, which the demonstration serves
_ENOUGH_TOKENS = 20_000  # of the texts of our own, for a figure that does not wobble
_TREEBANKS = (".conllu", ".conllu.gz")


def describe_model(name: str) -> dict[str, Any]:
    """What the model is and of what it was made; raises ModelError when it cannot be loaded.

    ``sha256`` covers every file of the model but its card, so two models of one digest find the same.
    """
    nlp = build_nlp(name, components=False)
    folder = nlp.path
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder else []
    return {
        "name": name,
        "title": f"{nlp.meta['lang']}_{nlp.meta['name']}",
        "version": nlp.meta["version"],
        "description": nlp.meta.get("description", ""),
        "license": nlp.meta.get("license", ""),
        "components": [_component(pipe, list(getattr(nlp.get_pipe(pipe), "labels", ()))) for pipe in nlp.pipe_names],
        "size_bytes": sum(path.stat().st_size for path in files),
        "sha256": model_digest(folder) if folder else None,
        "sources": nlp.meta.get("sources") or [],
        "performance": nlp.meta.get("performance") or {},
    }


def _component(name: str, labels: list[Any]) -> dict[str, Any]:
    """A component and its labels; those of the lemmatizer are numbers of rules, which say nothing."""
    named = [label for label in labels if isinstance(label, str)]
    return {"name": name, "label_count": len(labels), "labels": named}


def evaluate_model(
    name: str, files: Sequence[Path], *, merges: Iterable[str] = (), labels: Iterable[str] = ()
) -> dict[str, Any]:
    """The model's scores on each gold file: a treebank (``.conllu``, ``.conllu.gz``) or texts with entities (JSONL).

    Raises ModelError for a model that cannot be loaded, EvaluationError for a file or a merging of labels that
    cannot be used.
    """
    merged, kept = read_merges(merges), sorted(set(labels))
    nlp = build_nlp(name, components=False)
    scored = []
    for path in files:
        if path.name.endswith(_TREEBANKS):
            syntax = score_syntax(nlp, read_documents(path, nlp.vocab))
            scored.append({"file": str(path), "kind": "syntax", **asdict(syntax)})
        else:
            entities = score_entities(nlp, read_gold(path), merged=merged, labels=kept)
            scored.append({"file": str(path), "kind": "entities", **asdict(entities)})
    return {"model": name, "version": nlp.meta["version"], "files": scored}


def benchmark_models(names: Sequence[str], texts: Path | None, *, rounds: int) -> dict[str, Any]:
    """What the models need for the texts of a JSONL file, or for articles of our own.

    Raises ModelError for a model that cannot be loaded, EvaluationError for a file without texts.
    """
    given = read_texts(texts) if texts else list(_newsroom())
    return asdict(compare_speed(names, given, rounds=rounds, tokens=0 if texts else _ENOUGH_TOKENS))


def _newsroom() -> Iterator[str]:
    """The texts of the sample newsroom's articles, as they first appeared."""
    for page in sorted(_NEWSROOM.glob("*.html")):
        if ".rev" not in page.name:
            version = read_html(page.read_text(encoding="utf-8"), f"https://newsroom.example/{page.name}")
            yield f"{version.title}\n\n{version.text}"
