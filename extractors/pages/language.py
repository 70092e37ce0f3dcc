"""In which language a text is written, by its script and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter

from extractors.pages.language_cues import FREQUENT_WORDS

SAMPLE = 20_000  # characters looked at
FEWEST_WORDS = 30

_WORDS_OF = {language: frozenset(words.split()) for language, words in FREQUENT_WORDS.items()}

#: Scripts that tell the language; the first that reaches a fifth of the letters counts.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),  # before Han, which Japanese uses as well
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
)
_SCRIPT_SHARE = 0.2
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(
    r"\s*(?P<language>[a-zA-Z]{2,3})(?![a-zA-Z])(?:[-_][a-zA-Z]{4}(?![a-zA-Z]))?(?:[-_](?P<region>[a-zA-Z]{2})(?![a-zA-Z]))?"
)


def language_of_text(text: str) -> str | None:
    """The BCP 47 primary tag of the language a text is written in; None: too short, or none of those known.

    Counts frequent function words, the small-words method of Grefenstette (1995). It needs a clear winner: a tenth
    of the words, and half as much again as the next language.
    """
    sample = text[:SAMPLE]
    return _language_by_script(sample) or _language_by_words(sample)


def _language_by_script(sample: str) -> str | None:
    letters = sum(1 for char in sample if char.isalpha())
    for language, script in _SCRIPTS:
        if letters and len(script.findall(sample)) > _SCRIPT_SHARE * letters:
            return language
    return None


def _language_by_words(sample: str) -> str | None:
    counts = Counter(_WORD.findall(sample.casefold()))
    total = counts.total()
    if total < FEWEST_WORDS:
        return None
    scores = {language: sum(counts[word] for word in words) / total for language, words in _WORDS_OF.items()}
    (best, score), (_, second) = Counter(scores).most_common(2)
    return best if score >= 0.1 and score >= 1.2 * second else None


def language_tag(tag: str | None) -> str | None:
    """A BCP 47 tag of language and region: ``en-GB`` for ``en_gb`` or ``en-Latn-GB``, ``en`` for ``EN``; None: no tag.

    The region tells whether figures such as 03/04/2026 give the day or the month first.
    """
    match = _TAG.match(tag or "")
    if match is None:
        return None
    language, region = match["language"].lower(), match["region"]
    return f"{language}-{region.upper()}" if region else language
