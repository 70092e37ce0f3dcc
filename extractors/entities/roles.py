"""Words for a person's part in an organization: "chief executive", "Commerce Secretary", "officials"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.entities.cues import PARTY_MEMBERS
from extractors.entities.evidence import is_role
from extractors.entities.names import begins_sentence
from extractors.entities.role_cues import ROLE_MODIFIERS, ROLE_PHRASES, ROLES, SUBORDINATE, VERB_ROLES
from extractors.labels import PLACES
from models import Capacity

_NO_SUBJECTS = PLACES | {"DATE", "PERSON"}


@dataclass(frozen=True, slots=True)
class Role:
    """The role words ``doc[start:end]``."""

    start: int
    end: int
    capacity: Capacity
    subject: tuple[str, ...]  #: what a minister or secretary is for: ("commerce",); () where it is not said


def roles_of(doc: Doc, people: Container[int], organizations: Container[int]) -> Iterator[Role]:
    """Every role in order. ``people`` and ``organizations`` are the tokens of names, which no role may take."""
    position = 0
    while position < len(doc):
        token = doc[position]
        named = position in people or position in organizations
        if named or not (is_role(token) or _leads_party(token)) or not _is_noun(token) or _modifies_noun(token):
            position += 1
            continue
        start, end = _edges(doc, position, people, organizations)
        words = [word.lower_ for word in doc[start:end]]
        yield Role(start, end, capacity_of(words), _subject(words, doc, end, organizations))
        position = end


def capacity_of(words: list[str]) -> Capacity:
    """In what capacity someone with this role speaks; its last phrase decides unless a word subordinates it."""
    phrase = " ".join(_singular(word) for word in words)
    capacity = next((kind for known, kind in ROLE_PHRASES.items() if phrase.endswith(known)), None)
    if capacity is None:
        last = next((word for word in reversed(phrase.split()) if word in ROLES), "")
        capacity = ROLES.get(last, Capacity.OFFICIAL)
    subordinate = any(word in SUBORDINATE for word in words[:-1])
    return Capacity.OFFICIAL if subordinate and capacity is Capacity.LEADER else capacity


def _edges(doc: Doc, position: int, people: Container[int], organizations: Container[int]) -> tuple[int, int]:
    start, end = position, position + 1
    while (
        start > 0
        and start - 1 not in people
        and start - 1 not in organizations
        and _is_part(doc[start - 1], doc[position])
    ):
        start -= 1
    if start > 1 and _begins_co(doc, start - 2):
        start -= 2
    while end < len(doc) and end not in people and (is_role(doc[end]) or _continues(doc, end)):
        end += 1
    return start, end


def _is_part(before: Token, role: Token) -> bool:
    """ "senior vice", "press", and before a capital role the subject it is for: "Commerce Secretary"."""
    word = before.lower_
    if begins_sentence(before) and not is_role(before) and word not in ROLE_MODIFIERS and before.pos_ != "PROPN":
        return False
    capital_subject = (
        before.is_title and role.is_title and before.pos_ in ("PROPN", "NOUN", "ADJ") and before.ent_type_ != "NORP"
    )
    return word in ROLE_MODIFIERS or is_role(before) or (capital_subject and before.ent_type_ not in _NO_SUBJECTS)


def _continues(doc: Doc, end: int) -> bool:
    """ "president and chief executive", "secretary general", "chief of staff", "chief financial officer"."""
    if doc[end - 1].lower_ == "chief" and doc[end].lower_ in ROLE_MODIFIERS and end + 1 < len(doc):
        return is_role(doc[end + 1])
    pair = f"{doc[end - 1].lower_} {doc[end].lower_}"
    if pair in ("secretary general", "attorney general", "director general", "chief of", "of staff", "of state"):
        return pair != "chief of" or (end + 1 < len(doc) and doc[end + 1].lower_ == "staff")
    if doc[end].text == "-" and end + 1 < len(doc) and doc[end + 1].lower_ in ("general", "elect"):
        return True
    if doc[end].lower_ in ("general", "elect") and doc[end - 1].text == "-":
        return True
    if doc[end].lower_ == "of" and doc[end - 1].lower_ == "secretary":
        return end + 1 < len(doc) and doc[end + 1].lower_ == "state"
    if _begins_co(doc, end) or (doc[end].text == "-" and _begins_co(doc, end - 1)):
        return True
    joined = doc[end].lower_ in ("and", "&") and end + 2 < len(doc)
    if joined and _begins_co(doc, end + 1):
        return True
    return joined and (is_role(doc[end + 1]) or (doc[end + 1].lower_ in ROLE_MODIFIERS and is_role(doc[end + 2])))


def _begins_co(doc: Doc, position: int) -> bool:
    """ "co-director", which the tokenizer takes apart."""
    words = doc[position : position + 3]
    return len(words) == 3 and words[0].lower_ in ("co", "vice") and words[1].text == "-" and is_role(words[2])


def _subject(words: list[str], doc: Doc, end: int, organizations: Container[int]) -> tuple[str, ...]:
    """ "Commerce Secretary" and "minister of mines and energy" say what they are for."""
    last = _singular(words[-1])
    if last not in ("minister", "secretary"):
        return ()
    before = tuple(word for word in words[:-1] if word not in ROLE_MODIFIERS)
    if before or end + 1 >= len(doc) or doc[end].lower_ not in ("of", "for") or end + 1 in organizations:
        return before
    after = []
    for token in doc[end + 1 : end + 7]:
        if token.pos_ in ("NOUN", "PROPN", "ADJ"):
            after.append(token.lower_)
        elif token.lower_ not in ("and", ",", "of", "the"):
            break
    return tuple(after[:1])


def _is_noun(token: Token) -> bool:
    """Taggers take "adviser" for a verb; only words that are verbs too need to be tagged as nouns."""
    if token.pos_ in ("VERB", "X") and _singular(token.lower_) not in VERB_ROLES:
        return True
    return token.pos_ in ("NOUN", "PROPN") or token.is_title or token.pos_ == "ADJ"


def _modifies_noun(token: Token) -> bool:
    """ "executive leadership team": the word describes what is no person."""
    head = token.head
    return (
        token.dep_ in ("compound", "amod")
        and 0 < head.i - token.i < 4
        and head.pos_ == "NOUN"
        and head.is_lower
        and not any(is_role(word) for word in token.doc[token.i + 1 : head.i + 1])
    )


def _leads_party(token: Token) -> bool:
    """ "the top Democrat on the Energy Committee", "its ranking Republican"."""
    if token.text not in PARTY_MEMBERS or token.i == 0 or token.i + 1 == len(token.doc):
        return False
    return token.nbor().lower_ == "on" or token.nbor(-1).lower_ in ("ranking", "top")


def is_many(token: Token) -> bool:
    """ "officers" are no one person."""
    return _singular(token.lower_) != token.lower_


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in ROLES else word
