"""One Doc with everything the rules need to know about it: who is named where, and whose words stand where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from extractors.claims.cues import SPEECH_VERBS
from extractors.claims.reading import Reading
from extractors.commitments.tree import Range, children, cue_of, own_subject, sentence, subject_of
from extractors.entities.given_names import may_mean
from models import Claim, Organization, Person, TemporalExpression, TextPart, TextSpan

#: Titles as they are shortened, and others that mean the same.
TITLE_FORMS = {
    "amb.": "ambassador", "gov.": "governor", "pres.": "president", "rep.": "representative", "sen.": "senator",
    "congressman": "representative", "congresswoman": "representative", "front": "runner",
}  # fmt: skip
_BEFORE_NAME = 5  # tokens of a title: "former Prime Minister and party leader"
_LEADS_ON = 500  # characters from one quotation of a speaker to the next


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity at a place in the Doc."""

    start: int
    end: int
    name: str  #: of its record
    is_person: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a stretch of text reports."""

    person: str | None
    organization: str | None
    quoted: bool
    cue: str  #: base form of the verb of speaking, "" where the text has none

    @property
    def known(self) -> bool:
        return self.person is not None or self.organization is not None


class Scene:
    """What the rules ask of a Doc again and again. Findings that earlier components left out count as none."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.reading = Reading(doc)
        self._starts = [token.idx for token in doc]

    @cached_property
    def names(self) -> dict[int, Name]:
        """Each token of a name of an organization or person, and the name."""
        found: dict[int, Name] = {}
        for group in ("organizations", "people"):
            for span in self.doc.spans.get(group, ()):
                name = Name(span.start, span.end, span.id_, span.label_ == "PERSON")
                found.update(dict.fromkeys(range(span.start, span.end), name))
        return found

    @cached_property
    def outlets(self) -> frozenset[int]:
        """The tokens of names of news outlets."""
        spans = [span for span in self.doc.spans.get("organizations", ()) if span.label_ == "outlet"]
        return frozenset(i for span in spans for i in range(span.start, span.end))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each organization that is named, by its record's name."""
        return {span.id_: span.label_ for span in self.doc.spans.get("organizations", ())}

    @cached_property
    def short_names(self) -> dict[str, Name]:
        """First and last words of names, as long as they are of one record only: "Fortress" for "Fortress Group"."""
        found: dict[str, Name] = {}
        shared: set[str] = set()
        for name in self.names.values():
            words = self.doc[name.start : name.end]
            for word in {words[0].text, words[-1].text}:
                if found.setdefault(word, name).name != name.name:
                    shared.add(word)
        return {word: name for word, name in found.items() if word not in shared}

    @cached_property
    def titles(self) -> list[tuple[Name, set[str]]]:
        """Each mention of a person, and the words of the titles it stands with."""
        people = {name.start: name for name in self.names.values() if name.is_person}
        return [
            (name, _title_words(self.doc[name.start : name.end].root, (name.start, name.end)))
            for _, name in sorted(people.items())
        ]

    @cached_property
    def dates(self) -> list[tuple[Range, TemporalExpression]]:
        """The temporal expressions and their tokens, in order."""
        return [(self.tokens(date.span), date) for date in self.doc._.dates]

    @cached_property
    def dated(self) -> frozenset[int]:
        """The tokens of temporal expressions."""
        return frozenset(i for (start, end), _ in self.dates for i in range(start, end))

    @cached_property
    def affiliations(self) -> dict[str, str]:
        """The first organization that each person is tied to."""
        ties: dict[str, str] = {}
        for spokesperson in self.doc._.spokespeople:
            if spokesperson.person is not None:
                ties.setdefault(spokesperson.person, spokesperson.organization)
        return ties

    @cached_property
    def _claim_at(self) -> list[Claim | None]:
        """For each token the narrowest claim it is content of."""
        at: list[Claim | None] = [None] * len(self.doc)
        pieces = [(self.tokens(span), claim) for claim in self.doc._.claims for span in claim.content]
        for (start, end), claim in sorted(pieces, key=lambda piece: piece[0][0] - piece[0][1]):
            at[start:end] = [claim] * (end - start)
        return at

    def tokens(self, span: TextSpan) -> Range:
        """The tokens that a stored span touches."""
        shift: int = 0 if span.part is TextPart.TITLE else self.doc._.text_start
        return bisect_right(self._starts, span.start + shift) - 1, bisect_left(self._starts, span.end + shift)

    def claim_at(self, position: int) -> Claim | None:
        """The narrowest claim whose content holds the token."""
        return self._claim_at[position]

    def voice(self, position: int) -> Voice | None:
        """Whose words the token belongs to; None: the reporter's own."""
        claim = self._claim_at[position]
        quoted = self.reading.quote_at[position] >= 0
        if claim is not None:
            cue = claim.cue[0] if claim.cue else None
            word = self.doc[self.tokens(cue)[0]] if cue is not None else None
            return Voice(claim.speaker, claim.organization, quoted, (cue_of(word, SPEECH_VERBS) or "") if word else "")
        voice = self._parsed_voice(position, quoted) or self._spoken_before(position, quoted)
        return voice or (Voice(None, None, True, "") if quoted else None)

    def _parsed_voice(self, position: int, quoted: bool) -> Voice | None:
        """The subject of the verb of speaking above the token, where no claim was made of it."""
        for verb, subject in self._speaking_above(self.doc[position]):
            return self._voice_of(verb, subject, quoted)
        return None

    def _spoken_before(self, position: int, quoted: bool) -> Voice | None:
        """The verb of speaking to the left in the sentence, for a clause that a wrong parse cut off from it."""
        if self.doc[position].lower_ != "would":
            return None
        low = max(sentence(self.doc[position])[0], position - 15)
        for before in range(position - 1, low - 1, -1):
            token = self.doc[before]
            cue = cue_of(token, SPEECH_VERBS) if token.tag_ in ("VBD", "VBN") else None
            if cue is not None:
                return self._voice_of(cue, own_subject(token), quoted)
        return None

    def _voice_of(self, verb: str, subject: Token | None, quoted: bool) -> Voice:
        name = self.names.get(subject.i) if subject is not None else None
        person = name.name if name and name.is_person else None
        organization = name.name if name and not name.is_person else self.affiliations.get(person or "")
        return Voice(person, organization, quoted, verb)

    def reporter(self, token: Token) -> Token | None:
        """The subject of the nearest verb of speaking above the token; None: there is no such verb, or nobody is."""
        return next((subject for _, subject in self._speaking_above(token)), None)

    def _speaking_above(self, token: Token) -> Iterator[tuple[str, Token | None]]:
        for _ in range(8):
            if token.head.i == token.i:
                return
            above = token.head
            cue = cue_of(above, SPEECH_VERBS) if token.dep_ in ("ccomp", "parataxis") else None
            if cue is not None:
                yield cue, subject_of(above)
            token = above

    def speaker_before(self, position: int) -> Voice | None:
        """Whose earlier words lead on to those at the token: of "he added", whoever was said to have spoken before."""
        claim = self._claim_at[position]
        if claim is not None and claim.source and claim.source[0].text.lower() in ("i", "we"):
            own = claim.source[0]  # "We have said that we will not", he said
            around = (one for one in self.doc._.claims for part in one.content if part.start <= own.start < part.end)
            claim = next(around, None)
        if claim is None or not claim.source or claim.source[0].text.lower() not in ("he", "she"):
            return None
        start = claim.content[0].start
        known = [one for one in self.doc._.claims if one.speaker and 0 < start - one.content[0].start < _LEADS_ON]
        last = max(known, key=lambda one: int(one.content[0].start), default=None)
        fits = last is not None and last.speaker is not None and may_mean(claim.source[0].text.lower(), last.speaker)
        return Voice(last.speaker, last.organization, True, "") if last is not None and fits else None

    def record_name(self, record: Organization | Person) -> tuple[str, bool]:
        """The record's name, and whether it is a person's."""
        return record.name, isinstance(record, Person)


def _title_words(noun: Token, name: Range) -> set[str]:
    """The words of titles before a person's name and in the apposition behind it, abbreviations written out."""
    doc, found = noun.doc, set()
    low = max(sentence(noun)[0], name[0] - _BEFORE_NAME)
    for position in range(name[0] - 1, low - 1, -1):
        word = doc[position]
        if word.pos_ not in ("PROPN", "NOUN", "ADJ", "ADP", "PART", "PUNCT") or word.text in (",", ";", ":", "(", '"'):
            break
        found.add(word.lower_)
    for child in children(noun):
        if child.dep_ == "nmod" and child.i >= name[1]:
            found.add(child.lower_)  # "Marco Rubio of Florida"
        if child.dep_ == "appos" and child.i >= name[1]:
            found |= {word.lower_ for word in (child, *children(child)) if word.pos_ in ("NOUN", "PROPN", "ADJ")}
    return {TITLE_FORMS.get(word, word) for word in found}
