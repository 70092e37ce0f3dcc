"""The names of organizations in one Doc, from known names, patterns, the name recogniser, lists and governments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from extractors.entities.cues import FIRST_NAMES, NOT_PART_OF_NAME, NOT_SHORT_FORMS
from extractors.entities.evidence import (
    PLACE,
    SUBJECTS,
    Votes,
    acts,
    bare,
    has_people,
    is_role,
    is_source,
    owns,
    stands_out,
)
from extractors.entities.gazetteer import Gazetteer, Places
from extractors.entities.governments import federal_governments, governments
from extractors.entities.names import Name, closes_company, headline_lines, is_capital, longest
from extractors.entities.patterns import patterned_names
from extractors.entities.recognised import TELLING, Recognised

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
        self.entities = {position: entity for entity in doc.ents for position in range(entity.start, entity.end)}
        self.recognised = Recognised(doc, gazetteer, places, self.votes, self.headline)

    def names(self) -> list[Name]:
        """Every mention of an organization, in order, none overlapping another."""
        known = list(self._known_names())
        found = [*known, *self._patterned_names({name.end for name in known})]
        found = longest([*found, *self.recognised.names(found)])
        found = longest([*found, *self._bracketed_acronyms(found)])
        found = longest([*found, *self._listed_names(found)])
        found = longest([*found, *self._repeated(found)])
        found = longest([*found, *self._short_forms(found)])
        taken = {position for name in found for position in range(name.start, name.end)}
        found += governments(self.doc, self.places, self.votes, self.headline, taken)
        return longest([*found, *federal_governments(self.doc, found)])

    def _known_names(self) -> Iterator[Name]:
        spans = [self.doc[start:end] for _, start, end in self.known(self.doc)]
        passed: dict[str, bool] = {}
        spans = [span for span in spans if span.text not in self.gazetteer.platforms or self._is_no_mere_place(span)]
        for span in spans:
            text = span.text
            if text in self.gazetteer.context:
                passed[text] = passed.get(text, False) or self._counts_in_context(span)
        for span in spans:
            if (
                passed.get(span.text, True)
                and not self._inside_person(span)
                and not self._modifies(span)
                and not self._names_product(span)
            ):
                yield Name(span.start, span.end, self.gazetteer.kinds[span.text], "known_name")

    def _names_product(self, span: Span) -> bool:
        """Whether it begins a longer recognised name that has no word of an organization: "Disney World"."""
        entity = self.entities.get(span.start)
        if entity is None or entity.label_ == "PERSON" or entity.start != span.start or entity.end <= span.end:
            return False
        rest = bare(entity)[len(span) :]
        return (
            bool(len(rest))
            and all(is_capital(token) for token in rest)
            and not any(
                is_role(token)
                or token.text in TELLING
                or self.places.country(token.text)
                or token.text in self.gazetteer.kinds
                for token in rest
            )
        )

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
        if text in self.votes.person_words or self._inside_person(span) or self.votes.label(text) == PLACE:
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
        person = self.entities.get(span.start)
        if len(span) > 1 and span.text not in self.gazetteer.context:  # "White House Press Secretary Lee Park"
            return False
        if person is None or person.label_ != "PERSON" or person.end < span.end:
            return False
        return len(bare(person)) > len(span) and all(is_capital(token) for token in bare(person))

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
                and not (end > position and closes_company(doc[end - 1]))
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
        return label in ("ORG", "", "MISC") or (label in ("PERSON", PLACE) and len(span) == 1)

    def _short_forms(self, found: list[Name]) -> Iterator[Name]:
        """ "Acme" after "Acme Corp.": a company's first word, where nothing but the recogniser makes another of it."""
        firsts: dict[str, Name] = {}
        for name in found:
            span = name.span(self.doc)
            if len(span) == 2 and name.kind == "company" and name.rule in ("legal_suffix", "head_last"):
                firsts.setdefault(span[0].text, name)
        for token in self.doc:
            full = firsts.get(token.text)
            if full is not None and token.i >= full.end and self._shortens(self.doc[token.i : token.i + 1]):
                yield Name(token.i, token.i + 1, full.kind, "short_form")

    def _shortens(self, span: Span) -> bool:
        """Whether a company's first word stands for it here: no place, first name or family name, nor in a name."""
        text = span.text
        if text in NOT_SHORT_FORMS or text in FIRST_NAMES or text in self.votes.person_words:
            return False
        if self.places.country(text) or self.votes.label(text) in (PLACE, "NORP", "DATE") or self._in_longer_name(span):
            return False
        return not self.headline[span.start] and len(text) > 2 and not self.recognised.excludes(span)

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


def by_form(doc: Doc, names: Iterable[Name]) -> dict[str, list[Name]]:
    """The names grouped by their words, in order of appearance."""
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        groups[name.span(doc).text].append(name)
    return dict(groups)
