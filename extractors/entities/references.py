"""What the words of a span refer to: the named entity in them, or the antecedent of a pronoun or description.

Usable on any Doc that ``organization_finder`` has processed. Resolution follows the classic preferences for
pronouns (Hobbs 1978; Lappin and Leass 1994), cut down to what news prose needs: the nearest sentence first, subjects
before the rest, and no answer where two candidates fit equally well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, Token

from extractors.entities.cues import DESCRIPTIONS, PERSON_DESCRIPTIONS
from extractors.entities.given_names import may_mean
from extractors.entities.mention_index import index_of
from extractors.labels import is_mention
from models import Organization, Person

SENTENCES_BACK = 4

_PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself", "i", "me", "my"})
_THING_PRONOUNS = frozenset(
    {"it", "its", "itself", "they", "them", "their", "themselves", "we", "us", "our", "ourselves"}
)
_DETERMINERS = frozenset({"the", "this", "that", "its", "their", "his", "her"})
_INSIDE_NAME_PHRASE = frozenset({"compound", "nmod:desc", "nmod:poss", "nmod", "flat", "appos", "amod", "conj"})


def entity_at(span: Span) -> Organization | Person | None:
    """The entity named in the span, or by words that contain it; None: it names nobody.

    The name at the span's head wins ("Meta spokesman Lee Park" is Park), then the one nearest to it in the parse.
    """
    mentions = index_of(span.doc).around(span.start, span.end)
    if not mentions:
        return None
    return record_of(min(mentions, key=lambda mention: (_distance(mention, span.root), mention.start)))


def resolve(span: Span) -> Organization | Person | None:
    """The entity the span stands for, by name, pronoun or definite description; None: open.

    A description that owns nothing and describes an unnamed person ("a spokesman for Acme") gives the organization,
    as ``entity_at`` does.
    """
    named = entity_at(span)
    if named is not None:
        return named
    head = span.root
    word = head.lower_
    if word in _PERSON_PRONOUNS:
        return _antecedent(head, lambda mention: _fits_person(mention) and may_mean(word, mention.id_))
    if word in _THING_PRONOUNS:
        return _nearer_description(head) or _antecedent(head, _fits_organization)
    if not any(token.lower_ in _DETERMINERS for token in span[: max(1, head.i - span.start)]):
        return None
    return described(head)


def described(noun: Token) -> Organization | Person | None:
    """The entity that a describing noun points back to: "agency", "spokesman"; None: open, or no such noun.

    A body whose own name has the word comes first, from anywhere before: "the administration" is the Alva
    administration rather than the nearest government.
    """
    word = noun.lower_ if noun.lower_ in DESCRIPTIONS or noun.lower_ in PERSON_DESCRIPTIONS else noun.lemma_.lower()
    if word in PERSON_DESCRIPTIONS:
        return _antecedent(noun, _fits_person)
    if word not in DESCRIPTIONS:
        return None
    kinds = DESCRIPTIONS[word]
    return (
        _namesake(noun, word)
        or _antecedent(noun, lambda mention: mention.label_ in kinds)
        or _antecedent(noun, _fits_unknown)
    )


def _nearer_description(pronoun: Token) -> Organization | None:
    """ "urging the company to submit its models": a description between the last name and the pronoun."""
    sentence = pronoun.sent
    for token in reversed(sentence.doc[sentence.start : pronoun.i]):
        if is_mention(token) or token.pos_ == "PROPN":
            return None
        if token.lower_ in DESCRIPTIONS and token.i > 0 and token.nbor(-1).lower_ in ("the", "this"):
            entity = described(token)
            return entity if isinstance(entity, Organization) else None
    return None


def _namesake(noun: Token, word: str) -> Organization | Person | None:
    """The nearest body before whose name has the describing word: "the department" and the Commerce Department."""
    named = index_of(noun.doc).last_named(word, noun.i)
    return record_of(named) if named is not None else None


def mentions_of(doc: Doc) -> list[Span]:
    """Every mention of an organization or person in order; ``id_`` is the name of its record."""
    return index_of(doc).mentions


def record_of(mention: Span) -> Organization | Person | None:
    """The record a mention belongs to; None: the mention is not one of ``mentions_of``."""
    return index_of(mention.doc).record(mention)


def _distance(mention: Span, root: Token) -> int:
    """Steps in the parse from the mention up to the span's head."""
    if mention.start <= root.i < mention.end:
        return 0
    token, steps = mention.root, 1
    while token.head.i != token.i and token.head.i != root.i and steps < 20:
        token, steps = token.head, steps + 1
    return steps


def _fits_person(mention: Span) -> bool:
    return mention.label_ == "PERSON"


def _fits_organization(mention: Span) -> bool:
    return mention.label_ != "PERSON"


def _fits_unknown(mention: Span) -> bool:
    return mention.label_ == ""


def _antecedent(anchor: Token, fits: Callable[[Span], bool]) -> Organization | Person | None:
    for tier in _tiers(anchor):
        fitting = [mention for mention in tier if fits(mention)]
        subjects = [mention for mention in fitting if _is_subject(mention)]
        for candidates in (subjects, fitting):
            if candidates:
                return _only(candidates)
    return None


def _tiers(anchor: Token) -> Iterator[list[Span]]:
    """The mentions before the anchor, by sentence: its own, the one before, and so on."""
    index = index_of(anchor.doc)
    sentence = anchor.sent
    for _ in range(SENTENCES_BACK):
        yield index.between(sentence.start, min(anchor.i, sentence.end))
        if sentence.start == 0:
            return
        sentence = anchor.doc[sentence.start - 1].sent


def _only(candidates: list[Span]) -> Organization | Person | None:
    """The one they all name, else the last unless it is listed with another ("Acme and Bolt ... it")."""
    last = candidates[-1]
    if len({candidate.id_ for candidate in candidates}) > 1:
        listed = last.root.dep_ == "conj" or any(child.dep_ == "conj" for child in last.root.children)
        if listed:
            return None
    return record_of(last)


def _is_subject(mention: Span) -> bool:
    """Whether it is a subject or a part of its name phrase: "Meta spokesman Lee Park said"."""
    token = mention.root
    for _ in range(5):
        if token.dep_ in ("nsubj", "nsubj:outer", "nsubj:pass"):
            return True
        if token.dep_ not in _INSIDE_NAME_PHRASE:
            return False
        token = token.head
    return False
