"""Who the source of a claim is: a person, the organization they speak for, and the record of a spokesperson."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from extractors.claims.cues import DOCUMENT_NOUNS, SPEECH_NOUNS
from extractors.claims.holders import antecedent
from extractors.claims.reading import Range, Reading, Reported, trimmed, verb_forms
from extractors.claims.voices import is_first_person, is_pronoun, voices
from extractors.entities.affiliations import Affiliation, affiliations
from extractors.entities.evidence import is_role
from extractors.entities.names import without_controls
from extractors.entities.references import mentions_of, resolve
from models import Person, Spokesperson, TextPart, TextSpan

_POSSESSED = frozenset({"attitude_noun", "speech_noun"})  # "a judge's decision": nobody unnamed speaks
_SAME = frozenset({"appos", "flat", "nmod:desc"})  # how a name is joined to the noun it is another word for


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source stands for."""

    person: str | None
    organization: str | None
    ties: tuple[Affiliation, ...] = ()  #: what ties them to their organizations; (): nothing in the article


class Speakers:
    """Resolves the sources of one Doc; remembers through the article who belongs where."""

    def __init__(self, reading: Reading, found: list[Reported]) -> None:
        self.doc: Doc = reading.doc
        self.reading = reading
        self._voices = voices(reading, found)
        self._by_person: dict[str, list[Affiliation]] = defaultdict(list)
        self._unnamed: list[tuple[Range, Affiliation]] = []
        self._named: list[tuple[Range, Affiliation]] = []
        for tie in affiliations(self.doc):
            if tie.person is not None:
                self._by_person[tie.person].append(tie)
                self._named.append((self._extent(tie), tie))
            elif tie.role is not None:
                self._unnamed.append((self.tokens(tie.role), tie))
        self._known: dict[Range, Speaker] = {}

        self._mentions = mentions_of(self.doc)
        self._in_organizations = {
            position
            for mention in self._mentions
            if mention.label_ != "PERSON"
            for position in range(mention.start, mention.end)
        }

    def _extent(self, tie: Affiliation) -> Range:
        """From the first to the last token of person and role."""
        places = [self.tokens(span) for span in (tie.person_span, tie.role) if span is not None]
        return min(start for start, _ in places), max(end for _, end in places)

    def speaker(self, source: Range) -> Speaker:
        """The person and organization a source stands for; both None when it is open."""
        if source not in self._known:
            voice = self._voices.get(source)
            if is_first_person(self.reading, source):
                self._known[source] = self.speaker(voice) if voice else Speaker(None, None)
            else:
                self._known[source] = self._other(source, voice)
        return self._known[source]

    def _other(self, source: Range, voice: Range | None) -> Speaker:
        """Whoever is not the voice that speaks of them: "he" in Lee Park's words is not Lee Park."""
        speaker = self._joint(source) or self._speaker(source)
        own = voice is not None and speaker.person is not None and speaker.person == self.speaker(voice).person
        return Speaker(None, None) if own else speaker

    def name(self, source: Range) -> str:
        """The fullest name of whom the source stands for, else its own words."""
        speaker = self.speaker(source)
        if speaker.person is not None:
            return speaker.person
        if speaker.organization is not None and not speaker.ties:
            return speaker.organization
        words = self._words(source)
        return without_controls(self.doc[words[0] : words[1]].text)

    def is_open(self, source: Range) -> bool:
        """Whether the source is a pronoun of which nobody knows whom it stands for."""
        return is_pronoun(self.reading, self._words(source)) and self.speaker(source) == Speaker(None, None)

    def _words(self, source: Range) -> Range:
        """The words that name the source: of the voice for "I", of the noun before for "which"."""
        if is_first_person(self.reading, source):
            return self._voices.get(source, source)
        start, end = trimmed(self.doc, antecedent(self.doc, source))
        return (start, end) if start < end else source

    def _speaker(self, source: Range) -> Speaker:
        start, end = antecedent(self.doc, source)
        span = self.doc[start:end]
        introduced = self._introduced(span)
        if introduced is not None:
            return self._person(introduced)
        record = resolve(span)
        if isinstance(record, Person):
            return self._person(record.name) if self._heads(span, record.name) else Speaker(None, None)
        unnamed = tuple(tie for place, tie in self._unnamed if start <= place[0] and place[1] <= end)
        if unnamed and not self._names_somebody(span, unnamed):
            return Speaker(None, unnamed[0].organization, unnamed)
        if record is not None and self._heads(span, record.name):
            return Speaker(None, record.name)
        return Speaker(None, None)

    def _joint(self, source: Range) -> Speaker | None:
        """ "Lee Park and Ann Moor": no one of them alone, but each is tied to their own; None: not several."""
        root = self.doc[source[0] : source[1]].root
        others = [child for child in root.children if child.dep_ == "conj" and source[0] <= child.i < source[1]]
        edges = [source[0], *(other.left_edge.i for other in others), source[1]]
        members = [self._speaker(piece) for piece in pairwise(edges) if piece[0] < piece[1]] if others else []
        named = {member.person or member.organization for member in members} - {None}
        if len(named) < 2:
            return Speaker(None, None) if named and any(map(_is_number, others)) else None
        organizations = {member.organization for member in members}
        shared = organizations.pop() if len(organizations) == 1 else None
        return Speaker(None, shared, tuple(tie for member in members for tie in member.ties))

    def _person(self, name: str) -> Speaker:
        ties = tuple(self._by_person.get(name, ()))
        return Speaker(name, ties[0].organization if ties else None, ties)

    def _introduced(self, span: Span) -> str | None:
        """Whom the span names together with their role: "Harbor Bank's chairman, Lee Park"."""
        for place, tie in self._named:
            if span.start <= place[0] and place[1] <= span.end and self._is_head(span.root, place):
                return tie.person
        return None

    def _is_head(self, root: Token, place: Range) -> bool:
        """Whether the place holds the root, or is another word for it: "the host, Harbor Bank's Lee Park"."""
        inside = self.doc[place[0] : place[1]]
        return place[0] <= root.i < place[1] or (inside.root.dep_ == "appos" and inside.root.head.i == root.i)

    def _heads(self, span: Span, name: str) -> bool:
        """Whether the name stands for the whole span; "Lee Park's neighbours" and "Acme customers" are others."""
        inside = [mention for mention in self._mentions if mention.id_ == name and _contains(span, mention)]
        root = span.root
        if not inside or any(mention.start <= root.i < mention.end for mention in inside):
            return True
        if verb_forms(root) & (DOCUMENT_NOUNS | SPEECH_NOUNS):
            return True
        if any(mention.label_ == "PERSON" and self._precedes(mention, root) for mention in inside):
            return False
        if is_role(root):
            return True
        return any(mention.root.dep_ in _SAME for mention in inside)

    def _precedes(self, mention: Span, root: Token) -> bool:
        """ "Lee Park's advisers", "another Park aide": others than Park."""
        return mention.end <= root.i and all(token.text != "," for token in self.doc[mention.end : root.i])

    def _names_somebody(self, span: Span, unnamed: tuple[Affiliation, ...]) -> bool:
        """Whether a name follows the role although the article's people do not hold it."""
        last = max(place[1] for place, tie in self._unnamed if tie in unnamed and place[1] <= span.end)
        following = self.doc[last : min(last + 2, span.end)]
        outside = following and following[0].i not in self._in_organizations
        return bool(outside) and len(following) == 2 and all(token.pos_ == "PROPN" for token in following)

    def tokens(self, span: TextSpan) -> Range:
        """The tokens of a stored span."""
        shift: int = 0 if span.part is TextPart.TITLE else self.doc._.text_start
        return self.reading.tokens(span.start + shift, span.end + shift)


def _is_number(noun: Token) -> bool:
    """ "Lee Park and *two colleagues*": more than the one who is named."""
    return noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "nummod" for child in noun.children)


def _contains(span: Span, mention: Span) -> bool:
    return bool(span.start <= mention.start and mention.end <= span.end)


def spokespeople(speakers: Speakers, found: Iterable[Reported]) -> tuple[Spokesperson, ...]:
    """One record for each person and organization, in order of their first words in the article.

    The evidence is the shortest that an attribution offers; one whose clause holds the tie goes before all others.
    """
    best: dict[tuple[str | None, str], tuple[tuple[int, int], Spokesperson]] = {}
    for reported in found:
        for source in reported.source[:1]:
            for tie in speakers.speaker(source).ties:
                if tie.person is None and reported.rule in _POSSESSED:
                    continue
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
    return (0 if tied else 1 if reported.cue else 2, end - start), record


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
