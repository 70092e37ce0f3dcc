"""People of one article: their names without titles, one person for each last name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from extractors.entities.cues import NOT_PART_OF_NAME, TITLES
from extractors.entities.evidence import Votes, bare, is_role
from extractors.entities.gazetteer import Gazetteer, Places
from extractors.entities.names import begins_sentence, is_capital, is_line_break

_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "van", "von", "y"}
)


def find_people(doc: Doc, taken: set[int], gazetteer: Gazetteer, places: Places) -> dict[str, list[Span]]:
    """Each person's fullest name and mentions in order. ``taken`` are the tokens of organizations' names."""
    votes = Votes(doc)
    mentions = [span for span in _mentions(doc) if taken.isdisjoint(range(span.start, span.end))]
    mentions = [span for span in mentions if not _is_no_person(span, votes, gazetteer, places)]
    full_names: dict[str, Span] = {}
    for span in mentions:
        known = full_names.get(span[-1].text)
        if known is None or len(span) > len(known):
            full_names[span[-1].text] = span
    people: dict[str, list[Span]] = {}
    mentions = _distinct([*mentions, *_repeated(doc, full_names, taken)])
    for span in mentions:
        people.setdefault(_full_name(span, full_names), []).append(span)
    return people


def _mentions(doc: Doc) -> Iterator[Span]:
    for entity in doc.ents:
        one_line = not any(is_line_break(token) for token in bare(entity))
        if entity.label_ == "PERSON" and one_line and (span := _without_titles(bare(entity))):
            yield span
    yield from _introduced(doc)


def _introduced(doc: Doc) -> Iterator[Span]:
    """ "spokesman Lee Park": two or three capitals after a small-letter role are a person."""
    for token in doc[:-2]:
        if not (is_role(token) and token.is_lower):
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i <= 3 and is_capital(doc[end]) and doc[end].is_alpha:
            end += 1
        if end - token.i > 2 and doc[token.i + 1].ent_type_ in ("PERSON", ""):
            yield doc[token.i + 1 : end]


def _without_titles(span: Span) -> Span | None:
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        doc[start].text in TITLES or doc[start].text in NOT_PART_OF_NAME or not doc[start].text[0].isalnum()
    ):
        start += 1
    while end > start and not doc[end - 1].text[-1].isalnum() and doc[end - 1].text not in ("Jr.", "Sr."):
        end -= 1
    return doc[start:end] if start < end else None


def _is_no_person(span: Span, votes: Votes, gazetteer: Gazetteer, places: Places) -> bool:
    text = span.text
    if not all(is_capital(token) or token.text in _PARTICLES or token.text == "-" for token in span) or len(span) > 5:
        return True
    if text in gazetteer.not_names or text in gazetteer.kinds or places.country(text):
        return True
    if len(span) > 1:
        return votes.label(text) not in ("PERSON", "")
    alone = text not in votes.person_words and votes.label(text) != "PERSON"
    return alone or (begins_sentence(span[0]) and votes.count(text, "PERSON") < 2 and text not in votes.person_words)


def _repeated(doc: Doc, full_names: dict[str, Span], taken: set[int]) -> Iterator[Span]:
    """Every other mention by the last name of a person named in full, whatever the recogniser made of it."""
    last_names = {last for last, span in full_names.items() if len(span) > 1}
    for token in doc:
        if token.text in last_names and token.i not in taken:
            yield doc[token.i : token.i + 1]


def _full_name(span: Span, full_names: dict[str, Span]) -> str:
    """The fullest name with the same last name; a first name alone goes to the only person who has it."""
    full = full_names.get(span[-1].text)
    if full is None or len(full) == 1:
        bearers = {name.text for name in full_names.values() if len(name) > 1 and name[0].text == span.text}
        if len(span) == 1 and len(bearers) == 1:
            return bearers.pop()
    if full is not None and (len(span) == 1 or full[0].text[0] == span[0].text[0]):
        return full.text
    return span.text


def _distinct(spans: Iterable[Span]) -> list[Span]:
    """Longer before shorter where they overlap; in text order."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: (-len(span), span.start)):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
