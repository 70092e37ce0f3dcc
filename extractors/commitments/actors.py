"""Who is to act: the words that stand for them, and the fullest name the article gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from extractors.commitments.cues import AGENT_NOUNS, FIRST_PERSONS, RELATIVES, THIRD_PERSONS
from extractors.commitments.scene import Name, Scene, Voice
from extractors.commitments.tree import Range, cue_of, listed, phrase
from extractors.entities.references import resolve
from models import Person, normalize_name


class ActorType(StrEnum):
    """What kind of words the actor was read from."""

    ORGANIZATION = "organization"
    PERSON = "person"
    SPEAKER = "speaker"  #: "we" and "I" of the one who speaks
    DESCRIPTION = "description"  #: a common noun for people or a body: "officials"
    OPEN = "open"  #: a pronoun that nothing resolves
    THING = "thing"  #: nobody who could act


@dataclass(frozen=True, slots=True)
class Actor:
    """One who is to act."""

    name: str
    words: Range
    type: ActorType
    organization: str | None = None  #: of a person, where the article ties them to one


def actors_of(scene: Scene, subject: Token | None, voice: Voice | None) -> list[Actor]:
    """Everyone whom the subject names; several where it is a list."""
    if subject is None:
        return []
    noun = _antecedent(subject)
    found = [_actor(scene, one, voice) for one in listed(noun)]
    return [actor for actor in found if actor is not None]


def _antecedent(subject: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if subject.lower_ not in RELATIVES:
        return subject
    clause = subject.head
    for _ in range(4):
        if clause.dep_ in ("acl:relcl", "acl"):
            return clause.head
        clause = clause.head
    return subject


def _actor(scene: Scene, token: Token, voice: Voice | None) -> Actor | None:
    word = token.lower_
    if word in FIRST_PERSONS:
        return _first_person(token, voice)
    if word in THIRD_PERSONS:
        return _third_person(scene, token, voice)
    words = phrase(token)
    named = next(_names_in(scene, token, words), None)
    if named is not None:
        return _named(scene, named, words)
    return _described(scene, token, words)


def _first_person(token: Token, voice: Voice | None) -> Actor:
    words = (token.i, token.i + 1)
    if voice is not None and voice.known:
        own = voice.person if token.lower_ == "i" else (voice.organization or voice.person)
        name = own or voice.organization or ""
        return Actor(name, words, ActorType.SPEAKER, voice.organization)
    return Actor(token.text, words, ActorType.OPEN)


def _third_person(scene: Scene, token: Token, voice: Voice | None) -> Actor:
    words = (token.i, token.i + 1)
    if voice is not None and not voice.quoted:
        own = voice.person if token.lower_ in ("he", "she") else voice.organization
        if own is not None and (token.lower_ != "they" or voice.person is None):
            return Actor(own, words, ActorType.SPEAKER, voice.organization)
    record = resolve(token.doc[token.i : token.i + 1])
    if record is None:
        return Actor(token.text, words, ActorType.OPEN)
    name, is_person = scene.record_name(record)
    kind = ActorType.PERSON if is_person else ActorType.ORGANIZATION
    return Actor(name, words, kind, scene.affiliations.get(name))


def _names_in(scene: Scene, token: Token, words: Range) -> Iterator[Name]:
    """The names that the phrase is about: at its head, beside it ("spokesman Lee Park"), or whose people it means."""
    if token.i in scene.names:
        yield scene.names[token.i]
    if not _is_agent(token):
        return
    beside = [child for child in token.children if child.dep_ in ("flat", "appos", "nmod:desc") and child.i > token.i]
    before = [token.doc[position] for position in range(token.i - 1, words[0] - 1, -1)]
    for child in [*beside, *before, *_members_of(token)]:
        name = scene.names.get(child.i)
        if name is not None and (not name.is_person or child in beside):
            yield name


def _members_of(token: Token) -> Iterator[Token]:
    """ "members of the council", "officials at the ministry"."""
    return (child for child in token.children if child.dep_ == "nmod" and child.i > token.i)


def _named(scene: Scene, named: Name, words: Range) -> Actor:
    start, end = min(words[0], named.start), max(words[1], named.end)
    kind = ActorType.PERSON if named.is_person else ActorType.ORGANIZATION
    return Actor(named.name, (start, end), kind, scene.affiliations.get(named.name) if named.is_person else None)


def _described(scene: Scene, token: Token, words: Range) -> Actor:
    if token.pos_ == "PROPN" and token.ent_type_ in ("ORG", "PERSON", "LOC", "NORP", "GPE"):
        entity = next((ent for ent in token.sent.ents if ent.start <= token.i < ent.end), None)
        name = entity.text if entity is not None else token.text
        person = token.ent_type_ == "PERSON"
        return Actor(name.removeprefix("the "), words, ActorType.PERSON if person else ActorType.ORGANIZATION)
    if not _is_agent(token):
        return Actor(token.text, words, ActorType.THING)
    record = resolve(token.doc[words[0] : words[1]])
    if record is not None:
        kind = ActorType.PERSON if isinstance(record, Person) else ActorType.ORGANIZATION
        return Actor(record.name, words, kind, scene.affiliations.get(record.name))
    start = words[0] + (token.doc[words[0]].pos_ == "DET" and words[1] - words[0] > 1)
    return Actor(token.doc[start : words[1]].text, words, ActorType.DESCRIPTION)


def _is_agent(token: Token) -> bool:
    return cue_of(token, AGENT_NOUNS) is not None


def is_voice(actor: Actor, voice: Voice) -> bool:
    """Whether the actor is the one who speaks, or whom the one who speaks stands for."""
    own = {normalize_name(name) for name in (voice.person, voice.organization) if name}
    return normalize_name(actor.name) in own or normalize_name(actor.organization or "-") in own
