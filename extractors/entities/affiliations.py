"""Who belongs to which organization, and as what, as the words of one article say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractors.document import text_span
from extractors.entities.clusters import key
from extractors.entities.cues import CHAMBERS, STATE_OFFICES
from extractors.entities.gazetteer import read_places
from extractors.entities.references import described, resolve
from extractors.entities.roles import Role, roles_of
from models import Capacity, Organization, TextSpan

_LINKS = frozenset({"of", "for", "at", "with", "from", "in", "on", "to"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
REACH = 9  # tokens between a role and its organization: "head of the energy practice at the Alpine Institute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """A person, named or not, of an organization."""

    person: str | None  #: fullest name; None: unnamed ("a Meta spokesperson")
    person_span: TextSpan | None
    organization: str  #: fullest form the article uses
    organization_span: TextSpan
    role: TextSpan | None  #: None: not stated ("Lauren Hill of Acme")
    capacity: Capacity
    rule: str


def affiliations(doc: Doc) -> tuple[Affiliation, ...]:
    """Every tie of a person to an organization that the words state, in order; the first statement of each tie."""
    return Affiliations(doc).all()


class Affiliations:
    """Reads the ties of one Doc. Needs ``organization_finder``."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.organizations = _by_token(doc, "organizations")
        self.people = _by_token(doc, "people")

    def all(self) -> tuple[Affiliation, ...]:
        """The ties, each (person, organization) once; unnamed people once for each place."""
        seen: set[tuple[str, str]] = set()
        ties: list[Affiliation] = []
        for tie in sorted([*self._by_role(), *self._by_preposition()], key=_position):
            if tie.person is None or (tie.person, tie.organization) not in seen:
                seen.add((tie.person or "", tie.organization))
                ties.append(tie)
        return tuple(ties)

    def _by_role(self) -> Iterator[Affiliation]:
        for role in roles_of(self.doc, self.people, self.organizations):
            person = self._person(role)
            for organization, span, rule in self._organizations(role, person):
                yield self._tie(person, organization, span, role, rule)

    def _by_preposition(self) -> Iterator[Affiliation]:
        """ "Lauren Hill of Acme", "Lauren Hill, from the Acme Institute"."""
        for person in _distinct(self.people):
            position = person.end
            if self._text(position) == ",":
                position += 1
            if self._text(position) not in ("of", "from", "with", "at"):
                continue
            organization = self._organization_from(position + 1, 3)
            if organization is not None:
                yield self._tie(person, organization.id_, organization, None, "name_of_organization")

    def _person(self, role: Role) -> Span | None:
        """The named person who has the role: after it, or before it and a comma, or as subject of "is"."""
        return self._person_after(role) or self._person_before(role) or self._person_is(role)

    def _person_after(self, role: Role) -> Span | None:
        """ "spokesman Lt. Lee Park", "the chief executive, Lee Park", "the head of its research centre, Lee Park"."""
        position = role.end
        if self._is_definite(role):
            comma = next((index for index in range(position, position + REACH) if self._text(index) == ","), None)
            if comma is not None and not self._has_verb(position, comma):
                return self._person_from(comma + 1) or self._person_from(position)
        return self._person_from(position)

    def _person_from(self, position: int) -> Span | None:
        """The person here, or after the capitals of a title: "Rear Admiral Lee Park"."""
        for _ in range(3):
            if position in self.people:
                return self.people[position]
            if not self._text(position)[:1].isupper() or position in self.organizations:
                return None
            position += 1
        return None

    def _has_verb(self, start: int, end: int) -> bool:
        return any(token.pos_ in ("VERB", "AUX") for token in self.doc[start:end])

    def _person_before(self, role: Role) -> Span | None:
        """ "Lee Park, a senior spokesman", "Lee Park (R-Ohio), who is chairman"."""
        position = role.start - 1
        comma = None
        while position >= 0 and role.start - position < REACH + 3:
            token = self.doc[position]
            if position in self.people:
                return self.people[position] if comma == position + 1 else None
            if token.text == ",":
                if comma is not None and token.text != ")":
                    return None
                comma = position
            elif token.text == ")":
                position = self._before_bracket(position)
                comma = position + 1 if comma == token.i + 1 else comma
                continue
            elif (token.pos_ in ("VERB", "PUNCT") and token.text != "-") or token.is_space:
                return None
            position -= 1
        return None

    def _before_bracket(self, position: int) -> int:
        for back in range(position, max(-1, position - 8), -1):
            if self.doc[back].text == "(":
                return back - 1
        return position - 1

    def _person_is(self, role: Role) -> Span | None:
        """ "Lee Park is the chairman"."""
        position = role.start - 1
        while position >= 0 and role.start - position < 6:
            if self.doc[position].lower_ in ("is", "was", "became", "remains"):
                return self.people.get(position - 1)
            position -= 1
        return None

    def _is_definite(self, role: Role) -> bool:
        before = self._text(role.start - 1).lower()
        return before in _POSSESSIVE or before in ("the", "its", "their") or (role.start - 1) in self.organizations

    def _organizations(self, role: Role, person: Span | None) -> Iterator[tuple[str, Span, str]]:
        """The organization the role is in, by the first way that gives one."""
        ways = (
            (self._before(role), "organization_role"),
            (self._after(role, person), "role_of_organization"),
            (self._in_role(role), "role_names_department"),
            (self._country(role), "people_of_country"),
            (self._described(role), "described_organization"),
            (self._office(role, person), "office_of_government"),
        )
        for found, rule in ways:
            if found is not None:
                yield *found, rule
                return

    def _before(self, role: Role) -> tuple[str, Span] | None:
        """ "Acme spokesman", "Acme's veteran chief executive"."""
        position = role.start - 1
        for _ in range(4):
            if position in self.organizations:
                span = self.organizations[position]
                return span.id_, span
            token = self.doc[position] if position >= 0 else None
            if (
                token is None
                or not (token.text in _POSSESSIVE or token.pos_ in ("ADJ", "NOUN", "ADV"))
                or token.is_space
            ):
                return None
            position -= 1
        return None

    def _after(self, role: Role, person: Span | None) -> tuple[str, Span] | None:
        """ "director of the Institute", "head of research at Acme", "Lee Park, director, Acme Securities"."""
        text = self._text(role.end)
        appositive = text == "," and person is not None and person.end <= role.start
        if text not in _LINKS and not appositive:
            return None
        span = self._organization_from(role.end + 1, 2 if appositive else REACH)
        return (span.id_, span) if span is not None else None

    def _in_role(self, role: Role) -> tuple[str, Span] | None:
        """ "Commerce Secretary": the department of that name, where the article names it."""
        subject = [word for word in role.subject if word not in ("state", "prime", "vice", "deputy")]
        if not subject:
            return None
        for span in _distinct(self.organizations):
            words = key(span.id_).split()
            if words[-1] in ("department", "ministry") and all(word in words for word in subject):
                return span.id_, span
        return None

    def _country(self, role: Role) -> tuple[str, Span] | None:
        """ "Israeli Prime Minister", "Japan's foreign minister": the government, as the article names it."""
        if role.capacity is Capacity.EXPERT or self.doc[role.end - 1].lower_ in CHAMBERS:
            return None
        position = role.start - 1
        while position > 0 and self.doc[position].text in _POSSESSIVE:
            position -= 1
        for length in (3, 2, 1):
            start = position - length + 1
            if start < 0:
                continue
            span = self.doc[start : position + 1]
            country = read_places().country(span.text)
            if country is not None:
                return self._government(country) or country, span
        return None

    def _described(self, role: Role) -> tuple[str, Span] | None:
        """ "its chief executive", "the company's spokesman", "a bureau spokesman", "a spokesman for the ministry"."""
        before, after = role.start - 1, role.end
        if self._text(before).lower() in ("its", "their"):
            return self._resolved(before, before + 1)
        if self._text(before) in _POSSESSIVE and self._text(before - 2).lower() == "the":
            return self._resolved(before - 2, before)
        if self._text(after) in _LINKS and self._text(after + 1).lower() == "the":
            return self._resolved(after + 1, after + 3)
        if before >= 0 and self.doc[before].pos_ == "NOUN":
            entity = described(self.doc[before])
            return (entity.name, self.doc[before : before + 1]) if isinstance(entity, Organization) else None
        return None

    def _resolved(self, start: int, end: int) -> tuple[str, Span] | None:
        span = self.doc[start:end]
        entity = resolve(span) if len(span) else None
        return (entity.name, span) if isinstance(entity, Organization) else None

    def _office(self, role: Role, person: Span | None) -> tuple[str, Span] | None:
        """ "President Moor" belongs to the Moor administration, else to the one government the article has acting."""
        name = " ".join(token.lower_ for token in self.doc[role.start : role.end])
        chambers = CHAMBERS.get(self.doc[role.end - 1].lower_, ())
        spans = _distinct(self.organizations)
        if chambers:
            return next(((span.id_, span) for span in spans if key(span.id_) in chambers), None)
        if not any(name.endswith(office) for office in STATE_OFFICES):
            return None
        last = person.id_.split()[-1] if person is not None else ""
        own = [
            span for span in spans if span.label_ == "government" and key(span.id_) == f"{last.lower()} administration"
        ]
        seats = [span for span in spans if name == "president" and span.id_ == "White House"]
        states = [span for span in spans if span.label_ == "government" and self._is_state(span)]
        for candidates in (own, seats, states):
            if len({span.id_ for span in candidates}) == 1:
                return candidates[0].id_, candidates[0]
        return None

    def _is_state(self, span: Span) -> bool:
        words = span.id_.removesuffix("government").removesuffix("Government").strip()
        return span.id_.lower().endswith("government") or read_places().country(words) is not None

    def _government(self, country: str) -> str | None:
        places = read_places()
        for span in _distinct(self.organizations):
            if (
                span.label_ == "government"
                and places.country(span.text.split("'")[0].removesuffix(" government")) == country
            ):
                return span.id_
        return next((token.text for token in self.doc if places.states.get(token.text) == country), None)

    def _organization_from(self, start: int, reach: int) -> Span | None:
        """The first organization within reach that no verb, comma or person comes before."""
        for position in range(start, min(len(self.doc), start + reach)):
            if position in self.organizations:
                return self.organizations[position]
            token = self.doc[position]
            if token.text in ("-", "–"):
                continue
            if token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ") or position in self.people or token.is_space:
                return None
        return None

    def _text(self, position: int) -> str:
        return self.doc[position].text if 0 <= position < len(self.doc) else ""

    def _tie(self, person: Span | None, organization: str, span: Span, role: Role | None, rule: str) -> Affiliation:
        kind = span.label_
        words = self.doc[role.start : role.end] if role else None
        return Affiliation(
            person=person.id_ if person is not None else None,
            person_span=_stored(person) if person is not None else None,
            organization=organization,
            organization_span=_stored(span),
            role=_stored(words) if words is not None else None,
            capacity=role.capacity if role else (Capacity.EXPERT if kind == "university" else Capacity.OFFICIAL),
            rule=rule,
        )


def _by_token(doc: Doc, group: str) -> dict[int, Span]:
    mentions = doc.spans.get(group, [])
    return {position: span for span in mentions for position in range(span.start, span.end)}


def _distinct(by_token: dict[int, Span]) -> list[Span]:
    return [span for position, span in sorted(by_token.items()) if position == span.start]


def _stored(span: Span) -> TextSpan:
    return text_span(span.doc, span.start_char, span.end_char)


def _position(tie: Affiliation) -> tuple[str, int]:
    span = tie.role or tie.organization_span
    return ("" if span.part == "title" else "text", span.start)
