"""Cues that are no verbs: "according to X", "per X", "X's claim that", "X: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractors.claims.cues import ATTITUDE_NOUNS, NO_SPEAKERS, OUTLET_VERBS, SPEECH_NOUNS, STANCE_NOUNS
from extractors.claims.frames import whole_quotations
from extractors.claims.open_frames import open_noun_content
from extractors.claims.reading import Range, Reading, Reported, children, subtree_range, trimmed, verb_forms, without

CARRIER_RULES = frozenset({"according_to", "per", "reported_by"})
_LONGEST_SOURCE = 30  # tokens
_COMMAS = frozenset({",", "”", '"', "''"})
_LONGEST_LABEL = 5  # tokens before a colon
_LONGEST_CREDIT = 12  # tokens behind a dash
_DASHES = frozenset({"--", "–", "—", "―", "-"})


def phrase_cues(reading: Reading) -> Iterator[Reported]:
    """Every attribution by phrase, noun or colon."""
    yield from _carriers(reading)
    yield from _closing_outlets(reading)
    yield from _nouns(reading)
    yield from _labels(reading)


def carrier_phrase(reading: Reading, position: int) -> tuple[str, Range, Range] | None:
    """Rule, cue and source of "according to X", "per X" or "first reported by X" that begins at a token."""
    words = [token.lower_ for token in reading.doc[position : position + 3]]
    if words[:2] == ["according", "to"]:
        rule, length = "according_to", 2
    elif words[:1] == ["per"] and len(words) > 1 and _is_per_source(reading, position):
        rule, length = "per", 1
    elif words == ["first", "reported", "by"]:
        rule, length = "reported_by", 3
    else:
        return None
    cue = position, position + length
    source = _phrase_source(reading, cue)
    return (rule, cue, source) if source else None


def _is_per_source(reading: Reading, position: int) -> bool:
    """ "..., per Acme" but not "miles per hour", "per capita"."""
    doc = reading.doc
    follows_break = position == reading.sentence[position][0] or doc[position - 1].text in (",", ")", "(", "—", "–")
    following = doc[position + 1]
    return follows_break and (following.is_title or following.is_upper or following.lower_ in ("a", "an", "the", "its"))


def _phrase_source(reading: Reading, cue: Range) -> Range | None:
    """The noun phrase after the cue: its subtree when the parse has one, else up to the next comma."""
    doc, start = reading.doc, cue[1]
    last = min(reading.sentence[cue[0]][1], start + _LONGEST_SOURCE)
    head = next((token for token in doc[start:last] if _is_source_head(token, cue)), None)
    if head is not None:
        end = min(head.right_edge.i + 1, last)
    else:
        end = next((token.i for token in doc[start:last] if token.text in (",", ".", ";", ":", ")")), last)
    span = trimmed(doc, (start, end))
    return span if span[0] < span[1] else None


def _is_source_head(token: Token, cue: Range) -> bool:
    return (
        token.left_edge.i <= cue[1]
        and token.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
        and token.head.i not in range(cue[1], token.i + 12)
    )


def _carriers(reading: Reading) -> Iterator[Reported]:
    for token in reading.doc:
        if token.lower_ not in ("according", "first", "per") or not reading.is_readable(token.i):
            continue
        phrase = carrier_phrase(reading, token.i)
        if phrase is None:
            continue
        rule, cue, source = phrase
        words = cue[0], source[1]
        around = without([reading.sentence[token.i]], [words])
        pieces = without(whole_quotations(reading, around, token.i), [words])
        content = [piece for piece in (trimmed(reading.doc, piece) for piece in pieces) if piece[0] < piece[1]]
        if content:
            yield Reported(verb=token.i, cue=cue, source=[source], content=content, rule=rule)


def _closing_outlets(reading: Reading) -> Iterator[Reported]:
    """ "..., reports the Times." and "..., the Times reported.": the outlet passes the whole sentence on."""
    for outlet in reading.doc.spans.get("organizations", ()):
        place = _closing_report(reading, outlet) if outlet.label_ == "outlet" else None
        if place is None:
            continue
        cue, source = place
        first, last = reading.sentence[cue]
        start = min(cue, source[0])
        content = whole_quotations(reading, [(first, start)], cue)
        content = without([trimmed(reading.doc, piece) for piece in content], [(start, last)])
        if content:
            yield Reported(verb=cue, cue=(cue, cue + 1), source=[source], content=content, rule="reported_by")


def _closing_report(reading: Reading, outlet: Span) -> tuple[int, Range] | None:
    """The verb and the name of an outlet that close a sentence behind a comma; None: they do not."""
    doc, (first, last) = reading.doc, reading.sentence[outlet.start]
    start = outlet.start - (outlet.start > first and doc[outlet.start - 1].lower_ == "the")
    before = start - 1
    if before > first and doc[before].lower_ in OUTLET_VERBS:
        verb, comma, end = before, before - 1, outlet.end
    elif outlet.end < last and doc[outlet.end].lower_ in OUTLET_VERBS:
        verb, comma, end = outlet.end, before, outlet.end + 1
    else:
        return None
    closes = all(token.is_punct for token in doc[end:last]) and not reading.is_quoted(verb)
    return (verb, (start, outlet.end)) if closes and comma > first and doc[comma].text in _COMMAS else None


def _nouns(reading: Reading) -> Iterator[Reported]:
    """ "X's claim that ...", "X's plan to ...", "a statement by X that ..."."""
    for token in reading.doc:
        if token.pos_ != "NOUN" or not reading.is_readable(token.i):
            continue
        owner = _owner(token)
        if owner is None:
            continue
        known = _noun_content(token)
        heads = [head for head in known or open_noun_content(token) if head is not owner]
        if not heads:
            continue
        source = _without_by(reading, trimmed(reading.doc, subtree_range(owner)))
        first, last = reading.sentence[token.i]
        content = [(max(left, first), min(right, last)) for left, right in map(subtree_range, heads)]
        content = whole_quotations(reading, [piece for piece in content if piece[0] > token.i], token.i)
        content = without(content, [source])
        if content and source[0] < source[1]:
            spoken = verb_forms(token) & SPEECH_NOUNS
            rule = "open_noun" if not known else "speech_noun" if spoken else "attitude_noun"
            yield Reported(verb=token.i, cue=(token.i, token.i + 1), source=[source], content=content, rule=rule)


def _owner(noun: Token) -> Token | None:
    """Whose it is: a possessive, or "by X" behind it."""
    possessive = next(children(noun, ("nmod:poss",)), None)
    if possessive is not None:
        return possessive
    by = (
        child for child in children(noun, ("nmod",)) if any(case.lower_ == "by" for case in children(child, ("case",)))
    )
    return next(by, None)


def _without_by(reading: Reading, source: Range) -> Range:
    start, end = source
    return (start + 1, end) if start < end and reading.doc[start].lower_ == "by" else source


def _noun_content(noun: Token) -> list[Token]:
    forms = verb_forms(noun)
    if forms & (SPEECH_NOUNS | ATTITUDE_NOUNS):
        clauses = [child for child in children(noun, ("acl", "ccomp", "acl:relcl")) if child.i > noun.i]
        marked = [
            child for child in clauses if any(mark.lower_ in ("that", "to") for mark in children(child, ("mark",)))
        ]
        if marked:
            return marked
    prepositions = {word for form in forms for word in STANCE_NOUNS.get(form, ())}
    return [
        child
        for child in children(noun, ("nmod", "acl"))
        if child.i > noun.i and any(case.lower_ in prepositions for case in children(child, ("case", "mark")))
    ]


def _labels(reading: Reading) -> Iterator[Reported]:
    """ "SMITH: We will go." in a transcript, "Minister: 'We will go'" in a headline: a line that begins so."""
    doc = reading.doc
    start = 0
    for position in range(1, len(doc) + 1):
        if position < len(doc) and reading.paragraph[position] == reading.paragraph[position - 1]:
            continue
        yield from _label(reading, start, position)
        yield from _credit(reading, start, position)
        start = position


def _label(reading: Reading, start: int, end: int) -> Iterator[Reported]:
    doc = reading.doc
    colon = next((i for i in range(start + 1, min(end, start + _LONGEST_LABEL + 1)) if doc[i].text == ":"), None)
    if colon is None or colon + 1 >= end:
        return
    words = [token for token in doc[start:colon] if not token.is_punct]
    if " ".join(token.lower_ for token in words) in NO_SPEAKERS:
        return
    if not words or not all(token.is_title or token.is_upper for token in words):
        return
    content = trimmed(doc, (colon + 1, end))
    quoted = doc[colon + 1].text in ("“", '"', "'", "‘", "''", "``")
    if content[0] < content[1] and (quoted or all(token.is_upper for token in words)):
        source = trimmed(doc, (start, colon), '"“')
        yield Reported(verb=colon, cue=(colon, colon + 1), source=[source], content=[content], rule="colon")


def _credit(reading: Reading, start: int, end: int) -> Iterator[Reported]:
    """ "'We will go.' — Ann Moor": a quotation with its speaker behind a dash, and nothing else in the line."""
    doc = reading.doc
    while end > start and doc[end - 1].is_space:
        end -= 1
    for position in range(end - 2, max(start + 1, end - _LONGEST_CREDIT) - 1, -1):
        if doc[position].text not in _DASHES:
            continue
        number = reading.quote_at[position - 1]
        source = trimmed(doc, (position + 1, end))
        named = source[0] < source[1] and doc[source[0]].is_title and all(t.pos_ != "VERB" for t in doc[slice(*source)])
        if number >= 0 and reading.speech[number] and named:
            content = [reading.quotes[number]]
            yield Reported(verb=position, cue=(position, position + 1), source=[source], content=content, rule="colon")
        return
