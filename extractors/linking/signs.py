"""What two names of one organization or person may share: only names that share a sign are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.entities.cues import LEGAL_SUFFIXES
from extractors.entities.gazetteer import read_gazetteer, read_places
from extractors.linking.cues import (
    COMMON_WORDS,
    DESCRIPTIONS,
    NAME_ENDINGS,
    NATIONS,
    PUBLIC_BODIES,
    SMALL_WORDS,
    WORDS_OF_NAMES,
)
from models import EntityKind, NameInUse, normalize_name

_TWO = 2
_LEGAL = DESCRIPTIONS | {normalize_name(suffix) for suffix in LEGAL_SUFFIXES} - {"group"}
_HEADS = ("department", "ministry", "secretariat")
_GOVERNMENT = re.compile(r"(?:government of )?(.{2,60}?)(?: federal)?(?: government| authorities)?")
_FINAL_VOWELS = re.compile(r"(?<![iy])[iy]++$")
_FEWEST_INITIALS = 3  # "AP" may be anything
_SHORTEST_LAST_NAME = 4
_MOST_COMMON_WORDS = 3  # more of them are the name of one body: "National Resources Defense Council"
_END_OF_WORD = 4  # letters


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Full names that are known before reading, by the folded form of each name that stands for them."""

    full: Mapping[str, frozenset[str]]
    with_aliases: frozenset[str]  #: forms of which at least one other is known for the same
    weak: frozenset[str]  #: forms that are ordinary words too

    def of(self, folded: str) -> str | None:
        """The one full name a form stands for; None: none is known, or several."""
        others = self.full.get(folded, frozenset()) - {folded}
        if len(others) == 1:
            return next(iter(others))
        return folded if not others and folded in self.full else None

    def country(self, folded: str) -> str | None:
        """The country whose government a name is: "Israel", "Israeli authorities", "government of Israel"."""
        if folded in _folded_peoples():
            return None  # "Indians" are a team, or people
        match = _GOVERNMENT.fullmatch(folded)
        return _folded_states().get(match[1]) if match else None


@cache
def known_names(user_file: Path | None = None) -> KnownNames:
    """Those of ``extractors/aliases.toml`` and of ``user_file``; raises SettingsError when that is no such file."""
    gazetteer = read_gazetteer(user_file)
    full: dict[str, set[str]] = {}
    for form, names in gazetteer.full_names.items():
        full.setdefault(normalize_name(form), set()).update(normalize_name(name) for name in names)
    forms: dict[str, set[str]] = {}
    for form, full_names in full.items():
        for name in full_names:
            forms.setdefault(name, set()).add(form)
    return KnownNames(
        full={form: frozenset(names) for form, names in full.items()},
        with_aliases=frozenset(form for group in forms.values() if len(group) > 1 for form in group),
        weak=frozenset(normalize_name(form) for form in gazetteer.context),
    )


@cache
def _folded_states() -> Mapping[str, str]:
    """Countries, by their own names and their peoples'."""
    return _folded_peoples() | {normalize_name(form): country for form, country in read_places().states.items()}


@cache
def _folded_peoples() -> dict[str, str]:
    states = {normalize_name(form) for form in read_places().states}
    peoples = {normalize_name(form): country for form, country in read_places().peoples.items()}
    return {form: country for form, country in peoples.items() if form not in states}


def signs_of(use: NameInUse, known: KnownNames) -> frozenset[str]:
    """The signs of a name as articles use it; none of one that no article uses any more."""
    if not use.written:
        return frozenset()
    if use.name.kind is EntityKind.PERSON:
        return frozenset(_person_signs(use))
    return frozenset(_organization_signs(use, known))


def is_generic(folded: str, known: KnownNames) -> bool:
    """Whether each article may mean another body by this name: "Health Ministry", "City Council".

    Not where the lists of names know it as another name of one body, as they do "Justice Department".
    """
    words = set(folded.split()) - SMALL_WORDS
    if not words & PUBLIC_BODIES or words - PUBLIC_BODIES - COMMON_WORDS or folded in known.with_aliases:
        return False
    return len(words) <= _MOST_COMMON_WORDS or not words.isdisjoint(_HEADS)


