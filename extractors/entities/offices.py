"""Which government or chamber an office belongs to: of a country, of a place in it, or the one that acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from extractors.entities.clusters import key
from extractors.entities.evidence import bare
from extractors.entities.gazetteer import read_places
from extractors.entities.mentions import POSSESSIVE, Mentions
from extractors.entities.role_cues import (
    CHAMBERS,
    PLACE_OFFICES,
    PRIVATE_ROLES,
    ROLE_MODIFIERS,
    STATE_OFFICES,
    UNION_OFFICES,
)
from extractors.entities.roles import Role
from extractors.labels import PLACES
from models import Capacity

Found = tuple[str, Span]  # the organization's name, and the words that name it
_NO_PLACES = frozenset({
    "acting", "conservative", "democratic", "deputy", "former", "labour", "liberal", "republican", "state", "then",
    "u.s.", "us", "vice",
})  # fmt: skip


class Offices:
    """Finds the governments and chambers of one Doc's offices."""

    def __init__(self, mentions: Mentions, forms: Sequence[Span]) -> None:
        self.mentions = mentions
        self.doc = mentions.doc
        self.forms = forms  #: the first mention of each form of an organization's name
        self._places = [bare(place) for place in self.doc.ents if place.label_ in PLACES]

    def chamber(self, role: Role) -> Found | None:
        """ "House Speaker", "Senate Majority Leader"."""
        first = self.doc[role.start]
        if first.text not in ("House", "Senate") or role.end - role.start < 2:
            return None
        own = next((span.id_ for span in self.forms if key(span.id_) == first.lower_), first.text)
        return own, self.doc[role.start : role.start + 1]

    def country(self, role: Role) -> Found | None:
        """ "Israeli Prime Minister", "Japan's foreign minister", "the foreign minister of Japan"."""
        word = self.doc[role.end - 1].lower_
        if role.capacity is Capacity.EXPERT or word in CHAMBERS or word.removesuffix("s") in PRIVATE_ROLES:
            return None
        if (
            self.mentions.text(role.start - 1) in POSSESSIVE
            and not self._is_office(role, STATE_OFFICES)
            and self.doc[role.end - 1].lower_ in ("chief", "leaders")
        ):
            return None
        position = role.start - 1
        while position > 0 and self.doc[position].text in POSSESSIVE:
            position -= 1
        for start, end in (*((position + 1 - length, position + 1) for length in (3, 2, 1)), *self._of_place(role)):
            country = read_places().country(self.doc[start:end].text) if 0 <= start < end else None
            if country is not None:
                return self._governed_by(country) or country, self.doc[start:end]
        return None

    def _of_place(self, role: Role) -> Iterator[tuple[int, int]]:
        """Where the words of "of the United States" stand, longest first, after an office of state; "for" anybody."""
        link = self.mentions.lower(role.end)
        if link == "for" or (link == "of" and self._is_office(role, STATE_OFFICES)):
            start = role.end + (2 if self.mentions.lower(role.end + 1) == "the" else 1)
            ends = [min(len(self.doc), start + length) for length in (3, 2, 1)]
            yield from ((start, end) for end in ends if not self._goes_on(end))  # "staff for Maine Republicans"

    def _goes_on(self, position: int) -> bool:
        return position < len(self.doc) and self.doc[position].pos_ in ("NOUN", "PROPN", "ADJ")

    def place(self, role: Role, person: Span | None) -> Found | None:
        """ "Indiana Gov.", "Northport's mayor", "the attorney general of Oklahoma": the government there."""
        office = self._is_office(role, PLACE_OFFICES)
        place = (self._place_within(role) or self._place_beside(role, person)) if office else None
        if place is None:
            return None
        governments = (span for span in self.forms if span.label_ == "government")
        own = next((span.id_ for span in governments if span.text.startswith(place.text)), place.text)
        return own, place

    def _place_within(self, role: Role) -> Span | None:
        """The capitals before the office that the role took in: "Northport Mayor"."""
        name = [token.lower_ for token in self.doc[role.start : role.end]]
        for length in range(1, len(name)):
            words = self.doc[role.start : role.start + length]
            if " ".join(name[length:]) in PLACE_OFFICES:
                unfit = _NO_PLACES | ROLE_MODIFIERS
                fit = all(token.is_title and token.lower_ not in unfit for token in words)
                return words if fit else None
        return None

    def _place_beside(self, role: Role, person: Span | None) -> Span | None:
        """The place that ends before the role, or begins after "of": "Governor Lee Park of Indiana"."""
        before = role.start - 1
        while before > 0 and self.doc[before].text in POSSESSIVE:
            before -= 1
        ends = [role.end, *([person.end] if person is not None and person.start == role.end else [])]
        after = [end + 1 for end in ends if self.mentions.lower(end) == "of"]
        fitting = (place for place in self._places if place.start in after or place.end - 1 == before)
        return next(fitting, None)

    def _is_office(self, role: Role, offices: frozenset[str]) -> bool:
        name = " ".join(token.lower_ for token in self.doc[role.start : role.end])
        return any(name == office or name.endswith(f" {office}") for office in offices)

    def government(self, role: Role, person: Span | None) -> Found | None:
        """ "President Moor" belongs to the Moor administration, else to the one government the article has acting."""
        name = " ".join(token.lower_ for token in self.doc[role.start : role.end])
        chambers = CHAMBERS.get(self.doc[role.end - 1].lower_, ())
        if chambers:
            if person is None:
                return None
            return next(((span.id_, span) for span in self.forms if key(span.id_) in chambers), None)
        if not self._is_office(role, STATE_OFFICES) or self.is_past(role):
            return None
        last = person.id_.split()[-1].lower() if person is not None else ""
        governments = [span for span in self.forms if span.label_ == "government" or _ends_as_government(span)]
        administrations = [span for span in governments if span.id_.endswith("administration")]
        own = [span for span in administrations if span.id_.lower().split("'")[0].split()[-1:] == [last]]
        own += [span for span in administrations if key(span.id_) == f"{last} administration"]
        seats = [span for span in self.forms if name == "president" and span.id_ == "White House"]
        states = [span for span in governments if self._is_state(span)]
        union = [span for span in states if self._is_office(role, UNION_OFFICES) and self._is_union(span)]
        for candidates in (own, seats, states, union, administrations):
            if len({span.id_ for span in candidates}) == 1:
                return candidates[0].id_, candidates[0]
        return None

    def _is_union(self, span: Span) -> bool:
        return read_places().country(span.text) == "United States" or read_places().country(span.id_) == "United States"

    def _is_state(self, span: Span) -> bool:
        """Whether it governs a country; presidents and foreign ministers are of no part of one."""
        words = span.id_.removesuffix("government").removesuffix("Government").strip()
        places = read_places()
        if words in places.regions:
            return False
        return _ends_as_government(span) or places.country(words) is not None

    def _governed_by(self, country: str) -> str | None:
        places = read_places()
        for span in self.forms:
            name = span.text.split("'")[0].removesuffix(" government").removesuffix(" Authority")
            if span.label_ == "government" and places.country(name) == country:
                return span.id_
        return next((token.text for token in self.doc if places.states.get(token.text) == country), None)

    def is_past(self, role: Role) -> bool:
        """A former president is in no government that only acts here."""
        return any(word.lower_ in ("ex", "former", "late") for word in self.doc[max(0, role.start - 2) : role.end])


def _ends_as_government(span: Span) -> bool:
    return span.id_.lower().endswith("government")
