"""Lists of names, written for this project, that stand in for names the corpora do not know."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from training.words import Sentence

FOLDER = Path(__file__).parent / "names"
VERSIONS = ("2", "3", "4", "5", "7", "10", "12", "2.5", "3.1", "4.5", "X1", "R2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names to draw from; an organization kind that takes "the" is kept apart."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    with_article: tuple[str, ...]
    without_article: tuple[str, ...]
    products: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]  #: what names are put together from, by the keys of `parts.txt`
    clauses: tuple[Sentence, ...] = ()  #: relative clauses ("which makes chips") to hang on names

    def organization(self, rng: Random, *, article: bool) -> str:
        """Draw an organization that is written with "the" before it, or one that is not."""
        if rng.random() < 0.35:
            return self._composed(rng, article=article)
        return rng.choice(self.with_article if article else self.without_article)

    def person(self, rng: Random) -> tuple[str, str]:
        """Draw a first and a last name."""
        return rng.choice(self.first), rng.choice(self.last)

    def product(self, rng: Random) -> str:
        """Draw a product or model name, at times with a version or a made-up one."""
        name = self._coined(rng) if rng.random() < 0.25 else rng.choice(self.products)
        if rng.random() < 0.3 and not name[-1].isdigit():
            number = rng.choice(VERSIONS)
            name = rng.choice([f"{name} {number}", f"{name}-{number}", f"{name} {number} Pro", f"{name} Mini"])
        return name

    def _composed(self, rng: Random, *, article: bool) -> str:
        """Put an organization together from a place, a family or a made-up word, and what it is."""
        place, family = rng.choice(self.parts["places"]), rng.choice(self.last)
        if article:
            return f"{rng.choice([place, place, family])} {rng.choice(self.parts['bodies'])}"
        kind = rng.random()
        if kind < 0.3:
            return self._coined(rng)
        owner = self._coined(rng) if kind < 0.6 else place if kind < 0.85 else family
        return f"{owner} {rng.choice(self.parts['firms'])}"

    def _coined(self, rng: Random) -> str:
        """Make up a word that no list knows, so that the words around it have to tell what it is."""
        word = "".join(rng.choice(self.parts[key]) for key in ("starts", "middles", "ends"))
        kind = rng.random()
        if kind < 0.1:
            return word.upper()[: rng.randint(3, 5)]
        return word + "AI" if kind < 0.14 else word


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
    keyed = (line.partition(": ") for line in _lines("parts.txt"))
    return Names(
        first=_lines("first_names.txt"),
        last=_lines("last_names.txt"),
        with_article=tuple(with_article),
        without_article=tuple(without_article),
        products=tuple(name for line in _lines("products.txt") for name in line.split("|")),
        parts={key: tuple(values.split("|")) for key, _, values in keyed},
    )
