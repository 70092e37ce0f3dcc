"""What pipelines cost: CPU seconds for the same texts in turns, against spaCy's blank tokenizer, and cold starts."""

from __future__ import annotations

import os
import platform
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from statistics import median

import spacy
from spacy.language import Language

from extractors.evaluation.cold_start import ColdStart, cold_start
from extractors.nlp import build_nlp

BLANK = "blank tokenizer"

_CPU_INFO = Path("/proc/cpuinfo")
_FIRST_TEXT = "Acme expects to sign the accord by June 30, its spokesman Lee Park said on Monday."


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one pipeline needed for the texts: CPU seconds of each round, and their median."""

    name: str
    rounds: tuple[float, ...]
    cpu_seconds: float
    tokens_per_second: float
    times_blank: float  #: its CPU seconds in those of the blank tokenizer
    cold_start: ColdStart | None = None  #: None: the blank tokenizer, which has nothing to load


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedReport:
    """The costs of pipelines over the same texts, and where they were measured."""

    texts: int
    tokens: int  #: of the blank tokenizer, for all pipelines alike
    costs: tuple[Cost, ...]
    ratios: Mapping[str, float]  #: "a / b": CPU seconds of a in those of b
    machine: Mapping[str, str | int | float]


def compare_speed(models: Sequence[str], texts: Sequence[str], *, rounds: int = 5, tokens: int = 0) -> SpeedReport:
    """Read the texts with each model and with spaCy's blank tokenizer, in turns, ``rounds`` times.

    The texts are repeated until they have ``tokens`` tokens. Each round begins at the other end of the list, so that
    what slows the machine for a while falls on all alike. The tokenizers know the words by then, as in any run of more
    than a few articles. Raises ModelError for a model that cannot be loaded.

    The models run on the threads this process gives them: see `use_one_thread`.
    """
    machine, blank = describe_machine(), spacy.blank("en")
    chosen = list(_repeated(blank, texts, tokens))
    pipelines = {BLANK: blank, **{name: build_nlp(name, components=False) for name in models}}
    starts = {name: cold_start(name, [_FIRST_TEXT, *texts]) for name in models}
    seconds = _seconds(pipelines, chosen, rounds)
    total = sum(len(blank(text)) for text in chosen)
    costs = tuple(_cost(name, seconds, total, starts.get(name)) for name in pipelines)
    return SpeedReport(texts=len(chosen), tokens=total, costs=costs, ratios=dict(_ratios(costs[1:])), machine=machine)


def describe_machine() -> dict[str, str | int | float]:
    """The processor, how many of its cores we may use, the system, Python, and how busy the machine has been."""
    found = re.search(r"^model name\s*: (.+)$", _CPU_INFO.read_text(), re.MULTILINE) if _CPU_INFO.exists() else None
    return {
        "processor": found[1] if found else platform.processor() or platform.machine(),
        "cpus": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "spacy": version("spacy"),
        "load": round(os.getloadavg()[0], 2),
    }


def _repeated(blank: Language, texts: Sequence[str], tokens: int) -> Iterator[str]:
    """The texts, and again from the first until they have that many tokens."""
    counted = 0
    for number, text in enumerate(cycle(texts)):
        if number >= len(texts) and counted >= tokens:
            return
        counted += max(1, len(blank.make_doc(text)))
        yield text


def _seconds(pipelines: Mapping[str, Language], texts: Sequence[str], rounds: int) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in pipelines}
    order = list(pipelines)
    for nlp in pipelines.values():
        _read(nlp, texts[:1])
    for _ in range(rounds):
        for name in order:
            seconds[name].append(_read(pipelines[name], texts))
        order.reverse()
    return seconds


def _read(nlp: Language, texts: Sequence[str]) -> float:
    """CPU seconds of this process for the texts."""
    started = time.process_time()
    for doc in nlp.pipe(texts):
        len(doc)
    return time.process_time() - started


def _cost(name: str, seconds: Mapping[str, list[float]], tokens: int, start: ColdStart | None) -> Cost:
    middle = median(seconds[name])
    return Cost(
        name=name,
        rounds=tuple(seconds[name]),
        cpu_seconds=middle,
        tokens_per_second=tokens / middle,
        times_blank=middle / median(seconds[BLANK]),
        cold_start=start,
    )


def _ratios(costs: Sequence[Cost]) -> Iterator[tuple[str, float]]:
    """Each two models, the slower over the faster."""
    ordered = sorted(costs, key=lambda cost: cost.cpu_seconds, reverse=True)
    for position, slower in enumerate(ordered):
        for faster in ordered[position + 1 :]:
            yield f"{slower.name} / {faster.name}", slower.cpu_seconds / faster.cpu_seconds
