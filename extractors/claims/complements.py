"""Which words stand under the complements of a cue: its clauses, its object and what completes that."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.claims.reading import Range, Reading, children, subtree_range, without

BREAKS = frozenset({",", "--", "—", "–", "-"})
FARTHEST_THAT = 12  # tokens between a verb and the "that" of its clause
_AFTER_OBJECT = frozenset({"advcl", "ccomp", "obl"})
_BEHIND_CONTENT = frozenset({"advcl", "advmod", "ccomp", "obj", "obl", "xcomp"})
_OBJECT_PREPOSITIONS = frozenset({"against", "as", "for", "from", "of", "over", "that", "to", "with"})


def clause_ranges(reading: Reading, verb: Token, heads: list[Token]) -> list[Range]:
    """The clauses on each side of the verb; behind it with what the parser hung on the verb instead."""
    ranges = ranges_under(reading, verb, heads)
    after = [piece for piece in ranges if piece[0] > verb.i]
    if not after:
        return ranges
    start, end = min(piece[0] for piece in after), max(piece[1] for piece in after)
    for child in verb.rights:
        left = child.left_edge.i
        if left >= end and child.dep_ in _BEHIND_CONTENT and reading.doc[left - 1].text not in BREAKS:
            end = child.right_edge.i + 1
    before = [piece for piece in ranges if piece[0] <= verb.i]
    return [*before, (_clause_start(reading, verb, start), min(end, reading.sentence[verb.i][1]))]


def _clause_start(reading: Reading, verb: Token, start: int) -> int:
    """Back to a "that" which the parser left outside of its clause."""
    for position in range(start - 1, max(verb.i, start - FARTHEST_THAT), -1):
        token = reading.doc[position]
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT"):
            return position
        if token.text in BREAKS or token.pos_ == "VERB":
            break
    return start


def ranges_under(reading: Reading, verb: Token, heads: list[Token]) -> list[Range]:
    """What stands under the heads, within the verb's sentence and without the verb."""
    first, last = reading.sentence[verb.i]
    ranges = [(max(start, first), min(end, last)) for start, end in map(subtree_range, heads)]
    return without(ranges, [(verb.i, verb.i + 1)])


def joined(ranges: list[Range]) -> list[Range]:
    """One range from the first to the last of them."""
    return [(ranges[0][0], ranges[-1][1])] if ranges else []


def completes(child: Token) -> bool:
    """ "accused Acme *of fraud*", "urged Acme *to sign*"; not "criticised the plan *on Monday*"."""
    if child.dep_ not in _AFTER_OBJECT or child.doc[child.left_edge.i - 1].text in BREAKS:
        return False
    return any(word.lower_ in _OBJECT_PREPOSITIONS for word in children(child, ("case", "mark")))


def is_marked(head: Token, word: str) -> bool:
    """Whether the clause opens with that word: "that", "to"."""
    return any(child.lower_ == word for child in children(head, ("mark",)))
