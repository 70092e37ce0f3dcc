"""Cues that stand inside what they report: "the branch, Lee Park said, will close", "which, as Lee Park said, ..."."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.claims.reading import Range, Reading, trimmed

_BREAKS = frozenset({",", "--", "—", "–", "(", ")"})
_STOPS = frozenset({".", "?", "!", ";"})
_GOES_ON = frozenset({"including"})  # participles that belong to the content: "..., Lee Park said, including ..."
_FARTHEST_QUOTE = 5  # tokens from the cue to the mark that resumes: ", and still '...'"


def around_parenthesis(reading: Reading, verb: Token, source: Range | None, cue: Range) -> list[Range] | None:
    """The content on both sides of source and cue where commas set these off; None: nothing sets them off."""
    if source is None or source[1] > cue[0] or any(not token.is_punct for token in reading.doc[source[1] : cue[0]]):
        return None
    if _is_comparison(reading, source):
        return _beside(reading, verb, (source[0] - 1, cue[1])) if _is_set_off(reading, source[0] - 1, cue) else None
    if not _is_interruption(reading, source, cue):
        return None
    return _beside(reading, verb, (source[0], cue[1]))


def _is_comparison(reading: Reading, source: Range) -> bool:
    """ ", *as* Lee Park said"."""
    return source[0] > reading.sentence[source[0]][0] and reading.doc[source[0] - 1].lower_ == "as"


def _is_set_off(reading: Reading, start: int, cue: Range) -> bool:
    first, last = reading.sentence[cue[0]]
    opened = start == first or reading.doc[start - 1].text in _BREAKS
    closed = cue[1] >= last or reading.doc[cue[1]].text in _BREAKS | _STOPS
    return opened and closed and last - first > cue[1] - start + 1


def _is_interruption(reading: Reading, source: Range, cue: Range) -> bool:
    """Commas before the source and behind the cue, and behind that more of the same: not "..., he said, adding"."""
    doc, (first, last) = reading.doc, reading.sentence[cue[0]]
    if source[0] - 1 <= first or cue[1] + 1 >= last or doc[cue[1]].text not in _BREAKS:
        return False
    before, behind = doc[source[0] - 1], doc[cue[1] + 1]
    if reading.quote_at[before.i] >= 0 and doc[before.i - 1].text in (",", "—"):
        following = range(cue[1] + 1, min(last, cue[1] + 1 + _FARTHEST_QUOTE))
        return any(reading.quote_at[position] >= 0 for position in following) and behind.tag_ != "VBG"
    if before.text not in _BREAKS:
        return False
    return (behind.tag_ != "VBG" or behind.lower_ in _GOES_ON) and behind.tag_ not in ("WP", "WDT", "WP$")


def _beside(reading: Reading, verb: Token, aside: Range) -> list[Range]:
    first, last = reading.sentence[verb.i]
    pieces = (trimmed(reading.doc, piece) for piece in ((first, aside[0]), (aside[1], last)))
    return [piece for piece in pieces if piece[0] < piece[1]]
