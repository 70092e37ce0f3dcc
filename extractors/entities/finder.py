"""The names of organizations in one Doc, from known names, patterns, the name recogniser, lists and governments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from extractors.entities.cues import NOT_PART_OF_NAME
from extractors.entities.evidence import SUBJECTS, Votes, acts, bare, has_people, is_source, owns, stands_out
from extractors.entities.gazetteer import Gazetteer, Places
from extractors.entities.names import Name, headline_lines, is_capital, longest
from extractors.entities.patterns import patterned_names
from extractors.entities.recognised import Recognised

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.]{1,7}")


class NameFinder:
    """Finds the names of organizations in one Doc. Call ``names`` once."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, places: Places, known: PhraseMatcher) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.places = places
        self.known = known
        self.headline = headline_lines(doc)
        self.votes = Votes(doc)
        self.recognised = Recognised(doc, gazetteer, places, self.votes, self.headline)

    def names(self) -> list[Name]:
        """Every mention of an organization, in order, none overlapping another."""
        known = list(self._known_names())
        found = [*known, *self._patterned_names({name.end for name in known})]
        found = longest([*found, *self.recognised.names(found)])
        found = longest([*found, *self._bracketed_acronyms(found)])
        found = longest([*found, *self._listed_names(found)])
        found = longest([*found, *self._repeated(found)])
        return longest([*found, *self._governments(found)])

    def _known_names(self) -> Iterator[Name]:
        spans = [self.doc[start:end] for _, start, end in self.known(self.doc)]
        passed: dict[str, bool] = {}
        spans = [span for span in spans if span.text not in self.gazetteer.platforms or self._is_no_mere_place(span)]
        for span in spans:
            text = span.text
            if text in self.gazetteer.context:
                passed[text] = passed.get(text, False) or self._counts_in_context(span)
        for span in spans:
            if passed.get(span.text, True) and not self._inside_person(span) and not self._modifies(span):
                yield Name(span.start, span.end, self.gazetteer.kinds[span.text], "known_name")

    def _modifies(self, span: Span) -> bool:
        """ "GOP-heavy areas", "a Meta-owned site" say nothing of the body itself."""
        after = self.doc[span.end : span.end + 2]
        return len(after) == 2 and after[0].text == "-" and not self.doc[span.end - 1].whitespace_ and after[1].is_lower

    def _is_no_mere_place(self, span: Span) -> bool:
        """Whether a platform acts or has people, rather than being where something was posted."""
        before = self.doc[span.start - 1].lower_ if span.start else ""
        return self._speaks(span) or owns(span) or span.root.dep_ in SUBJECTS or before in ("at", "by", "for", "with")

    def _counts_in_context(self, span: Span) -> bool:
        """Whether a name that is also an ordinary word or family name is an organization here."""
        text = span.text
        if text in self.votes.person_words or self._inside_person(span) or self.votes.label(text) == "LOC":
            return False
        if self._speaks(span):
            return stands_out(span, self.headline) or self.votes.label(text) == "ORG"
        return not text.isupper() and stands_out(span, self.headline) and not self._in_longer_name(span)

    def _in_longer_name(self, span: Span) -> bool:
        """Whether capitals stand beside the word: "Shell Beach", "Time Out", "Mount Apple"."""
        doc = self.doc
        before = span.start > 0 and is_capital(doc[span.start - 1]) and doc[span.start - 1].text not in NOT_PART_OF_NAME
        after = span.end < len(doc) and is_capital(doc[span.end])
        return bool(before or after)

    def _inside_person(self, span: Span) -> bool:
        """Whether it is a part of a longer name of a person: "Harrison Ford"."""
        entities = {token.i: token.ent_type_ for token in span}
        if set(entities.values()) != {"PERSON"}:
            return False
        person = next(
            (entity for entity in self.doc.ents if entity.start <= span.start and span.end <= entity.end), None
        )
        return person is not None and len(bare(person)) > len(span) and all(is_capital(token) for token in bare(person))

    def _patterned_names(self, known_ends: set[int]) -> Iterator[Name]:
        for name in patterned_names(self.doc, self.headline, known_ends):
            span = name.span(self.doc)
            weak = name.rule == "weak_head_last" and self.votes.label(span.text) != "ORG"
            if (
                not weak
                and not self.recognised.excludes(span)
                and (name.rule != "acting_lower_head" or self._speaks(span) or span.root.dep_ in SUBJECTS)
            ):
                yield name

    def _speaks(self, span: Span) -> bool:
        return acts(span) or has_people(span) or is_source(span)

    def _bracketed_acronyms(self, found: Iterable[Name]) -> Iterator[Name]:
        """ "Agency for Safety (AFS)": the acronym in brackets after a name."""
        for name in found:
            after = self.doc[name.end : name.end + 3]
            if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and _ACRONYM.fullmatch(after[1].text):
                yield Name(name.end + 1, name.end + 2, name.kind, "bracketed_acronym")

    def _listed_names(self, found: list[Name]) -> Iterator[Name]:
        """ "OpenAI, Newlab, Microsoft and Deep Nine had agreed": names listed with organizations are organizations."""
        starts = {name.start: name for name in found}
        position = 0
        while position < len(self.doc):
            items = list(self._list_items(position, starts))
            if len(items) < 3:
                position += 1
                continue
            members = [item for item in items if item.start in starts]
            if len(members) >= max(2, len(items) // 2):
                yield from (item for item in items if item.start not in starts and self._may_be_listed(item))
            position = items[-1].end

    def _list_items(self, position: int, starts: dict[int, Name]) -> Iterator[Name]:
        doc = self.doc
        while position < len(doc):
            name = starts.get(position)
            end = name.end if name else position
            while (
                not name
                and end < len(doc)
                and end - position < 5
                and is_capital(doc[end])
                and doc[end].text not in NOT_PART_OF_NAME
            ):
                end += 1
            if end == position:
                return
            yield name or Name(position, end, "company", "listed")
            position = end
            separators = 0
            while position < len(doc) and separators < 3 and doc[position].text in (",", "and", "&", "or", "the"):
                position += 1
                separators += 1
            if not separators:
                return

    def _may_be_listed(self, item: Name) -> bool:
        span = item.span(self.doc)
        label = self.votes.label(span.text)
        if self.recognised.excludes(span) or self.headline[span.start] or span.text in self.votes.person_words:
            return False
        return label in ("ORG", "", "MISC") or (label in ("PERSON", "LOC") and len(span) == 1)

    def _repeated(self, found: list[Name]) -> Iterator[Name]:
        """Every other place where a found name stands; in headlines with any capitals."""
        by_form: dict[str, Name] = {}
        for name in found:
            by_form.setdefault(name.span(self.doc).text, name)
        matcher = PhraseMatcher(self.doc.vocab)
        loose = PhraseMatcher(self.doc.vocab, attr="LOWER")
        for form, name in by_form.items():
            (loose if len(name.span(self.doc)) > 1 else matcher).add(form, [name.span(self.doc).as_doc()])
        for match, start, end in [*matcher(self.doc), *loose(self.doc)]:
            span = self.doc[start:end]
            platform = span.text in self.gazetteer.platforms and not self._is_no_mere_place(span)
            if not platform and not self._inside_person(span) and is_capital(span[0]):
                name = by_form[self.doc.vocab.strings[match]]
                yield Name(start, end, name.kind, name.rule)

    def _governments(self, found: list[Name]) -> Iterator[Name]:
        """Countries, regions and capitals where they speak or decide, and "federal government"."""
        taken = {position for name in found for position in range(name.start, name.end)}
        acting: set[str] = set()
        places = [span for span in self._places() if span.start not in taken]
        acting = {span.text for span in places if self._governs(span)}
        for span in places:
            if self._governs(span) or (span.text in acting and span.text in self.places.states and owns(span)):
                yield Name(span.start, span.end, "government", "government_acts")
        if any(_is_national(name.span(self.doc)) for name in found):
            for token in self.doc[:-1]:
                if token.lower_ == "federal" and token.nbor().lower_ == "government":
                    yield Name(token.i, token.i + 2, "government", "federal_government")

    def _governs(self, span: Span) -> bool:
        if span.start and self.doc[span.start - 1].text == "-":  # "Jim Jordan (R-Ohio) said"
            return False
        return acts(span) and not (self.headline[span.start] and span.text in self.places.capitals)

    def _places(self) -> Iterator[Span]:
        doc, position = self.doc, 0
        while position < len(doc):
            for length in range(min(5, len(doc) - position), 0, -1):
                span = doc[position : position + length]
                if span.text not in self.votes.person_words and (
                    span.text in self.places.states or span.text in self.places.capitals
                ):
                    yield span
                    position += length - 1
                    break
            position += 1


def _is_national(span: Span) -> bool:
    return (
        len(span) > 1
        and span[-1].lower_ == "government"
        and span[-2].text in ("US", "U.S.", "American", "States", "Australian", "Canadian", "German")
    )


def by_form(doc: Doc, names: Iterable[Name]) -> dict[str, list[Name]]:
    """The names grouped by their words, in order of appearance."""
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        groups[name.span(doc).text].append(name)
    return dict(groups)
