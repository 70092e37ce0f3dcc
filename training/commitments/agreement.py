"""How far two readers agree who labelled the same candidates, each alone."""

from __future__ import annotations

from pathlib import Path

from training.commitments.train import Label


def second_reading(path: Path) -> dict[int, bool]:
    """What the second reader said, by the candidate's id."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return {int(line.split("\t")[0]): line.split("\t")[1] == "yes" for line in lines}


def agreement(first: list[Label], second: dict[int, bool]) -> str:
    """Share of equal answers, F1 of the yes answers and Cohen's kappa, as a line to print."""
    pairs = [(label.commitment, second[label.id]) for label in first if label.id in second]
    count = len(pairs)
    same = sum(one is other for one, other in pairs) / count
    yes = [sum(answers) for answers in zip(*pairs, strict=True)]
    both = sum(one and other for one, other in pairs)
    chance = (yes[0] * yes[1] + (count - yes[0]) * (count - yes[1])) / count**2
    kappa = (same - chance) / (1 - chance)
    return f"{count} candidates: agreed {same:.3f}, F1 of yes {2 * both / sum(yes):.3f}, kappa {kappa:.3f}"
