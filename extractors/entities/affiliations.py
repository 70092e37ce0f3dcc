"""Who belongs to which organization, and as what, as the words of one article say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractors.document import text_span
from extractors.entities.clusters import key
from extractors.entities.evidence import verb_forms
from extractors.entities.mentions import POSSESSIVE, Mentions
from extractors.entities.role_bodies import Bodies
from extractors.entities.role_cues import LEADING, WORKING
from extractors.entities.role_people import Holders
from extractors.entities.roles import Role, roles_of
from models import Capacity, TextSpan

_BELONGING = frozenset({"of", "from", "with", "at"})
_SUPPOSED = frozenset({"bare_role"})  #: ties that give way to one that the article states for the same person
_CAMPS = ("campaign", "administration", "camp")


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
        self.mentions = Mentions(doc)
        self.holders = Holders(self.mentions)
        self.bodies = Bodies(self.mentions)
        self.roles = [
            (role, self.holders.person(role))
            for role in roles_of(doc, self.mentions.people, self.mentions.organizations)
        ]

    def all(self) -> tuple[Affiliation, ...]:
        """The ties, each (person, organization) once; unnamed people once for each place."""
        stated = [*self._by_role(), *self._by_preposition(), *self._by_verb()]
        found = sorted([*stated, *self._by_holder(stated)], key=_position)
        sure = {tie.person for tie in found if tie.rule not in _SUPPOSED}
        return tuple(_distinct(tie for tie in found if tie.rule not in _SUPPOSED or tie.person not in sure))

    def _by_role(self) -> Iterator[Affiliation]:
        for role, person in self.roles:
            for organization, span, rule in self.bodies.of(role, person):
                yield self._tie(person, organization, span, role, rule)

    def _by_preposition(self) -> Iterator[Affiliation]:
        """ "Lauren Hill of Acme", "Lauren Hill, from the London-based Acme Institute"."""
        for person in self.mentions.all_people():
            owner = self.mentions.organizations.get(person.start - 2)
            if owner is not None and self.mentions.text(person.start - 1) in POSSESSIVE:  # "Acme's Lauren Hill"
                yield self._tie(person, owner.id_, owner, None, "name_of_organization")
            position = person.end
            if self.mentions.text(position) == ",":
                position += 1
            if self.mentions.text(position) not in _BELONGING:
                continue
            organization = self.mentions.organization_from(position + 1, 7)
            if organization is not None and self._stands_alone(organization):
                yield self._tie(person, organization.id_, organization, None, "name_of_organization")

    def _stands_alone(self, organization: Span) -> bool:
        """Not "of the Acme plant" or "at Acme's gate"."""
        after = organization.end
        if self.mentions.text(after) in POSSESSIVE:
            return False
        return after >= len(self.doc) or self.doc[after].pos_ != "NOUN"

    def _by_verb(self) -> Iterator[Affiliation]:
        """ "Lee Park, who leads Acme", "Lee Park runs Acme", "Acme, led by Lee Park", "who works at Acme"."""
        for token in self.doc:
            if token.pos_ != "VERB":
                continue
            forms = verb_forms(token)
            if forms & WORKING and self.mentions.lower(token.i + 1) in ("at", "for"):
                yield from self._active(token.i, token.i + 2, Capacity.OFFICIAL, "works_for_organization")
            elif forms & LEADING:
                yield from self._passive(token.i)
                yield from self._active(token.i, token.i + 1, Capacity.LEADER, "leads_organization")

    def _active(self, verb: int, start: int, capacity: Capacity, rule: str) -> Iterator[Affiliation]:
        organization = self.mentions.organization_from(start, 4)
        person = self._subject(verb)
        if person is not None and organization is not None and self._stands_alone(organization):
            yield self._tie(person, organization.id_, organization, None, rule, capacity)

    def _subject(self, verb: int) -> Span | None:
        """The person directly before the verb, or before ", who"."""
        before = verb - 1
        if self.mentions.lower(before) == "who":
            before -= 2 if self.mentions.text(before - 1) == "," else 1
        return self.mentions.people.get(before)

    def _passive(self, verb: int) -> Iterator[Affiliation]:
        """ "Acme, led by Lee Park": the organization right before, the person right after."""
        before = verb - 2 if self.mentions.text(verb - 1) == "," else verb - 1
        organization = self.mentions.organizations.get(before)
        person = self.mentions.people.get(verb + 2) if self.mentions.lower(verb + 1) == "by" else None
        if organization is not None and person is not None:
            yield self._tie(person, organization.id_, organization, None, "leads_organization", Capacity.LEADER)

    def _by_holder(self, stated: Iterable[Affiliation]) -> Iterator[Affiliation]:
        """ "President Moor's adviser Lee Park" is where Moor is; "Moor spokesman Lee Park" in the Moor campaign."""
        ties: dict[str | None, Affiliation] = {}
        for tie in stated:
            ties.setdefault(tie.person, tie)
        for role, person in self.roles:
            owned = self.mentions.text(role.start - 1) in POSSESSIVE
            holder = self.mentions.people.get(role.start - (2 if owned else 1))
            if holder is None or (person is not None and holder.id_ == person.id_):
                continue
            camp = self._camp(holder)
            if camp is not None:
                yield self._tie(person, camp.id_, camp, role, "camp_of_holder")
            elif owned and holder.id_ in ties and person is not None:
                yield self._tie(person, ties[holder.id_].organization, holder, role, "body_of_holder")

    def _camp(self, holder: Span) -> Span | None:
        last = holder.id_.split()[-1].lower()
        names = [f"{last} {kind}" for kind in _CAMPS]
        return next((span for span in self.bodies.spans if key(span.id_).removesuffix("'s") in names), None)

    def _stored(self, span: Span) -> TextSpan:
        return text_span(self.doc, span.start_char, span.end_char)

    def _tie(
        self,
        person: Span | None,
        organization: str,
        span: Span,
        role: Role | None,
        rule: str,
        capacity: Capacity = Capacity.OFFICIAL,
    ) -> Affiliation:
        if role is not None:
            capacity = role.capacity
        elif capacity is Capacity.OFFICIAL and span.label_ == "university":
            capacity = Capacity.EXPERT
        words = self.doc[role.start : role.end] if role else None
        return Affiliation(
            person=person.id_ if person is not None else None,
            person_span=self._stored(person) if person is not None else None,
            organization=organization,
            organization_span=self._stored(span),
            role=self._stored(words) if words is not None else None,
            capacity=capacity,
            rule=rule,
        )


def _distinct(ties: Iterable[Affiliation]) -> Iterator[Affiliation]:
    seen: set[tuple[str, str]] = set()
    for tie in ties:
        if tie.person is None or (tie.person, tie.organization) not in seen:
            seen.add((tie.person or "", tie.organization))
            yield tie


def _position(tie: Affiliation) -> tuple[str, int]:
    span = tie.role or tie.organization_span
    return ("" if span.part == "title" else "text", span.start)
