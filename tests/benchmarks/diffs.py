"""How well changes of facts are found: `python tests/benchmarks/diffs.py developed blind`.

Reads the revision pairs of `tests/revisions/`, compares them through a warehouse as a run does, and prints precision
and recall of the changes found, with each one that is missing or too much.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "revisions"))

from pairs import compare, outcomes, precision_and_recall, read_pairs


def main() -> None:
    for name in sys.argv[1:] or ["developed", "blind"]:
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
    main()
