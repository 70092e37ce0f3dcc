"""What pipelines cost: CPU seconds for the same texts in turns, against spaCy's blank tokenizer, and cold starts."""

from __future__ import annotations

import os
import platform
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from math import ceil
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
    readings: int  #: of all the texts in one round
    tokens: int  #: of the blank tokenizer, in one round, for all pipelines alike
    costs: tuple[Cost, ...]
    ratios: Mapping[str, float]  #: "a / b": CPU seconds of a in those of b
    machine: Mapping[str, str | int | float]


def compare_speed(models: Sequence[str], texts: Sequence[str], *, rounds: int = 5, tokens: int = 0) -> SpeedReport:
    """Read the texts with each model and with spaCy's blank tokenizer, in turns, ``rounds`` times.

    A round reads all the texts, and again until it has read ``tokens`` tokens. Each round begins at the other end of
    the list, so that what slows the machine for a while falls on all alike. Every reading has a new blank tokenizer:
    one that has seen the texts remembers their words, and is three to seventeen times as fast. The models keep theirs,
    which spares them a few hundredths of their time. Raises ModelError for a model that cannot be loaded.

    The models run on the threads this process gives them: see `use_one_thread`.
    """
    machine, blank = describe_machine(), spacy.blank("en")
    once = sum(len(blank.make_doc(text)) for text in texts)
    times = max(1, ceil(tokens / max(once, 1)))
    loaded = {name: build_nlp(name, components=False) for name in models}
    starts = {name: cold_start(name, [_FIRST_TEXT, *texts]) for name in models}
    for nlp in loaded.values():
        _read(nlp, texts[:1])
    seconds = _seconds(loaded, texts, times, rounds)
    costs = tuple(_cost(name, seconds, once * times, starts.get(name)) for name in seconds)
    return SpeedReport(
        texts=len(texts),
        readings=times,
        tokens=once * times,
        costs=costs,
        ratios=dict(_ratios(costs[1:])),
        machine=machine,
    )


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


def _seconds(
    loaded: Mapping[str, Language], texts: Sequence[str], times: int, rounds: int
) -> dict[str, tuple[float, ...]]:
    """CPU seconds of each pipeline in each round."""
    order = [BLANK, *loaded]
    seconds: dict[str, tuple[float, ...]] = dict.fromkeys(order, ())
    for _ in range(rounds):
        for name in order:
            readings = (_read(loaded.get(name) or spacy.blank("en"), texts) for _ in range(times))
            seconds[name] += (sum(readings),)
        order.reverse()
    return seconds


def _read(nlp: Language, texts: Sequence[str]) -> float:
    """CPU seconds of this process for the texts."""
    started = time.process_time()
    for doc in nlp.pipe(texts):
        len(doc)
    return time.process_time() - started


def _cost(name: str, seconds: Mapping[str, tuple[float, ...]], tokens: int, start: ColdStart | None) -> Cost:
    middle = median(seconds[name])
    return Cost(
        name=name,
        rounds=seconds[name],
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
