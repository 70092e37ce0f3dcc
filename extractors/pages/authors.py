"""Names of authors out of bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.whitespace import letters_of

MOST = 20
LONGEST = 80

_PREFIX = re.compile(
    r"^(?:(?:written|words|story|text|reported|posted|article|report|analysis|opinion|comment|review)\s+)?"
    r"(?:by|von|por|par|di|door|av|af)\b[\s:]+",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w.'’-]{0,25}(?: [^\W\d_][\w.'’-]{0,25}){1,3}"
_BYLINE = re.compile(rf"(?:By|BY) {_NAME}(?:(?:, | and |, and | & ){_NAME}){{0,4}}")
_EMAIL = re.compile(r"[(<\[]?\s?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}\s?[)>\]]?")
_HANDLE = re.compile(r"(?<!\w)@\w{2,30}")
_NO_NAME = re.compile(
    r"https?:|www\.|\.(?:com|org|net|de|co|uk|fr)\b|facebook|twitter|[<>{}=]|\b(?:images?|photos?|pictures?|video)\b\s?[:/]",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z0-9_-]+")  # "emma-mackenzie", "admin"
_SPLIT = re.compile(r"[;|\n•·]|(?<=\s)(?:/|&|and|und|et|y|och)(?=\s)")  # the blanks around go with the names' ends
_COMMA = re.compile(r"(?:(?<!\s)\s++)?,\s*+(?:and\s++)?")
_ROLE = re.compile(
    r"\b(?:reporter|editor|correspondent|writer|journalist|columnist|contributor|producer|photographer|chief|"
    r"bureau|staff|desk|analyst|director|professor|senior|political|economics|business|health|science)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr|phd|ph\.d|md|m\.d|ii|iii|iv|esq)\.?", re.IGNORECASE)
_NO_AUTHOR = re.compile(
    r"by|admin|administrator|editor|webmaster|author|authors|anonymous|unknown|guest|user|staff|redaktion|none|null|"
    r"view all posts.*|read more.*|see all.*",
    re.IGNORECASE,
)


def clean_authors(names: Iterable[str], not_authors: Iterable[str] = ()) -> tuple[str, ...]:
    """The authors in order, each once: bylines split, "By", roles, addresses and links removed.

    ``not_authors`` are the names of the site: a page whose author is itself tells no author. News agencies stay,
    since they say through whom the story came.
    """
    own_names = tuple(not_authors)
    refused = {folded_name(name) for name in own_names}
    found: dict[str, str] = {}
    for byline in names:
        if folded_name(byline) in refused:  # before "Bread & Roses" is split in two
            continue
        for name in _split_byline(byline[:500]):
            name = _without_post(name, own_names)
            if _is_name(name) and folded_name(name) not in refused:
                found.setdefault(folded_name(name), name)
    return tuple(found.values())[:MOST]


def byline_in(paragraphs: list[str]) -> str | None:
    """The line "By Ann Lee" among the first paragraphs; None: there is none."""
    return next((paragraph for paragraph in paragraphs[:3] if _BYLINE.fullmatch(paragraph)), None)


def _split_byline(byline: str) -> list[str]:
    byline = _PREFIX.sub("", byline.strip())
    byline = _HANDLE.sub("", _EMAIL.sub("", byline))
    names: list[str] = []
    for part in _SPLIT.split(byline):
        names.extend(_split_at_commas(part.strip()))
    return [_PREFIX.sub("", name).strip(" \t-–—,;:|()[]\"“”'*") for name in names]


def _split_at_commas(part: str) -> list[str]:
    """ "Ann Lee, Bo Day" is two people; "Lee, Ann" is one; "Ann Lee, Chief Editor" is one and a role."""
    pieces = [piece for piece in _COMMA.split(part) if piece]
    if len(pieces) == 2 and " " not in pieces[0] and " " not in pieces[1].strip() and not _ROLE.search(pieces[1]):
        return [part] if _SUFFIX.fullmatch(pieces[1]) else [f"{pieces[1]} {pieces[0]}"]
    names: list[str] = []
    for piece in pieces:
        if names and _SUFFIX.fullmatch(piece):
            names[-1] += f", {piece}"
        elif not names or not _ROLE.search(piece):
            names.append(piece)
    return names


def _without_post(name: str, own_names: tuple[str, ...]) -> str:
    """ "Ann Lee Courier Staff" without the site's name and what she is there."""
    for own in own_names:
        before, found, post = name.partition(f" {own}")
        if found and before and (not post or _ROLE.search(post)):
            return before
    return name


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= LONGEST or _NO_NAME.search(name) or _SLUG.fullmatch(name) or _NO_AUTHOR.fullmatch(name):
        return False
    return sum(char.isalpha() for char in name) >= 2


def folded_name(name: str) -> str:
    """A name for comparison: its letters, without "The" in front."""
    return letters_of(name.casefold().removeprefix("the "))
