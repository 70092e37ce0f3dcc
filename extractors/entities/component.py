"""The component that finds the organizations and people an article names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from extractors.document import text_span
from extractors.entities.clusters import cluster, fullest
from extractors.entities.cues import LEGAL_SUFFIXES
from extractors.entities.finder import NameFinder, by_form
from extractors.entities.gazetteer import Gazetteer, read_gazetteer, read_places
from extractors.entities.names import Name, keeps_stop
from extractors.entities.people import find_people
from models import Organization, Person, TextSpan


@Language.factory(
    "organization_finder",
    assigns=["doc._.organizations", "doc._.people", "doc.spans"],
    requires=["doc.ents", "token.dep", "token.head", "token.tag", "token.lemma"],
    default_config={"aliases": None},
)
def make_organization_finder(nlp: Language, name: str, aliases: str | None) -> OrganizationFinder:  # noqa: ARG001  # spaCy passes the name
    """An organization finder; ``aliases`` is a file of names to add to the packaged ones."""
    return OrganizationFinder(nlp, read_gazetteer(Path(aliases) if aliases else None))


class OrganizationFinder:
    """Writes ``doc._.organizations``, ``doc._.people``, ``doc.spans["organizations"]`` and ``doc.spans["people"]``.

    In the span groups, ``label_`` is the kind of organization (or "PERSON") and ``id_`` the name of the record the
    mention belongs to.
    """

    def __init__(self, nlp: Language, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.places = read_places()
        self.digest = gazetteer.digest
        self.known = PhraseMatcher(nlp.vocab)
        for form in gazetteer.kinds:
            self.known.add(form, [nlp.make_doc(form)])

    def __call__(self, doc: Doc) -> Doc:
        """Find the names, then which of them are the same body."""
        names = NameFinder(doc, self.gazetteer, self.places, self.known).names()
        self._set_organizations(doc, names)
        taken = {position for name in names for position in range(name.start, name.end)}
        people = find_people(doc, taken, self.gazetteer, self.places)
        doc._.people = tuple(Person(name=name, mentions=_spans(spans)) for name, spans in people.items())
        doc.spans["people"] = [
            Span(doc, span.start, span.end, label="PERSON", span_id=name)
            for name, spans in people.items()
            for span in spans
        ]
        return doc

    def _set_organizations(self, doc: Doc, names: list[Name]) -> None:
        forms = by_form(doc, names)
        kinds = {form: next((name.kind for name in mentions if name.kind), "") for form, mentions in forms.items()}
        organizations, spans = [], []
        for group in cluster(kinds, _equated(doc, names), self.gazetteer, self.places):
            mentions = sorted((name for form in group for name in forms[form]), key=lambda name: name.start)
            form = fullest(group)
            kind = kinds[form] or next((kinds[form] for form in group if kinds[form]), "")
            title = _without_last_stop(doc, form, forms)
            spans += [Span(doc, name.start, name.end, label=kind, span_id=title) for name in mentions]
            places = [_place(name.span(doc), stop=title == form) for name in mentions]
            words = tuple(text_span(doc, start, end) for start, end in places)
            organizations.append(Organization(name=title, mentions=words, rule=forms[form][0].rule))
        doc._.organizations = tuple(organizations)
        doc.spans["organizations"] = sorted(spans, key=lambda span: span.start)


def _without_last_stop(doc: Doc, form: str, forms: Mapping[str, list[Name]]) -> str:
    """ "Foo Corp" for "Foo Corp.", where the text has it so as well, or has the full stop at ends of sentences only."""
    if not form.endswith(".") or form.split()[-1] not in LEGAL_SUFFIXES:
        return form
    bare = form[:-1]
    ended = not any(keeps_stop(name.span(doc)) for name in forms[form])
    return bare if bare in forms or ended else form


def _place(span: Span, *, stop: bool) -> tuple[int, int]:
    """The characters of a mention; without a sentence's full stop, where the body's name has none."""
    ended = not stop and span.text.endswith(".") and span[-1].text in LEGAL_SUFFIXES and not keeps_stop(span)
    return span.start_char, span.end_char - ended


def _equated(doc: Doc, names: list[Name]) -> Iterator[tuple[str, str]]:
    """A name and the acronym in brackets after it."""
    by_start: Mapping[int, Name] = {name.start: name for name in names}
    for name in names:
        acronym = by_start.get(name.end + 1)
        if acronym and doc[name.end].text == "(" and acronym.end < len(doc) and doc[acronym.end].text == ")":
            yield name.span(doc).text, acronym.span(doc).text


def _spans(spans: list[Span]) -> tuple[TextSpan, ...]:
    return tuple(text_span(span.doc, span.start_char, span.end_char) for span in spans)
