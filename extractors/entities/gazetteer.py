"""Names that are known before reading: organizations by kind, and states with their capitals and peoples."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from models import SettingsError, digest

HERE = Path(__file__).parent
PACKAGED = (HERE.parent / "aliases.toml", HERE / "teams.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Known names. Every surface form is a key of ``kinds``; straight and curly apostrophes are both there."""

    kinds: Mapping[str, str]  #: surface form to kind of organization
    full_names: Mapping[str, tuple[str, ...]]  #: surface form to the full names it may stand for
    context: frozenset[str]  #: forms that count only with evidence in the text
    not_names: frozenset[str]  #: products, programmes, laws and events
    platforms: frozenset[str]  #: also places where things are posted
    digest: str  #: of the files' content


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """States and other places that have a government."""

    states: Mapping[str, str]  #: name of a country or region to its main form
    capitals: Mapping[str, str]  #: capital to country
    regions: frozenset[str]  #: parts of countries with a government of their own
    peoples: Mapping[str, str]  #: adjective or name of a people to country

    def country(self, name: str) -> str | None:
        """The main form of the country or region a word points to; None: none we know."""
        return self.states.get(name) or self.capitals.get(name) or self.peoples.get(name)


@cache
def read_gazetteer(user_file: Path | None = None) -> Gazetteer:
    """The packaged names and those of ``user_file``, whose word counts where they differ.

    Raises SettingsError when a file is missing, is no TOML, or has another form than ``aliases.toml``.
    """
    files = [*PACKAGED, *([user_file] if user_file else [])]
    kinds: dict[str, str] = {}
    full_names: dict[str, list[str]] = {}
    context: set[str] = set()
    not_names: set[str] = set()
    platforms: set[str] = set()
    tables = [_read(path) for path in files]
    for table in tables:
        context |= set(table.get("context", ()))
        not_names |= set(table.get("not_names", ()))
        platforms |= set(table.get("platforms", ()))
        for kind, full, form in _forms(table):
            for spelling in _spellings(form):
                kinds[spelling] = kind
                full_names.setdefault(spelling, []).append(full)
    return Gazetteer(
        kinds=kinds,
        full_names={form: tuple(names) for form, names in full_names.items()},
        context=frozenset(context),
        not_names=frozenset(not_names),
        platforms=frozenset(platforms),
        digest=digest("aliases", tables),
    )


@cache
def read_places() -> Places:
    """The packaged states, regions, capitals and peoples."""
    table = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    states = {region: region for region in table["regions"]["names"]}
    capitals: dict[str, str] = {}
    peoples: dict[str, str] = {}
    for country, entry in table["countries"].items():
        states |= dict.fromkeys((country, *entry["forms"]), country)
        capitals |= dict.fromkeys(entry["capitals"], country)
        peoples |= dict.fromkeys(entry["people"], country)
    return Places(states=states, capitals=capitals, regions=frozenset(table["regions"]["names"]), peoples=peoples)


@cache
def country_names() -> frozenset[str]:
    """The names of states in every form; no regions, no capitals."""
    places = read_places()
    return frozenset(form for form, country in places.states.items() if country not in places.regions)


def _forms(table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Each kind, full name and surface form of one file."""
    for kind, section in table.items():
        if not isinstance(section, Mapping):
            continue
        for name in section.get("names", ()):
            yield kind, name, name
        for full, forms in section.get("aliases", {}).items():
            for form in (full, *forms):
                yield kind, full, form


def _spellings(form: str) -> set[str]:
    bare = form.removeprefix("The ") if form != "The Information" else form
    return {bare.replace("’", "'"), bare.replace("'", "’")}


def _read(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        message = f"cannot be read as a file of names: {exc}. Its form is that of extractors/aliases.toml"
        raise SettingsError(str(path), message, "aliases") from exc
    for place, strings in _string_lists(table):
        if not isinstance(strings, list) or not all(isinstance(string, str) and string for string in strings):
            message = f"{place} is not a list of names. The form is that of extractors/aliases.toml"
            raise SettingsError(str(path), message, "aliases")
    return table


def _string_lists(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every value of the file that has to be a list of strings, and where it stands."""
    for key, value in table.items():
        if not isinstance(value, Mapping):
            yield key, value
            continue
        for inner, entry in value.items():
            if inner == "names":
                yield f"{key}.names", entry
            elif inner == "aliases" and isinstance(entry, Mapping):
                yield from ((f"{key}.aliases.{full}", forms) for full, forms in entry.items())
            else:
                yield f"{key}.{inner}", None
