"""Who holds a role: the named person after it, before it, or as subject of "is"."""

from __future__ import annotations

from spacy.tokens import Span

from extractors.entities.mentions import LINKS, POSSESSIVE, REACH, Mentions, ends_phrase
from extractors.entities.roles import Role, is_many

_BEING = frozenset({"is", "was", "became", "remains"})
_PHRASE = frozenset({"NOUN", "ADJ", "CCONJ", "ADP"})


class Holders:
    """Finds the holders of one Doc's roles."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.doc = mentions.doc

    def person(self, role: Role) -> Span | None:
        """The person named as the role's holder; None: unnamed."""
        return self._after(role) or self._before(role) or self._is(role)

    def _after(self, role: Role) -> Span | None:
        """ "spokesman Lt. Lee Park", "the chief executive, Lee Park", "the head of its research centre, Lee Park"."""
        if self._is_definite(role) and not is_many(self.doc[role.end - 1]):  # "police officers, Lee Park said"
            comma = self._comma_after(role.end)
            if comma is not None:
                return self._person_from(comma + 1) or self._person_from(role.end)
        return self._person_from(role.end) or self._after_subject(role) or self._between_commas(role)

    def _comma_after(self, start: int) -> int | None:
        """The comma that ends the role's phrase; None where a verb comes first."""
        for position in range(start, min(len(self.doc), start + REACH)):
            if self.doc[position].text == ",":
                return position
            if self.doc[position].pos_ in ("VERB", "AUX"):
                return None
        return None

    def _after_subject(self, role: Role) -> Span | None:
        """ "minister of mines and energy Lee Park"."""
        if self.mentions.lower(role.end) not in ("of", "for"):
            return None
        for position in range(role.end + 1, min(len(self.doc), role.end + 7)):
            if position in self.mentions.people:
                return self.mentions.people[position] if position > role.end + 1 else None
            if self.doc[position].pos_ not in _PHRASE or position in self.mentions.organizations:
                return None
        return None

    def _between_commas(self, role: Role) -> Span | None:
        """ "Minister of Trade, Lee Park, said", "Ambassador to the Harbour, Lee Park, said"."""
        if not self.doc[role.start].is_title or self.mentions.lower(role.end) not in LINKS:
            return None
        comma = self._comma_after(role.end)
        person = self.mentions.people.get(comma + 1) if comma is not None else None
        return person if person is not None and self.mentions.text(person.end) == "," else None

    def _person_from(self, position: int) -> Span | None:
        """The person here, or after the capitals of a title: "Rear Admiral Lee Park"."""
        for _ in range(3):
            if position in self.mentions.people:
                return self.mentions.people[position]
            if not self.mentions.text(position)[:1].isupper() or position in self.mentions.organizations:
                return None
            position += 1
        return None

    def _before(self, role: Role) -> Span | None:
        """ "Lee Park, a senior spokesman", "Lee Park (R-Ohio), who is chairman"."""
        position = role.start - 1
        comma = None
        while position >= 0 and role.start - position < REACH + 3:
            token = self.doc[position]
            if position in self.mentions.people:
                return self.mentions.people[position] if comma == position + 1 else None
            if token.text == ",":
                if comma is not None:
                    return None
                comma = position
            elif token.lower_ == "as" and position - 1 in self.mentions.people:  # "named Lee Park as its chief"
                return self.mentions.people[position - 1]
            elif token.like_num and comma == position + 1 and self.mentions.text(position - 1) == ",":  # his age
                comma = None
            elif token.text == ")":
                position = self.mentions.before_bracket(position)
                comma = position + 1 if comma == token.i + 1 else comma
                continue
            elif token.pos_ not in ("AUX", "SCONJ") and ends_phrase(token):
                return None
            position -= 1
        return None

    def _is(self, role: Role) -> Span | None:
        """ "Lee Park is the chairman"."""
        position = role.start - 1
        while position >= 0 and role.start - position < 6:
            if self.doc[position].lower_ in _BEING:
                return self.mentions.people.get(position - 1)
            if self.doc[position].pos_ in ("VERB", "AUX"):  # "Lee Park is elected president", "was to be chief"
                return None
            position -= 1
        return None

    def _is_definite(self, role: Role) -> bool:
        before = role.start - 1
        while before >= 0 and role.start - before < 3 and self.doc[before].pos_ == "ADJ":
            before -= 1
        if self.mentions.text(before) == ")":
            before = self.mentions.before_bracket(before)
        text = self.mentions.lower(before)
        return text in POSSESSIVE or text in ("the", "its", "their") or before in self.mentions.organizations
