"""Which names of one article are the same organization: acronyms, short forms, other spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from extractors.entities.cues import LEGAL_SUFFIXES, NOT_SHORT_FORMS, OUTLET_TAILS
from extractors.entities.gazetteer import Gazetteer, Places

_WORD = re.compile(r"[^\W_]+(?:[.&'’+-][^\W_]+)*\.?")
MAX_COMPARED = 100  # names with one beginning or word; no article has so many, a page of junk may
_SMALL = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "&"})
_NATION_WORDS = frozenset(
    {"U.S.", "US", "U.S", "UN", "U.N.", "U.N", "UK", "U.K.", "EU", "E.U.", "Federal", "United", "States", "Nations"}
)
_GOVERNMENT = re.compile(r"(.{1,60}?)(?:['’]s)? (?:[Gg]overnment|authorities)")
_GOVERNMENT_OF = re.compile(r"[Gg]overnment of (?:the )?(.{1,60})")


def cluster(
    forms: Mapping[str, str], pairs: Iterable[tuple[str, str]], gazetteer: Gazetteer, places: Places
) -> list[list[str]]:
    """The forms (with their kinds) in groups that name one organization each, in order of first appearance.

    ``pairs`` are forms that the text itself equates: a name and its acronym in brackets.
    """
    order = list(forms)
    leader = {form: form for form in order}

    def find(form: str) -> str:
        while leader[form] != form:
            form = leader[form]
        return form

    for one, other in [*pairs, *_equal(order, forms, gazetteer, places)]:
        if one in leader and other in leader:
            first, second = sorted((find(one), find(other)), key=order.index)
            leader[second] = first
    groups: dict[str, list[str]] = {}
    for form in order:
        groups.setdefault(find(form), []).append(form)
    return list(groups.values())


def fullest(forms: Sequence[str]) -> str:
    """The form that says most: more words before longer words before earlier."""
    return max(
        forms, key=lambda form: (_is_no_acronym(form), not form.startswith("federal"), len(_words(form)), len(form))
    )


def _equal(
    order: Sequence[str], kinds: Mapping[str, str], gazetteer: Gazetteer, places: Places
) -> Iterator[tuple[str, str]]:
    first: dict[tuple[str, str], str] = {}
    for form in order:
        for sign in _signs(form, kinds[form], gazetteer, places):
            yield first.setdefault(sign, form), form
    alike: dict[str, list[str]] = {}
    for form in order:
        alike.setdefault(form[:4].lower(), []).append(form)
    for forms in alike.values():
        yield from (pair for pair in combinations(forms[:MAX_COMPARED], 2) if _near(*pair))
    yield from _short_forms(order, kinds, gazetteer, places)


def _signs(form: str, kind: str, gazetteer: Gazetteer, places: Places) -> Iterator[tuple[str, str]]:
    """What two names of one organization share: the folded name, a known full name, the country they govern."""
    yield "key", key(form)
    yield from (("full name", name) for name in _full_names(form, gazetteer))
    country = _country(form, places) if kind == "government" else None
    if country is not None:
        yield "country", country


def _short_forms(
    order: Sequence[str], kinds: Mapping[str, str], gazetteer: Gazetteer, places: Places
) -> Iterator[tuple[str, str]]:
    """Each short form with the one name it stands for; where two names fit, it stands for neither."""
    initials: dict[str, list[str]] = {}
    by_word: dict[str, list[str]] = {}
    for form in order:
        for letters in _initials(form):
            initials.setdefault(letters, []).append(form)
        for word in _words(form):
            by_word.setdefault(word, []).append(form)
    for form in order:
        longer = initials.get(_letters(form), [])
        others = by_word.get(_words(form)[0], [])[:MAX_COMPARED] if _words(form) else []
        longer = longer or [other for other in others if _stands_for(form, other, kinds, gazetteer, places)]
        if len({key(other) for other in longer}) == 1:
            yield form, longer[0]


def key(form: str) -> str:
    """A form folded so that "U.S. Department of Justice" and "Justice Department" are one."""
    words = [word for word in _words(form) if word not in _NATION_WORDS]
    lower = [
        word.lower().rstrip(".").replace("’", "'") for word in words if word not in LEGAL_SUFFIXES or len(words) == 1
    ]
    for head in ("department", "ministry"):
        if head in lower:
            lower = [word for word in lower if word not in ("of", "for", "the", head)] + [head]
    return " ".join(word for word in lower if word != "the") or form.lower()


def _full_names(form: str, gazetteer: Gazetteer) -> set[str]:
    """The known full names, also where the article adds a legal form: "Walt Disney Co."."""
    words = form.split()
    bare = " ".join(words[:-1]).rstrip(",") if len(words) > 1 and words[-1] in LEGAL_SUFFIXES else form
    return {*gazetteer.full_names.get(form, ()), *gazetteer.full_names.get(bare, ())}


def _near(one: str, other: str) -> bool:
    """One letter apart in a long name: a slip of the pen ("GateHouse Media", "Gatehouse Media")."""
    if min(len(one), len(other)) < 9 or one[:2].lower() != other[:2].lower():
        return False
    return DamerauLevenshtein.distance(one.lower(), other.lower(), score_cutoff=1) <= 1


def _country(form: str, places: Places) -> str | None:
    if form.lower() == "federal government":
        return "United States"
    match = _GOVERNMENT.fullmatch(form) or _GOVERNMENT_OF.fullmatch(form)
    return places.country(match.group(1).strip() if match else form)


def _stands_for(short: str, full: str, kinds: Mapping[str, str], gazetteer: Gazetteer, places: Places) -> bool:
    """Whether ``short`` is a short form of ``full``: an outlet's last word, the words it begins or ends with."""
    short_words, full_words = _words(short), _words(full)
    count = len(short_words)
    if count >= len(full_words) or "government" in (kinds[short], kinds[full]):
        return False
    if count == 1 and short in OUTLET_TAILS:
        return full_words[-1] == short
    commercial = {kinds[short], kinds[full]} <= {"company", "outlet", ""}
    if commercial and full_words[:count] == short_words and not (count == 1 and short in NOT_SHORT_FORMS):
        return short not in gazetteer.kinds  # known by itself, it is the parent: "Sony" of "Sony Pictures Television"
    if count == 1:
        return False
    if [word for word in full_words if word not in ("Department", "Ministry", "of")] == short_words:
        return True
    return full_words[-count:] == short_words and all(word in places.peoples for word in full_words[:-count])


def is_acronym_of(short: str, full: str) -> bool:
    """Whether the letters of ``short`` are the initials of ``full``, with or without its small words."""
    return bool(_letters(short)) and _letters(short) in _initials(full)


def _letters(form: str) -> str:
    """The letters of an acronym: "U.N." and "UN" are "UN"; "" where the form is none."""
    letters = form.replace(".", "").replace("&", "")
    return letters if len(letters) > 1 and letters.isalpha() and letters.isupper() else ""


def _initials(full: str) -> set[str]:
    words = _words(full.replace("-", " "))
    if len(words) < 2:
        return set()
    capitals = [word for word in words if word.lower() not in _SMALL]
    own = [word for word in capitals if word not in _NATION_WORDS]
    return {"".join(word[0] for word in some).upper() for some in (words, capitals, own) if len(some) > 1}


def _is_no_acronym(form: str) -> bool:
    return len(_words(form)) > 1 or not form.isupper()


def _words(form: str) -> list[str]:
    return _WORD.findall(form)
