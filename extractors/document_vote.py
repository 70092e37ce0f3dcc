"""One name, one label: what the recognizer says of a name in one sentence is held against the rest of the document.

Method: one sense per discourse (Gale, Church and Yarowsky 1992), where it holds. Names have two in one document more
often than words do (Ford and Ford, Liverpool and Liverpool), and a recognizer that does not know a name errs on most
of its mentions, so that a plain majority does harm. The rules ask for a reason: a full name, a name in brackets.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.entities.gazetteer import country_names
from extractors.labels import PLACES

#: Labels of names. The others (DATE, MONEY, PERCENT) depend on the words around them, and MISC is a rest.
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW"})
WHERE_ONE_IS = PLACES | {"FAC"}
TAKEN_FOR_COUNTRIES = frozenset({"EVENT", "FAC", "ORG"})  # a person may be called Jordan

LONGEST = 12  # words of a name that is looked for again
CLEAR = 1.5  # a majority has this many times the votes of all other labels
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
TITLES = frozenset({"Dr", "Dr.", "Miss", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Prof.", "Professor", "Sir"})
POINTS_OF_COMPASS = frozenset({"central", "eastern", "northern", "southern", "western"})
WHERE = frozenset({"across", "around", "at", "in", "near", "outside"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.-]{0,8}[A-Z]\.?")
_SENTENCE_ENDS = frozenset({"!", "*", "-", "--", ".", "...", ":", ";", "?", "|", "–", "—", "•", "…"})
_OPENING_QUOTES = frozenset({'"', "“", "‘", "``"})
_OPENING = _OPENING_QUOTES | {"'", "(", "[", "’", "”"}
_JOINING = frozenset({"&", "-", "/", "‑"})

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A place where a name stands, without the words that do not tell it from others: "the", the possessive."""

    start: int
    end: int
    label: str
    words: Words

    @property
    def is_full_person(self) -> bool:
        return self.label == "PERSON" and len(self.words) > 1


