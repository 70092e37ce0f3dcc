"""How good the facts are: `python tests/benchmarks/quality.py facts commitments attribution ...`.

Turns each development set into lines for `newsfacts extract --jsonl`, its answers into what the shared scorers
read, and runs them. So it measures the command that users run, not parts of it. Files go to build/quality/.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "quality"

Record = dict[str, Any]


def read_lines(path: Path) -> Iterator[Record]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in content.decode("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def write_lines(path: Path, records: Iterable[Record]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def extracted(name: str, items: Iterable[Record]) -> dict[str, Record]:
    """What the command answers to the items, by id; a failed item stops the measuring."""
    given = write_lines(WORK / f"{name}.in.jsonl", items)
    answered = WORK / f"{name}.out.jsonl"
    with answered.open("w", encoding="utf-8") as output:
        command = [str(Path(sys.executable).parent / "newsfacts"), "extract", "--jsonl", str(given)]
        subprocess.run(command, stdout=output, check=True)
    return {record["id"]: record for record in read_lines(answered)}


def run_scorer(shared: Path, script: str, *arguments: object) -> None:
    print(f"\n== {script} {' '.join(Path(str(argument)).name for argument in arguments)}", flush=True)
    subprocess.run([sys.executable, str(shared / "eval" / script), *map(str, arguments)], check=True)


def facts(shared: Path) -> None:
    gold = [record for name in ("seed", "gold") for record in read_lines(shared / "facts" / f"{name}.jsonl")]
    found = extracted("facts", ({key: item[key] for key in ("id", "published", "title", "text")} for item in gold))
    predicted = write_lines(WORK / "facts.pred.jsonl", found.values())
    errors = WORK / "facts.errors.jsonl"
    run_scorer(shared, "score_facts.py", write_lines(WORK / "facts.gold.jsonl", gold), predicted, "--errors", errors)


def commitments(shared: Path) -> None:
    """Commitments with 95 % bootstrap intervals over articles and five folds, beside two baselines in the same run."""
    from commitment_baselines import predictions

    gold = [record for name in ("seed", "gold") for record in read_lines(shared / "facts" / f"{name}.jsonl")]
    score = scorer(shared, "score_facts.py").score
    ours = extracted("facts", ({key: item[key] for key in ("id", "published", "title", "text")} for item in gold))
    print(f"\n== commitments of {len(gold)} articles: F1 [95 % of 2,000 bootstrap samples], five folds of articles")
    for name, found in {"newsfacts": ours, **predictions(gold)}.items():
        tallies = [score([item], found)[0] for item in gold]
        for row in ("commit_detect", "commitments"):
            counts = [(tally[row].tp, tally[row].pred, tally[row].gold) for tally in tallies]
            low, high = interval(counts)
            folds = " ".join(f"{f1(counts[start::5]):.3f}" for start in range(5))
            print(f"{name:14}{row:15}{f1(counts):7.3f} [{low:.3f}, {high:.3f}]   {folds}")


def scorer(shared: Path, script: str) -> Any:
    """The scorer as a module, for what its command line does not print."""
    spec = spec_from_file_location(Path(script).stem, shared / "eval" / script)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "eval" / script)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def f1(counts: Iterable[tuple[int, int, int]]) -> float:
    """Of (right, found, gold) summed over articles."""
    right, found, gold = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / (found + gold) if found + gold else 0.0


def interval(counts: list[tuple[int, int, int]], samples: int = 2000) -> tuple[float, float]:
    """Where the middle 95 % of F1 lie when articles are drawn with repetition."""
    rng = Random(20260601)
    drawn = sorted(f1(rng.choices(counts, k=len(counts))) for _ in range(samples))
    return drawn[round(0.025 * samples)], drawn[round(0.975 * samples)]


def attribution(shared: Path) -> None:
    """Ours, and beside it the Gender Gap Tracker's rules on the same parse."""
    from attribution_baseline import predictions

    gold = shared / "corpora" / "attribution" / "polnear_dev.jsonl.gz"
    items = ({"id": item["id"], "published": item["date"][:10], "text": item["text"]} for item in read_lines(gold))
    roles = ("source", "cue", "content", "nested")
    predicted = (
        {"id": name, "attributions": [{role: claim[role] for role in roles} for claim in answer["claims"]]}
        for name, answer in extracted("attribution", items).items()
    )
    run_scorer(shared, "score_attribution.py", gold, write_lines(WORK / "attribution.pred.jsonl", predicted))
    baseline = write_lines(WORK / "attribution.baseline.jsonl", predictions(read_lines(gold)))
    run_scorer(shared, "score_attribution.py", gold, baseline)


