"""Which names a noun phrase holds, and whose people its words mean."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.commitments.cues import AGENT_NOUNS
from extractors.commitments.scene import Name, Scene
from extractors.commitments.tree import SUBJECTS, Range, children, cue_of, own_subject, sentence
from extractors.entities.cues import PERSON_DESCRIPTIONS
from extractors.labels import PLACES

PARTY_ADJECTIVES = frozenset({"Democratic", "Labor", "Labour", "Republican"})  # as much of people as of the party


def names_in(scene: Scene, token: Token, words: Range) -> Iterator[Name]:
    """The names that the phrase is about: at its head, beside it ("spokesman Lee Park"), or whose people it means."""
    if token.i in scene.names:
        yield scene.names[token.i]
    if token.pos_ == "PROPN" and token.ent_type_ != "LAW":  # the Senate does not do what "the Senate Reform Act" does
        yield from (scene.names[i] for i in range(words[1] - 1, words[0] - 1, -1) if i in scene.names)
    if not is_agent(token):
        return
    beside = [child for child in children(token) if child.dep_ in ("flat", "appos", "nmod:desc") and child.i > token.i]
    before = [token.doc[position] for position in range(token.i - 1, words[0] - 1, -1)]
    for child in [*beside, *before, *_members_of(token)]:
        name = scene.names.get(child.i)
        of_party = child.text in PARTY_ADJECTIVES and cue_of(token, PERSON_DESCRIPTIONS) is not None
        if name is not None and (not name.is_person or child in beside) and not of_party:
            yield name


def person_behind(scene: Scene, named: Name) -> Name | None:
    """The person behind a body or place that opens their title: "Vermont Sen. Bernie Sanders"."""
    doc, position = scene.doc, named.end
    while not named.is_person and position < min(len(doc), named.end + 4) and doc[position].pos_ in ("PROPN", "NOUN"):
        name = scene.names.get(position)
        if name is not None:
            return name if name.is_person else None
        position += 1
    return None


def _members_of(token: Token) -> Iterator[Token]:
    """ "members of the council", "officials at the ministry"."""
    return (child for child in children(token) if child.dep_ == "nmod" and child.i > token.i)


def name_at(scene: Scene, token: Token) -> Name | None:
    """The name at the token, or the one it is a title of: "Gov. Mike Huckabee"."""
    for position in range(token.i, min(len(scene.doc), token.i + 5)):
        if position in scene.names:
            return scene.names[position]
        if scene.doc[position].ent_type_ in PLACES:
            return Name(position, position + 1, entity_text(scene.doc[position]), is_person=False)
        if scene.doc[position].pos_ not in ("PROPN", "NOUN", "ADJ", "DET"):
            return None
    return None


def subject_before(pronoun: Token) -> Token | None:
    """The subject of the sentence before, for a "they" that opens the next."""
    start = sentence(pronoun)[0]
    if start == 0 or any(pronoun.doc[i].dep_ in SUBJECTS for i in range(start, pronoun.i)):
        return None
    before = sentence(pronoun.doc[start - 1])
    root = next((pronoun.doc[i] for i in range(*before) if pronoun.doc[i].dep_ == "ROOT"), None)
    return own_subject(root) if root is not None else None


def is_agent(token: Token) -> bool:
    """Whether it is a common noun for people or a body."""
    return cue_of(token, AGENT_NOUNS | PERSON_DESCRIPTIONS) is not None


def entity_text(token: Token) -> str:
    """The words of the recognised entity that the token is part of."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end].text.strip()
