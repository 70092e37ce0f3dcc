"""What ``newsfacts model`` prints: a model's description, scores and costs as rich tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from flows.tables import table

_MIB = 1024 * 1024
_MOST_LABELS = 20  # of a component, before they are only counted
_FIGURES = ("precision", "recall", "f1", "right", "found", "gold")


def description_tables(described: Mapping[str, Any]) -> list[RenderableType]:
    """What ``flows.model.describe_model`` found."""
    size = f"{described['size_bytes'] / _MIB:.1f} MiB on disk, SHA-256 {described['sha256'] or 'unknown'}"
    sources = [
        (source.get("name"), source.get("used_for"), source.get("license"), source.get("url"))
        for source in described["sources"]
    ]
    return [
        Text(f"{described['name']}: {described['title']} {described['version']}"),
        *(Text(line) for line in (described["description"], f"Terms: {described['license']}") if line),
        Text(size),
        table("Components", ("component", "number of labels", "labels"), map(_component, described["components"])),
        table("Trained on", ("name", "for", "terms", "address"), sources),
        _performance_table(described["performance"]),
    ]


def _component(component: Mapping[str, Any]) -> tuple[object, ...]:
    labels = component["labels"]
    shown = labels if len(labels) <= _MOST_LABELS else [*labels[:3], "…"]
    return component["name"], component["label_count"], ", ".join(shown) or None


def _performance_table(performance: Mapping[str, Any]) -> Table:
    """The scores over all, and the F1 of each kind of entity; what else training kept is in the JSON."""
    rows = [
        (name, f"{value:.3f}") for name, value in performance.items() if isinstance(value, float) and 0 < value <= 1
    ]
    rows += [(label, f"{score['f']:.3f}") for label, score in sorted((performance.get("ents_per_type") or {}).items())]
    return table("Scores when it was made", ("score", "value"), rows)


def evaluation_tables(evaluated: Mapping[str, Any]) -> list[RenderableType]:
    """What ``flows.model.evaluate_model`` found: a table for each file."""
    made = {"entities": _entities_table, "syntax": _syntax_table}
    shown: list[RenderableType] = [Text(f"{evaluated['model']} {evaluated['version']}, in percent")]
    for scored in evaluated["files"]:
        shown += [Text(scored["file"]), made[scored["kind"]](scored)]
    return shown


def _entities_table(scored: Mapping[str, Any]) -> Table:
    rows = [(label, *_figures(score)) for label, score in scored["labels"].items()]
    caption = f"{scored['documents']} texts; exactly these characters and this label"
    return table("Entities", ("label", *_FIGURES), [*rows, ("all", *_figures(scored["micro"]))], caption)


def _figures(score: Mapping[str, Any]) -> Iterable[object]:
    return (f"{value:6.2f}" if isinstance(value, float) else value for value in (score[name] for name in _FIGURES))


def _syntax_table(scored: Mapping[str, Any]) -> Table:
    rows = [(name, None if value is None else f"{value:6.2f}") for name, value in scored["scores"].items()]
    caption = f"{scored['documents']} documents, {scored['tokens']:,} tokens; from the text alone"
    return table("Syntax", ("layer", "f1"), rows, caption)


def speed_tables(measured: Mapping[str, Any]) -> list[RenderableType]:
    """What ``flows.model.benchmark_models`` measured."""
    machine = measured["machine"]
    columns = ("pipeline", "CPU s", "tokens/s", "× blank", "cold start s", "its CPU s", "peak MiB")
    rounds = len(measured["costs"][0]["rounds"])
    times = f" {measured['readings']} times" if measured["readings"] > 1 else ""
    caption = f"{measured['texts']} texts{times}: {measured['tokens']:,} tokens; median of {rounds} rounds, in turns"
    return [
        Text(
            f"{machine['processor']}, {machine['cpus']} CPUs (load {machine['load']}), {machine['system']}, "
            f"Python {machine['python']}, spaCy {machine['spacy']}; one thread"
        ),
        table("Speed", columns, map(_cost, measured["costs"]), caption),
        *(Text(f"{names}: {ratio:.2f} times the CPU seconds") for names, ratio in measured["ratios"].items()),
    ]


def _cost(cost: Mapping[str, Any]) -> tuple[object, ...]:
    return (
        cost["name"],
        f"{cost['cpu_seconds']:.3f}",
        round(cost["tokens_per_second"]),
        round(cost["times_blank"], 1),
        *_cold_start(cost["cold_start"]),
    )


def _cold_start(start: Mapping[str, Any] | None) -> tuple[object, ...]:
    if start is None:
        return None, None, None
    return round(start["seconds"], 1), round(start["cpu_seconds"], 1), round(start["peak_memory"] / _MIB)
