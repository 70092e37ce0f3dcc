"""Frames of words that no list of cues has: what a verb or noun would report if it were a cue.

The lists know the cues of which somebody thought; PolNeAR has thousands of others ("the report *paints* a picture").
Whether one is a cue here, `extractors/claims/judging.py` decides; without its weights none is.
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors.claims.complements import clause_ranges, completes, is_marked, joined, ranges_under
from extractors.claims.reading import Range, Reading, children

OPEN_RULES = frozenset({"open_clause", "open_infinitive", "open_noun", "open_object", "open_oblique"})


def open_frame(reading: Reading, verb: Token) -> tuple[str, list[Range]] | None:
    """Rule and content of the verb's nearest complement: a clause, an infinitive, an object, a prepositional phrase."""
    clauses = list(children(verb, ("ccomp",)))
    if clauses:
        return "open_clause", clause_ranges(reading, verb, clauses)
    infinitives = [child for child in verb.rights if child.dep_ == "xcomp"]
    if infinitives:
        return "open_infinitive", ranges_under(reading, verb, infinitives)
    objects = [child for child in verb.rights if child.dep_ == "obj"]
    if objects:
        objects += [child for child in verb.rights if child.i > objects[0].i and completes(child)]
        return "open_object", joined(ranges_under(reading, verb, objects))
    phrases = [child for child in verb.rights if child.dep_ == "obl" and child.left_edge.i - verb.i <= 2]
    return ("open_oblique", clause_ranges(reading, verb, phrases)) if phrases else None


def open_noun_content(noun: Token) -> list[Token]:
    """The heads of what a noun may report: its clauses with "that" or "to", else its prepositional phrases."""
    clauses = [child for child in noun.rights if child.dep_ in ("acl", "acl:relcl", "ccomp")]
    marked = [child for child in clauses if is_marked(child, "that") or is_marked(child, "to")]
    return marked or [child for child in noun.rights if child.dep_ == "nmod"]
