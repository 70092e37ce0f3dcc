"""Who the source of a claim is: a person, the organization they speak for, and the record of a spokesperson."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.claims.cues import RELATIVE_PRONOUNS
from extractors.claims.reading import Range, Reading, Reported
from extractors.entities.affiliations import Affiliation, affiliations
from extractors.entities.references import resolve
from models import Organization, Person, Spokesperson, TextPart, TextSpan


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source stands for."""

    person: str | None
    organization: str | None
    ties: tuple[Affiliation, ...] = ()  #: what ties them to their organizations; (): nothing in the article


class Speakers:
    """Resolves the sources of one Doc; remembers through the article who belongs where."""

    def __init__(self, reading: Reading) -> None:
        self.doc: Doc = reading.doc
        self.reading = reading
        self._by_person: dict[str, list[Affiliation]] = defaultdict(list)
        self._unnamed: list[tuple[Range, Affiliation]] = []
        for tie in affiliations(self.doc):
            if tie.person is not None:
                self._by_person[tie.person].append(tie)
            elif tie.role is not None:
                self._unnamed.append((self.tokens(tie.role), tie))
        self._known: dict[Range, Speaker] = {}

    def speaker(self, source: Range) -> Speaker:
        """The person and organization a source stands for; both None when it is open."""
        if source not in self._known:
            self._known[source] = self._speaker(source)
        return self._known[source]

    def name(self, source: Range) -> str:
        """The fullest name of whom the source stands for, else its own words."""
        speaker = self.speaker(source)
        if speaker.person is not None:
            return speaker.person
        unnamed = any(tie.person is None for tie in speaker.ties)
        if speaker.organization is not None and not unnamed:
            return speaker.organization
        return self.doc[source[0] : source[1]].text

    def _speaker(self, source: Range) -> Speaker:
        unnamed = tuple(tie for place, tie in self._unnamed if source[0] <= place[0] and place[1] <= source[1])
        record = self._record(source)
        if isinstance(record, Person):
            ties = tuple(self._by_person.get(record.name, ()))
            return Speaker(record.name, ties[0].organization if ties else None, ties)
        if unnamed:
            return Speaker(None, unnamed[0].organization, unnamed)
        return Speaker(None, record.name if isinstance(record, Organization) else None)

    def _record(self, source: Range) -> Organization | Person | None:
        """The entity, where a relative pronoun stands for the noun it follows."""
        span = self.doc[source[0] : source[1]]
        if len(span) == 1 and span[0].lower_ in RELATIVE_PRONOUNS:
            clause = span[0].head
            for _ in range(3):
                if clause.dep_ == "acl:relcl":
                    noun = clause.head
                    return resolve(self.doc[noun.left_edge.i : noun.i + 1])
                clause = clause.head
            return None
        return resolve(span)

    def tokens(self, span: TextSpan) -> Range:
        """The tokens of a stored span."""
        shift: int = 0 if span.part is TextPart.TITLE else self.doc._.text_start
        return self.reading.tokens(span.start + shift, span.end + shift)


def spokespeople(speakers: Speakers, found: Iterable[Reported]) -> tuple[Spokesperson, ...]:
    """One record for each person and organization, in order of their first words in the article.

    The evidence is the shortest that an attribution offers; one whose clause holds the tie goes before all others.
    """
    best: dict[tuple[str | None, str], tuple[tuple[int, int], Spokesperson]] = {}
    for reported in found:
        for source in reported.source[:1]:
            for tie in speakers.speaker(source).ties:
                rank, record = _spokesperson(speakers, reported, source, tie)
                key = tie.person, tie.organization
                if key not in best or rank < best[key][0]:
                    best[key] = rank, record
    return tuple(record for _, record in best.values())


def _spokesperson(
    speakers: Speakers, reported: Reported, source: Range, tie: Affiliation
) -> tuple[tuple[int, int], Spokesperson]:
    start, end, tied = _clause(speakers, reported, source, tie)
    record = Spokesperson(
        person=tie.person,
        organization=tie.organization,
        role=tie.role,
        capacity=tie.capacity,
        evidence=speakers.reading.span((start, end)),
        rule=f"{reported.rule}+{tie.rule}",
    )
    return (0 if tied else 1, end - start), record


def _clause(speakers: Speakers, reported: Reported, source: Range, tie: Affiliation) -> tuple[int, int, bool]:
    """Source and cue, with the words of the tie where they stand in the same sentence."""
    doc = speakers.doc
    sentence = doc[source[0]].sent
    parts = [source, *([reported.cue] if reported.cue else [reported.content[0]])]
    parts = [part for part in parts if sentence.start <= part[0] and part[1] <= sentence.end]
    words = list(_places(speakers, tie))
    tied = all(sentence.start <= place[0] and place[1] <= sentence.end for place in words)
    if tied:
        parts += words
    return min(part[0] for part in parts), max(part[1] for part in parts), tied


def _places(speakers: Speakers, tie: Affiliation) -> Iterator[Range]:
    for span in (tie.person_span, tie.role, tie.organization_span):
        if span is not None:
            yield speakers.tokens(span)
