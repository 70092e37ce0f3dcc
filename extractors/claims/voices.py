"""Whose voice one hears inside a quotation: "I" and "we" are the one who is quoted."""

from __future__ import annotations

from extractors.claims.chains import enclosing
from extractors.claims.reading import Range, Reading, Reported

FIRST_PERSON = frozenset({"i", "me", "my", "myself", "our", "ourselves", "us", "we"})
_DEEPEST = 4  # quotations in quotations


def voices(reading: Reading, found: list[Reported]) -> dict[Range, Range]:
    """For each pronoun that is a source inside somebody's words, the source of those words."""
    around = enclosing(found)
    heard: dict[Range, Range] = {}
    for number, reported in enumerate(found):
        for source in reported.source:
            if is_pronoun(reading, source):
                outer = next((o for o in around.get(number, ()) if _utters(reading, found[o], source)), None)
                if outer is not None and found[outer].source[0] != source:
                    heard[source] = found[outer].source[0]
    return {source: _outermost(reading, heard, source) for source in heard}


def is_pronoun(reading: Reading, source: Range) -> bool:
    """Whether the source is a pronoun and nothing else."""
    return all(token.pos_ == "PRON" for token in reading.doc[slice(*source)])


def is_first_person(reading: Reading, source: Range) -> bool:
    """ "I", "we ourselves"."""
    return all(token.lower_ in FIRST_PERSON for token in reading.doc[slice(*source)])


def _utters(reading: Reading, outer: Reported, source: Range) -> bool:
    """Whether the words around the pronoun are the outer source's own: a quotation, or what follows "SMITH:"."""
    if not outer.source:
        return False
    if outer.rule == "colon":
        return True
    quotation = reading.innermost_at[source[0]]
    return quotation is not None and (outer.verb < 0 or not quotation[0] <= outer.verb < quotation[1])


def _outermost(reading: Reading, heard: dict[Range, Range], source: Range) -> Range:
    """ "I" of a speaker who is "I" in another's words is that other."""
    voice = heard[source]
    for _ in range(_DEEPEST):
        if voice not in heard or not is_first_person(reading, voice):
            break
        voice = heard[voice]
    return voice
