"""How well changes of facts are found: `python tests/benchmarks/diffs.py developed blind unseen`.

Reads the revision pairs of `tests/revisions/`, compares them through a warehouse as a run does, and prints precision
and recall of the changes found, with each one that is missing or too much.

`python tests/benchmarks/diffs.py --idle ARTICLES.jsonl` (objects with "text") puts one idle sentence in the middle of
each article and counts the facts that differ then: no edit made any of them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "revisions"))

from pairs import Pair, compare, outcomes, precision_and_recall, read_pairs

_IDLE = "The morning was grey, and the streets were wet."


def idle(articles: Path) -> None:
    """What one idle sentence does to the facts of each article."""
    pairs = []
    for number, line in enumerate(articles.read_text(encoding="utf-8").splitlines()):
        paragraphs = json.loads(line)["text"].split("\n\n")
        middle = len(paragraphs) // 2
        after = [*paragraphs[:middle], _IDLE, *paragraphs[middle:]]
        pairs.append(Pair(str(number), "\n\n".join(paragraphs), "\n\n".join(after), expected=(), same_page=False))
    with tempfile.TemporaryDirectory() as folder:
        diff, _ = compare(pairs, Path(folder) / "facts.duckdb")
    print(f"{len(pairs)} articles: {len(diff.changes)} facts differ, {len(diff.unsteady)} more are left out")


def main() -> None:
    for name in sys.argv[1:] or ["developed", "blind", "unseen"]:
        pairs = read_pairs(name)
        with tempfile.TemporaryDirectory() as folder:
            found = list(outcomes(pairs, *compare(pairs, Path(folder) / "facts.duckdb")))
        for outcome in found:
            if not outcome.is_right:
                print(f"  {outcome.pair.name}")
            for expected in outcome.missed:
                print(f"    missing: {expected.change} {expected.kind} {expected.words!r} {expected.fields or ''}")
            for change in outcome.surplus:
                print(f"    too much: {change.change} {change.kind} {change.subject!r}")
                for field in change.fields if change.change == "changed" else ():
                    print(f"      {field.name}: {field.before!r} -> {field.after!r}")
        precision, recall = precision_and_recall(found)
        silent = [outcome for outcome in found if not outcome.pair.expected]
        quiet = sum(outcome.is_right for outcome in silent)
        causes = sum(outcome.causes_are_right for outcome in found)
        print(f"{name}: {len(pairs)} pairs, precision {precision:.3f}, recall {recall:.3f}")
        missed = sum(len(outcome.missed) for outcome in found)
        misread = sum(len(outcome.misread) for outcome in found)
        print(f"  {missed} missed, of which {misread} concern facts that were not read so before or after the edit")
        print(f"  {sum(outcome.is_right for outcome in found)} pairs without a fault")
        print(f"  {quiet} of {len(silent)} pairs without changes give none; causes right in {causes} of {len(found)}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--idle"]:
        idle(Path(sys.argv[2]))
    else:
        main()