class Page:
    """What the rules ask about the tokens of a Doc, read once."""

    def __init__(self, doc: Doc) -> None:
        self.words: list[str] = [token.text for token in doc]
        self.lower = frozenset(word for word in self.words if word.islower())
        self.opens = _sentence_starts(doc, self.words)
        self.shouted = [False] * len(doc)
        self.titled = [False] * len(doc)
        for start, end in _lines(self.words):
            self._read_line(start, end)
        found = [_name(self.words, ent.start, ent.end, ent.label_) for ent in doc.ents]
        self.names = [name for name in found if name.label in NAMES]
        self.fixed = _positions(name for name in found if name.label not in NAMES)

    def _read_line(self, start: int, end: int) -> None:
        long = [word for word in self.words[start:end] if word.isalpha() and len(word) > 3]
        shouted = len(long) > 1 and sum(map(str.isupper, long)) >= 0.7 * len(long)
        capitals = sum(word[0].isupper() for word in long)
        titled = len(long) > 2 and capitals >= 0.8 * len(long) and self.words[end - 1] != "."
        self.shouted[start:end] = [shouted] * (end - start)
        self.titled[start:end] = [titled] * (end - start)

    def at(self, position: int) -> str:
        """The token there; nothing before the first and after the last."""
        return self.words[position] if 0 <= position < len(self.words) else ""

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether the words are no beginning of a longer name: not the New York of "New York Times"."""
        joined = self.at(end) in _JOINING and _starts_name(self.at(end + 1))
        return not joined and (self.titled[start] or not _starts_name(self.at(end)))

    def stands_out(self, start: int, end: int) -> bool:
        """Whether a capital tells that the word is a name, and no part of a longer one."""
        capital = _starts_name(self.words[start]) and not self.opens[start] and not self.titled[start]
        return capital and self.stands_alone(start, end) and not _starts_name(self.at(start - 1))


def _lines(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for position, word in enumerate(words):
        if word.isspace() and "\n" in word:
            yield start, position
            start = position + 1
    yield start, len(words)


def _sentence_starts(doc: Doc, words: Sequence[str]) -> list[bool]:
    """For each token whether its capital says nothing: a sentence starts there, or what follows a mark does."""
    parsed = doc.has_annotation("SENT_START")
    starts, opens = [], True
    for token, word in zip(doc, words, strict=True):
        opens = opens or (parsed and bool(token.is_sent_start))
        starts.append(opens)
        opens = (opens and (word in _OPENING or word.isspace())) or "\n" in word
        opens = opens or word in _SENTENCE_ENDS or word in _OPENING_QUOTES
    return starts


def _starts_name(word: str) -> bool:
    return word[:1].isupper()


def _positions(names: Iterable[Name]) -> frozenset[int]:
    return frozenset(position for name in names for position in range(name.start, name.end))


def _name(words: Sequence[str], start: int, end: int, label: str) -> Name:
    first, last = start, end
    if words[first] in {"the", "The", "THE"} and last - first > 1:
        first += 1
    if words[last - 1] in POSSESSIVES and last - first > 1:
        last -= 1
    return Name(start, end, label, tuple(words[first:last]))


def _votes(names: Iterable[Name]) -> dict[Words, Counter[str]]:
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    for name in names:
        votes[name.words][name.label] += 1
    return votes


def _relabelled(name: Name, label: str | None, page: Page) -> Name:
    """The name with the label, unless the word before tells otherwise: "Mr Ford", "in Washington"."""
    before = page.at(name.start - 1)
    titled = name.label == "PERSON" and before in TITLES
    placed = label == "PERSON" and name.label in WHERE_ONE_IS and before.lower() in WHERE
    return name if label is None or titled or placed else replace(name, label=label)


def acronyms(names: list[Name], page: Page) -> list[Name]:
    """Give an acronym that stands in brackets after a name the label of that name, and mark it wherever it occurs.

    After Schwartz and Hearst (2003), narrower: the acronym is made of the first letters of the words.
    """
    meant: dict[Words, str] = {}
    for name in names:
        if acronym := _introduced(name, page):
            meant.setdefault((acronym,), name.label)
    known = [_as_introduced(name, meant.get(name.words)) for name in names]
    return _with_marked(known, meant, page, page.stands_alone)


def _introduced(name: Name, page: Page) -> str:
    """FTC of "Federal Trade Commission (FTC)", else nothing."""
    opening, acronym, closing = (page.at(name.end + step) for step in range(3))
    if opening != "(" or closing not in {")", ",", ";"} or name.label in {"PERSON", "NORP"}:
        return ""
    return acronym if _ACRONYM.fullmatch(acronym) and _abbreviates(acronym, name.words) else ""


def _abbreviates(acronym: str, words: Words) -> bool:
    """Whether these are the first letters of the words, those of small words ("of the") counted or not."""
    initials = [part[0] for word in words for part in word.split("-") if part[:1].isalpha()]
    letters = "".join(filter(str.isalpha, acronym)).upper()
    return letters in {"".join(filter(str.isupper, initials)), "".join(initials).upper()}


def _as_introduced(name: Name, label: str | None) -> Name:
    """A party read as a place by its long name is more often right by its short one: DMK, TRS in en-worldwide."""
    body_for_place = name.label == "ORG" and label in WHERE_ONE_IS
    return name if label is None or body_for_place else replace(name, label=label)


def places(names: list[Name], page: Page) -> list[Name]:  # noqa: ARG001  # a rule takes both
    """Make a place GPE or LOC throughout, whichever most of its mentions are; the first one's where they are even.

    Governed or not, a place is the same throughout: no name in training/own is both.
    """
    winners = {words: votes.most_common(1)[0][0] for words, votes in _votes(_of_places(names)).items()}
    return [replace(name, label=winners[name.words]) if name.label in PLACES else name for name in names]


def _of_places(names: list[Name]) -> list[Name]:
    return [name for name in names if name.label in PLACES]


def countries(names: list[Name], page: Page) -> list[Name]:  # noqa: ARG001  # a rule takes both
    """Make a country a place wherever it is taken for a body, a building or an event: Turkey, "northern Syria".

    Who acts in a country's name is not the recognizer's question.
    """
    return [replace(name, label="GPE") if _is_country(name) else name for name in names]


def _is_country(name: Name) -> bool:
    first = 1 if len(name.words) > 1 and name.words[0].lower() in POINTS_OF_COMPASS else 0
    return name.label in TAKEN_FOR_COUNTRIES and " ".join(name.words[first:]) in country_names()


def surnames(names: list[Name], page: Page) -> list[Name]:
    """Make a surname alone a person where the document has the full name, unless a company or place has it too.

    It has when a longer name holds the word, when the word stands before the person is introduced (a headline's "Dell
    raises forecast", before Michael Dell), and when more mentions say so than say person. Peoples keep their names.
    """
    full: dict[str, list[int]] = defaultdict(list)
    alone: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.is_full_person and not name.words[-1].isupper():
            full[name.words[-1]].append(name.start)
        if len(name.words) == 1:
            alone[name.words[0]].append(name)
    longer = {word for name in names if name.label != "PERSON" and len(name.words) > 1 for word in name.words}
    people = {(word,) for word, starts in full.items() if word not in longer and _is_surname(starts, alone[word])}
    return [
        _relabelled(name, "PERSON", page) if name.words in people and name.label != "NORP" else name for name in names
    ]


def _is_surname(starts: Sequence[int], alone: Sequence[Name]) -> bool:
    others = [name for name in alone if name.label != "PERSON"]
    introduced = all(name.start > starts[0] for name in others)
    return introduced and len(starts) + len(alone) >= 2 * len(others)


def headlines(names: list[Name], page: Page) -> list[Name]:
    """Give a name in a line of capitals the label it has in ordinary spelling: META that of Meta.

    Not that of a person to a company, which may bear the founder's name.
    """
    spelled: dict[Words, set[str]] = defaultdict(set)
    for name in names:
        if not page.shouted[name.start]:
            spelled[tuple(map(str.upper, name.words))].add(name.label)
    labels = {words: next(iter(known)) for words, known in spelled.items() if len(known) == 1}
    return [_as_spelled(name, labels.get(name.words)) if page.shouted[name.start] else name for name in names]


def _as_spelled(name: Name, label: str | None) -> Name:
    return name if label is None or (name.label, label) == ("ORG", "PERSON") else replace(name, label=label)


def majority(names: list[Name], page: Page) -> list[Name]:
    """Make a name what three fifths of its mentions are.

    Surnames are left alone, and a body among places: Liverpool are a club there, too. With a weak recognizer it does as
    much harm as good; with `accurate` it pays.
    """
    surnames_of = {name.words[-1:] for name in names if name.is_full_person}
    winners = {words: _clear(votes) for words, votes in _votes(names).items() if words not in surnames_of}
    return [_by_majority(name, winners.get(name.words), page) for name in names]


def _by_majority(name: Name, label: str | None, page: Page) -> Name:
    body_for_place = name.label == "ORG" and label in WHERE_ONE_IS
    return name if body_for_place else _relabelled(name, label, page)


def _clear(votes: Counter[str]) -> str | None:
    label, most = votes.most_common(1)[0]
    return label if most >= CLEAR * (votes.total() - most) else None


def repeats(names: list[Name], page: Page) -> list[Name]:
    """Mark the words of a name that is found twice or more, always with one label, where they stand unmarked.

    A single word must be written as a name there, and the document must not have it in lower case. A surname's full
    names count for it.
    """
    votes = _votes(names)
    for name in names:
        surname = name.words[-1:]
        if name.is_full_person and surname in votes:
            votes[surname]["PERSON"] += 1
    sure = {words: next(iter(found)) for words, found in votes.items() if len(found) == 1 and found.total() > 1}
    long = {words: label for words, label in sure.items() if 1 < len(words) <= LONGEST and _starts_name(words[0])}
    short = {words: label for words, label in sure.items() if len(words) < 2 and _is_proper(words[0], page)}
    return _with_marked(_with_marked(names, long, page, page.stands_alone), short, page, page.stands_out)


def _is_proper(word: str, page: Page) -> bool:
    return len(word) > 1 and word.lower() not in page.lower


def _with_marked(
    names: list[Name], wanted: Mapping[Words, str], page: Page, fits: Callable[[int, int], bool]
) -> list[Name]:
    """The names, and the unmarked places of the wanted words; of two that overlap the first, then the longest."""
    lengths: dict[str, list[int]] = defaultdict(list)
    for length, word in sorted({(len(words), words[0]) for words in wanted}, reverse=True):
        lengths[word].append(length)
    taken = page.fixed | _positions(names)
    found, position = list(names), 0
    while position < len(page.words):
        end = position + 1
        for length in lengths.get(page.words[position], ()):
            place = range(position, position + length)
            words = tuple(page.words[place.start : place.stop])
            if words in wanted and taken.isdisjoint(place) and fits(place.start, place.stop):
                found.append(Name(place.start, place.stop, wanted[words], words))
                end = place.stop
                break
        position = end
    return sorted(found, key=lambda name: name.start)


RULES: dict[str, Callable[[list[Name], Page], list[Name]]] = {
    rule.__name__: rule for rule in (acronyms, countries, places, surnames, headlines, majority, repeats)
}


@Language.factory(
    "document_vote",
    assigns=["doc.ents"],
    requires=["doc.ents"],
    default_config={"rules": ["acronyms", "countries", "places", "surnames", "headlines", "majority", "repeats"]},
)
def make_document_vote(nlp: Language, name: str, rules: list[str]) -> DocumentVote:  # noqa: ARG001  # spaCy passes both
    """A component that makes the names of a document consistent; ``rules`` are keys of RULES, in order."""
    return DocumentVote(rules)


class DocumentVote:
    """Rewrites ``doc.ents``: labels change, names are added, none is removed or gets other borders.

    Takes time in proportion to the document's length, and looks at one document only. Raises KeyError for an unknown
    rule.
    """

    def __init__(self, rules: Sequence[str]) -> None:
        self.rules = [RULES[rule] for rule in rules]

    def __call__(self, doc: Doc) -> Doc:
        """Apply the rules; entities that they leave alone stay the very spans they were."""
        page = Page(doc)
        names = page.names
        for rule in self.rules:
            names = rule(names, page)
        if names != page.names:
            before = {(ent.start, ent.end, ent.label_): ent for ent in doc.ents}
            spans = [
                before.get((name.start, name.end, name.label)) or Span(doc, name.start, name.end, label=name.label)
                for name in names
            ]
            spans += [ent for ent in before.values() if ent.label_ not in NAMES]
            doc.ents = tuple(sorted(spans, key=lambda span: span.start))
        return doc
