"""Lines that stand among an article's paragraphs and are none."""

from __future__ import annotations

import re

from extractors.pages.boilerplate_cues import ANYWHERE, END_OF_ARTICLE, WHOLE_LINE

LONGEST = 300  # characters: a longer line is a paragraph, whatever it begins with

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
    return bool(_WHOLE.fullmatch(paragraph) or _START.match(paragraph))


def _end_of_article(paragraphs: list[str]) -> int:
    """Where the list of other stories begins; only the second half of a page is looked at."""
    for position in range(max(len(paragraphs) // 2, 1), len(paragraphs)):
        if len(paragraphs[position]) <= 60 and _END.fullmatch(paragraphs[position]):
            return position
    return len(paragraphs)


def without_headline(paragraphs: list[str], titles: tuple[str, ...]) -> list[str]:
    """The paragraphs without the headline where it is repeated at the top."""
    known = {_letters(title) for title in titles if title}
    kept = [paragraph for paragraph in paragraphs[:5] if _letters(paragraph) not in known]
    return kept + paragraphs[5:]


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
