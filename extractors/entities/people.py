"""People of one article: their names without titles, one person for each last name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from extractors.entities.cues import FIRST_NAMES, NOT_PART_OF_NAME, TITLES
from extractors.entities.evidence import Votes, bare, is_role
from extractors.entities.gazetteer import Gazetteer, Places
from extractors.entities.given_names import may_mean
from extractors.entities.names import begins_sentence, has_control, headline_lines, is_capital, is_line_break
from extractors.entities.recognised import TELLING
from extractors.entities.role_cues import ROLE_MODIFIERS
from extractors.labels import AMOUNTS, PLACES

_PARTY_OF = re.compile(r"[RD]-[A-Z]")  # "Jim Jordan (R-Ohio)"
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")  # "G. Moor", "T.K. Moor"
_OTHER_LABELS = AMOUNTS | PLACES | {"DATE", "FAC", "LAW", "NORP", "ORG"}
_MOST = 0.8  # of the mentions by the last name alone
_PRONOUNS = {"Miss": "she", "Mr": "he", "Mrs": "she", "Ms": "she"}
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "van", "von", "y"}
)


def find_people(doc: Doc, taken: Container[int], gazetteer: Gazetteer, places: Places) -> dict[str, list[Span]]:
    """Each person's fullest name and mentions in order. ``taken`` are the tokens of organizations' names."""
    votes, headline = Votes(doc), headline_lines(doc)
    free = [span for span in _mentions(doc) if not any(position in taken for position in range(span.start, span.end))]
    mentions = [span for span in free if not _is_no_person(span, votes, gazetteer, places)]
    in_text = {span.text for span in mentions if not headline[span.start]}
    mentions = [span for span in mentions if not headline[span.start] or span.text in in_text]
    full_names = _full_names(mentions)
    people: dict[str, list[Span]] = {}
    for span in _distinct([*mentions, *_repeated(doc, full_names, taken)]):
        people.setdefault(_full_name(span, full_names), []).append(span)
    return people


def _full_names(mentions: list[Span]) -> dict[str, list[Span]]:
    """Last name to one fullest span for each of its bearers, first the one whom the last name alone means.

    A last name alone follows the full one: a relative who comes up late in the article is not whom it meant all
    along. Of those named early it is the one most mentioned whom the article does not call by their first name: where
    it says "Melania" as often as "Trump", that is another.
    """
    alone = Counter(span.text for span in mentions if len(span) == 1)
    bearers: dict[str, dict[str, list[Span]]] = {}
    for span in mentions:
        bearers.setdefault(_last_name(span), {}).setdefault(span[0].text if len(span) > 1 else "", []).append(span)
    names = {}
    for last, by_first in bearers.items():
        lone = [span.start for span in by_first.get("", ())]
        followed = {first: sum(place > spans[0].start for place in lone) for first, spans in by_first.items()}
        enough = _MOST * max((count for first, count in followed.items() if first), default=0)
        by_count = sorted(
            by_first.items(),
            key=lambda item: (
                item[0] == "",
                followed[item[0]] < enough,
                alone[item[0]] >= max(1, len(lone)),
                -len(item[1]),
            ),
        )
        names[last] = [max(spans, key=len) for _, spans in by_count]
    return names


def _last_name(span: Span) -> str:
    last = span[-2] if len(span) > 1 and span[-1].text in ("Jr", "Jr.", "Sr", "Sr.", "II", "III") else span[-1]
    return str(last.text)


def _mentions(doc: Doc) -> Iterator[Span]:
    for entity in doc.ents:
        one_line = not any(is_line_break(token) for token in bare(entity))
        if entity.label_ == "PERSON" and one_line and (span := _without_titles(bare(entity))):
            yield span
    yield from _introduced(doc)


def _introduced(doc: Doc) -> Iterator[Span]:
    """What the recogniser missed: capitals after a role or title, after a first name, before a comma and a role.

    "spokesman Lee Park", "Gov. Lee Park", "Emma Quux", "Quux Moor, a lawyer".
    """
    for token in doc[:-1]:
        titled = is_role(token) or token.text in TITLES
        start = token.i + 1 if titled else token.i
        if not titled and token.text not in FIRST_NAMES and not _is_explained(doc, token.i):
            continue
        end = start
        while end < len(doc) and end - start < 3 and _may_name(doc[end]):
            end += 3 if doc[end + 1 : end + 2].text == "-" and not doc[end].whitespace_ else 1
        # A recogniser unsure of a new name says ORG; "Charlotte Quuxes" may be a team.
        labels = _OTHER_LABELS - {"ORG"} if titled or end - start > 2 else _OTHER_LABELS
        other = any(word.ent_type_ in labels or word.text in TELLING for word in doc[start:end])
        if end - start > 1 and not other:
            yield doc[start : min(end, len(doc))]


def _may_name(token: Token) -> bool:
    return (
        token.text[0].isupper()
        and (token.is_alpha or _INITIALS.fullmatch(token.text) is not None)
        and token.text not in TITLES
        and not is_role(token)
    )


def _is_explained(doc: Doc, start: int) -> bool:
    """Two capitals inside a sentence, a comma, and a role soon after: "Quux Moor, a senior lawyer"."""
    if not (
        _may_name(doc[start]) and start + 4 < len(doc) and _may_name(doc[start + 1]) and doc[start + 2].text == ","
    ):
        return False
    if doc[start].pos_ != "PROPN" or (start > 0 and _may_name(doc[start - 1])):
        return False
    after = next(
        (token for token in doc[start + 3 : start + 7] if token.pos_ in ("NOUN", "VERB") and token.lower_ != "vice"),
        None,
    )
    return after is not None and (is_role(after) or after.lower_ in ROLE_MODIFIERS)


def _without_titles(span: Span) -> Span | None:
    """What follows the last title or role, and ends before what is no part of a name."""
    doc = span.doc
    start = max(
        (token.i + 1 for token in span if token.text in TITLES or (is_role(token) and len(span) > 2)),
        default=span.start,
    )
    while start < span.end and (doc[start].text in NOT_PART_OF_NAME or not doc[start].text[0].isalnum()):
        start += 1
    end = next((token.i for token in doc[start : span.end] if token.text in NOT_PART_OF_NAME), span.end)
    while end > start and not doc[end - 1].text[-1].isalnum() and doc[end - 1].text not in ("Jr.", "Sr."):
        end -= 1
    return doc[start:end] if start < end else None


def _is_no_person(span: Span, votes: Votes, gazetteer: Gazetteer, places: Places) -> bool:
    text = span.text
    if len(span) > 5 or not all(_is_part(token) for token in span) or _PARTY_OF.match(text):
        return True
    if text in gazetteer.not_names or text in gazetteer.kinds or places.country(text):
        return True
    if len(span) > 1:
        return votes.label(text) not in ("PERSON", "") and span[0].text not in FIRST_NAMES
    alone = text not in votes.person_words and votes.label(text) != "PERSON"
    return alone or (begins_sentence(span[0]) and votes.count(text, "PERSON") < 2 and text not in votes.person_words)


def _is_part(token: Token) -> bool:
    """A capital, a particle, or what a hyphen joins: "Ban Ki-moon", "Leo van der Quux"."""
    hyphened = token.text == "-" or (token.i > 0 and token.nbor(-1).text == "-" and not has_control(token.text))
    return is_capital(token) or token.text in _PARTICLES or hyphened


def _repeated(doc: Doc, full_names: dict[str, list[Span]], taken: Container[int]) -> Iterator[Span]:
    """Every other mention by the last name of a person named in full, whatever the recogniser made of it."""
    last_names = {last for last, spans in full_names.items() if len(spans[0]) > 1}
    for token in doc:
        if token.text in last_names and token.i not in taken and is_capital(token):
            yield doc[token.i : token.i + 1]


def _full_name(span: Span, full_names: dict[str, list[Span]]) -> str:
    """The fullest name with the same last name; a name alone may also be the first of only one person.

    "Abu Quux" is Moor Abu Quux: a name that ends a fuller one is its last name.
    """
    bearers = [full for full in full_names.get(_last_name(span), [span]) if _suits_title(span, full.text)]
    if not bearers and len(span) == 1:
        return str(span.text)  # "Mr. Clinton", where only Hillary Clinton is named in full
    bearers = bearers or full_names.get(_last_name(span), [span])
    if len(span) > 1:
        ending = next((full.text for full in bearers if full.text.endswith(f" {span.text}")), str(span.text))
        return next((full.text for full in bearers if full[0].text == span[0].text and ending == span.text), ending)
    if len(bearers[0]) == 1:
        named = {
            full.text for spans in full_names.values() for full in spans if len(full) > 1 and full[0].text == span.text
        }
        return str(named.pop()) if len(named) == 1 else str(span.text)
    return str(bearers[0].text)


def _suits_title(span: Span, name: str) -> bool:
    """ "Mrs. Clinton" is not Bill Clinton."""
    title = span.doc[span.start - 1].text.rstrip(".") if span.start else ""
    return may_mean(_PRONOUNS.get(title, ""), name)


def _distinct(spans: Iterable[Span]) -> list[Span]:
    """Longer before shorter where they overlap; in text order."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: (-len(span), span.start)):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