def dates(shared: Path) -> None:
    """TBAQ as published, and with the values that were reviewed later; WikiWars. The command tags as TIMEX3 does."""
    folder = shared / "corpora" / "timex"
    gold = [item for name in ("timebank", "aquaint") for item in read_lines(folder / f"tbaq-{name}.jsonl")]
    found = tagged("dates", gold)
    run_scorer(shared, "score_timex.py", write_lines(WORK / "dates.plain.jsonl", gold), found)
    reviewed = {(row["id"], row["start"], row["end"]): row for row in read_lines(folder / "tbaq-value-review.jsonl")}
    for item in gold:
        for timex in item["timexes"]:
            if row := reviewed.get((item["id"], timex["start"], timex["end"])):
                timex |= {"type": row["type_reviewed"], "value": row["value_reviewed"]}
    run_scorer(shared, "score_timex.py", write_lines(WORK / "dates.reviewed.jsonl", gold), found)
    wars = folder / "wikiwars-dev.jsonl"
    run_scorer(shared, "score_timex.py", wars, tagged("wikiwars", read_lines(wars)))


def tagged(name: str, gold: Iterable[Record]) -> Path:
    """The file of what the command tags in documents with a creation time."""
    items = ({"id": item["id"], "published": item["dct"][:10], "text": item["text"]} for item in gold)
    answers = extracted(name, items)
    return write_lines(WORK / f"{name}.pred.jsonl", answers.values())


def deadlines(shared: Path) -> None:
    cases = shared / "eval" / "deadline_cases.jsonl"
    gold = list(read_lines(cases))
    items = ({"id": case["id"], "published": case["published"], "text": case["sentence"]} for case in gold)
    found = extracted("deadlines", items)
    predicted = (_deadline(case, found[case["id"]]["dates"]) for case in gold)
    run_scorer(shared, "score_deadlines.py", cases, write_lines(WORK / "deadlines.pred.jsonl", predicted))


def _deadline(case: Record, found: list[Record]) -> Record:
    """The date whose words overlap the case's expression most, with the interval its preposition allows."""
    start = case["sentence"].index(case["expression"])
    end = start + len(case["expression"])
    inside = [(min(end, date["span"][1]) - max(start, date["span"][0]), date) for date in found]
    best = max((pair for pair in inside if pair[0] > 0), key=lambda pair: pair[0], default=None)
    if best is None:
        return {"id": case["id"], "type": None}
    date = best[1]
    return {"id": case["id"], **date["bound"], **{key: date[key] for key in ("type", "value", "vague")}}


def entities(shared: Path) -> None:
    for name, options in (
        ("en-worldwide", ["--merge", "LOC=GPE+LOC", "--merge", "MISC=MISC+EVENT+LAW", "--map-pred", "PERCENT="]),
        ("uner-ewt", ["--merge", "LOC=GPE+LOC+FAC", "--labels", "PERSON,ORG,LOC"]),
        ("crossner-politics", ["--merge", "LOC=GPE+LOC+FAC", "--labels", "PERSON,ORG,LOC"]),
    ):
        gold = shared / "corpora" / "ner" / f"{name}.dev.jsonl"
        items = ({"id": item["id"], "text": item["text"], "language": "en"} for item in read_lines(gold))
        found = extracted(name, items)
        predicted = ({"id": key, "spans": answer["entities"]} for key, answer in found.items())
        run_scorer(shared, "score_ner.py", gold, write_lines(WORK / f"{name}.pred.jsonl", predicted), *options)


def pages(shared: Path) -> None:
    for index in (shared / "newswire" / "index.jsonl", shared / "eval" / "aeb" / "index.jsonl"):
        arguments = ("--index", index, "--callable", "extractors.article:article_fields")
        run_scorer(shared, "score_extraction.py", *arguments)


SETS: dict[str, Callable[[Path], None]] = {
    function.__name__: function for function in (facts, commitments, attribution, dates, deadlines, entities, pages)
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)} (default: all)")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    for name in arguments.sets or SETS:
        SETS[name](arguments.shared)


if __name__ == "__main__":
    main()
