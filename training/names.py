"""Lists of names, written for this project, that stand in for names the corpora do not know."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent / "names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names to draw from; an organization kind that takes "the" is kept apart."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    with_article: tuple[str, ...]
    without_article: tuple[str, ...]
    products: tuple[str, ...]

    def organization(self, rng: Random, *, article: bool) -> str:
        """Draw an organization that is written with "the" before it, or one that is not."""
        return rng.choice(self.with_article if article else self.without_article)

    def person(self, rng: Random) -> tuple[str, str]:
        """Draw a first and a last name."""
        return rng.choice(self.first), rng.choice(self.last)

    def product(self, rng: Random) -> str:
        """Draw a product or model name."""
        return rng.choice(self.products)


def _lines(name: str) -> tuple[str, ...]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def read_names() -> Names:
    """Read all lists. Lines hold names separated by "|"; "== kind [the] [often]" opens a kind of organization.

    Names of a kind that is marked "often" are drawn three times as often as others.
    """
    with_article: list[str] = []
    without_article: list[str] = []
    into, times = without_article, 1
    for line in _lines("organizations.txt"):
        if line.startswith("=="):
            kind = line.split()[1:]
            into, times = with_article if "the" in kind else without_article, 3 if "often" in kind else 1
        else:
            into.extend(line.split("|") * times)
    return Names(
        first=_lines("first_names.txt"),
        last=_lines("last_names.txt"),
        with_article=tuple(with_article),
        without_article=tuple(without_article),
        products=tuple(name for line in _lines("products.txt") for name in line.split("|")),
    )