def core(folded: str) -> str:
    """An organization's name without accents, legal form and description, a department's head at the end."""
    words = _joined_initials(plain(folded).split())
    while len(words) > 1 and words[-1] in _LEGAL and not _is_part_of_name(words):
        words.pop()
    for head in _HEADS:
        if head in words[:-1] and len(words) > 2:
            words = [word for word in words if word not in (head, "of", "for")] + [head]
    return " ".join(word for word in words if word not in ("the", "and"))


def _is_part_of_name(words: list[str]) -> bool:
    """Whether a name's last word says which after all: "Fast Company", "Chinese Communist Party"."""
    return words[-1] in WORDS_OF_NAMES and len(without_nation(" ".join(words[:-1]))[1].split()) == 1


def without_nation(core_name: str) -> tuple[str, str]:
    """The nation a name begins with, "" for none, and the rest of the name."""
    words = core_name.split()
    for count in (_TWO, 1):
        nation = _nation(" ".join(words[:count]))
        if nation and len(words) > count:
            return nation, " ".join(words[count:])
    return "", core_name


def _nation(words: str) -> str:
    return NATIONS.get(words) or _folded_states().get(words, "")


def plain(folded: str) -> str:
    """A folded name without accents, and without what is left of a possessive that was not folded away."""
    letters = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).removesuffix(" s")


def initials_of(folded: str) -> frozenset[str]:
    """The acronyms that a name of several words may have, with and without its small words."""
    words = plain(folded).split()
    large = [word for word in words if word not in SMALL_WORDS]
    found = {"".join(word[0] for word in some) for some in (words, large)}
    return frozenset(letters for letters in found if len(letters) >= _FEWEST_INITIALS)


def is_acronym(use: NameInUse) -> bool:
    """Whether a name is written as an acronym of three letters or more: "CAISI", "U.N.H.C.R."."""
    letters = use.written[0].replace(".", "").replace("&", "") if use.written else ""
    return len(letters) >= _FEWEST_INITIALS and letters.isalpha() and (letters.isupper() or letters[:-1].isupper())


def person_parts(folded: str) -> tuple[str, tuple[str, ...], str, str]:
    """First name, middle names, last name (spelled as every transliteration may be), and ending such as "jr"."""
    words = plain(folded).split()
    ending = words.pop() if len(words) > 1 and words[-1] in NAME_ENDINGS else ""
    return words[0], tuple(words[1:-1]), _FINAL_VOWELS.sub("i", words[-1]), ending


def _organization_signs(use: NameInUse, known: KnownNames) -> Iterator[str]:
    folded = use.name.folded
    yield f"form:{folded}"
    if is_generic(folded, known):
        return
    yield from (f"form:{form}" for form, _ in use.also)
    own = core(folded)
    yield f"core:{own}"
    yield f"words:{' '.join(sorted(set(own.split()) - SMALL_WORDS))}"
    yield f"bare:{without_nation(own)[1]}"
    full = known.of(folded)
    if full:
        yield f"known:{full}"
    country = known.country(folded)
    if country:
        yield f"country:{country}"
    if is_acronym(use):
        yield f"initials:{folded.replace(' ', '')}"
    else:
        yield from (f"initials:{letters}" for letters in initials_of(folded))
    yield from _all_but_one(own.split())


def _person_signs(use: NameInUse) -> Iterator[str]:
    folded = use.name.folded
    yield f"form:{folded}"
    yield f"core:{plain(folded)}"
    words = folded.split()
    if len(words) == 1:
        return
    forms = (words[-1], *(form for form, _ in use.also))
    yield from (f"form:{form}" for form in forms if len(form) >= _SHORTEST_LAST_NAME)
    first, _, last, _ = person_parts(folded)
    yield f"first and last:{first} {last}"
    yield f"initial and last:{first[0]} {last}"


def _all_but_one(words: list[str]) -> Iterator[str]:
    """Signs for each long word, of which they tell one end only: names that differ in its spelling share one."""
    for place, word in enumerate(words):
        if len(word) > _END_OF_WORD + 2:
            for end in (word[:_END_OF_WORD] + "-", "-" + word[-_END_OF_WORD:]):
                yield f"but one:{' '.join((*words[:place], end, *words[place + 1 :]))}"


def _joined_initials(words: list[str]) -> list[str]:
    """Single letters in a row are one word: "u s" is "us"."""
    joined: list[str] = []
    run = ""
    for word in [*words, "  "]:
        if len(word) == 1:
            run += word
            continue
        if run:
            joined.append(run)
            run = ""
        joined.append(word)
    return joined[:-1]
