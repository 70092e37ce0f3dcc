"""Lines that stand among an article's paragraphs and are none."""

from __future__ import annotations

import re

from extractors.pages.boilerplate_cues import ANYWHERE, END_OF_ARTICLE, WHOLE_LINE
from extractors.whitespace import letters_of

#: How a note on an author goes on after the name.
_INTRODUCTIONS = ("is", "was", "covers", "writes", "reports", "has", "can be", "joined", "works", "worked", "teaches")

LONGEST = 350  # characters: a longer line is a paragraph, whatever it begins with

_WHOLE = re.compile(r"(?:" + "|".join(WHOLE_LINE) + r")[\s.:!…»>→-]*", re.IGNORECASE)
_START = re.compile(r"(?:" + "|".join(ANYWHERE) + r")", re.IGNORECASE)
_END = re.compile(r"(?:" + "|".join(END_OF_ARTICLE) + r")[\s.:!…-]*", re.IGNORECASE)


def without_boilerplate(paragraphs: list[str]) -> list[str]:
    """The paragraphs of the article: prompts, credits and what follows a heading like "More from" left out."""
    end = _end_of_article(paragraphs)
    return [paragraph for paragraph in paragraphs[:end] if not is_boilerplate(paragraph)]


def is_boilerplate(paragraph: str) -> bool:
    """Whether a line addresses the reader of the site, not of the story."""
    if len(paragraph) > LONGEST:
        return False
    return bool(_WHOLE.fullmatch(paragraph) or _START.match(paragraph) or _END.fullmatch(paragraph))


def _end_of_article(paragraphs: list[str]) -> int:
    """Where the list of other stories begins, in the second half of a page.

    Sentences after such a heading mean that the story goes on behind a box of links.
    """
    for position in range(max(len(paragraphs) // 2, 1), len(paragraphs)):
        if len(paragraphs[position]) <= 60 and _END.fullmatch(paragraphs[position]):
            rest = paragraphs[position + 1 :]
            if 3 * sum(_is_prose(paragraph) for paragraph in rest) < max(len(rest), 1):
                return position
    return len(paragraphs)


def _is_prose(paragraph: str) -> bool:
    return paragraph[-1] in '.!?”"' and len(paragraph.split()) >= 8


def without_headline(paragraphs: list[str], titles: tuple[str, ...]) -> list[str]:
    """The paragraphs without the headline where it is repeated at the top."""
    known = {letters_of(title) for title in titles if title}
    kept = [paragraph for paragraph in paragraphs[:5] if letters_of(paragraph) not in known]
    return kept + paragraphs[5:]


def without_kicker(paragraphs: list[str]) -> list[str]:
    """The paragraphs without the section names and labels ("World", "Summary") in front of the first sentence."""
    for position, paragraph in enumerate(paragraphs[:4]):
        if len(paragraph.split()) > 4 or paragraph[-1] in '.!?:”"':
            return paragraphs[position:]
    return paragraphs


def without_author_notes(paragraphs: list[str], authors: tuple[str, ...]) -> list[str]:
    """The paragraphs without the lines at the end that introduce the authors."""
    notes = tuple(f"{author} {verb} " for author in authors for verb in _INTRODUCTIONS)
    end = len(paragraphs)
    while end > max(len(paragraphs) - 4, 1) and paragraphs[end - 1].lstrip("•–—- ").startswith(notes or "\0"):
        end -= 1
    return paragraphs[:end]
