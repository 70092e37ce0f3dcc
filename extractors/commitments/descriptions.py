"""Whom a description means: who bears a title in the article, which two "both sides" are, which body has no name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.commitments.cues import BODY_NOUNS, STAFF_NOUNS
from extractors.commitments.phrase_names import PARTY_ADJECTIVES, entity_text
from extractors.commitments.scene import TITLE_FORMS, Name, Scene
from extractors.commitments.tree import Range, children, cue_of, listed, phrase, sentence
from extractors.entities.cues import PERSON_DESCRIPTIONS
from extractors.entities.references import described
from extractors.labels import PLACES
from models import Organization, Person

#: Titles and descriptions of one person; a "candidate" is any of several.
TITLES = (PERSON_DESCRIPTIONS - {"candidate"}) | {
    "ambassador", "commissioner", "congressman", "congresswoman", "councillor", "democrat", "developer", "frontrunner",
    "manager", "mogul", "nominee", "owner", "representative", "republican", "runner", "socialist", "superintendent",
    "treasurer", "tycoon",
}  # fmt: skip
OUTLET_NOUNS = frozenset({"broadcaster", "magazine", "network", "newspaper", "outlet", "paper", "publisher", "station"})
_GOVERNING = frozenset({"country", "government", "nation"})
_LOCAL = frozenset({"city", "county", "local", "municipal", "provincial", "regional", "state"})
_TWO = frozenset({"both", "two"})
_SIDES = frozenset({"company", "country", "firm", "government", "group", "nation", "party", "side"})
_BACK = 5  # sentences in which the two are looked for


def holder(scene: Scene, noun: Token) -> Name | None:
    """The one person whom the article gives the title that the noun stands for: "the Vermont senator".

    Of several whoever was named last; None: nobody bears it, or the noun's names are not theirs.
    """
    if noun.tag_ not in ("NN", "NNP") or not _is_definite(noun):
        return None
    title = cue_of(noun, TITLES) or (noun.lower_ if noun.lower_ in TITLES else None)
    if title is None:
        return None
    title = TITLE_FORMS.get(title, title)
    titled = {name.name for name, words in scene.titles if title in words}
    told = {word.lower_ for word in children(noun) if word.dep_ in ("compound", "nmod:poss", "amod")}
    told -= {word.lower_ for word in children(noun) if word.pos_ != "PROPN" or word.text in PARTY_ADJECTIVES}
    mentions = [name for name, _ in scene.titles if name.start < noun.i and name.name in titled]
    fitting = [name for name in mentions if not told or told & _words_of(scene, name)]
    return fitting[-1] if fitting else None


def _words_of(scene: Scene, name: Name) -> set[str]:
    """Every word of a title that the article gives the person, and of whom they stand for."""
    found = {word for other, words in scene.titles if other.name == name.name for word in words}
    return found | set(scene.affiliations.get(name.name, "").lower().split())


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that") for child in children(noun))


def both(scene: Scene, noun: Token) -> list[str]:
    """The two whom "both sides", "the two countries" stand for: the last pair that is named as such; []: none is."""
    if noun.tag_ not in ("NNS", "NNPS") or cue_of(noun, _SIDES) is None:
        return []
    if not any(child.lower_ in _TWO for child in children(noun)):
        return []
    countries = cue_of(noun, frozenset({"country", "government", "nation"})) is not None
    for start, end in _sentences_back(scene, noun):
        for position in range(min(end, noun.i) - 1, start - 1, -1):
            pair = _pair(scene, scene.doc[position], places_only=countries)
            if pair:
                return pair
    return []


def _pair(scene: Scene, token: Token, *, places_only: bool) -> list[str]:
    """The token and the one it is listed with, or with whom it does what it is subject of."""
    first = _party(scene, token, places_only=places_only)
    if first is None or token.dep_ == "conj":
        return []
    others = listed(token)[1:]
    if not others and token.dep_ in ("nsubj", "nsubj:pass"):
        others = [
            below
            for child in children(token.head)
            for below in (child, *children(child))
            if below.dep_ in ("obl", "nmod") and any(case.lower_ == "with" for case in children(below))
        ]
    names = [name for other in others if (name := _party(scene, other, places_only=places_only)) is not None]
    return [first, names[0]] if len(others) == len(names) == 1 and names[0] != first else []


def _party(scene: Scene, token: Token, *, places_only: bool) -> str | None:
    if token.ent_type_ in PLACES:
        name = scene.names.get(token.i)
        return name.name if name is not None else entity_text(token)
    name = scene.names.get(token.i)
    return None if name is None or name.is_person or (places_only and token.ent_type_ != "ORG") else name.name


def _sentences_back(scene: Scene, token: Token) -> Iterator[Range]:
    start, end = sentence(token)
    for _ in range(_BACK):
        yield start, end
        if start == 0:
            return
        start, end = sentence(scene.doc[start - 1])


def without_article(token: Token, words: Range) -> str:
    """The noun's words, without what only points to it, with the "of transport" of a ministry."""
    start = words[0]
    while start < words[1] - 1 and (token.doc[start].lower_ in ("the", "a", "an") or token.doc[start].pos_ == "ADP"):
        start += 1
    end = words[1]
    following = token.doc[end] if end < len(token.doc) else None
    if following is not None and following.lower_ in ("of", "for") and following.head.head.i == token.i:
        end = max(phrase(following.head)[1], following.head.i + 1)  # "ministry of transport"
    return token.doc[start:end].text


def is_told_apart(scene: Scene, noun: Token, name: str) -> bool:
    """Whether the noun's own words say that it is another than the one named: "the government of Costa Rica"."""
    told = [
        child
        for child in children(noun)
        if child.dep_ in ("nmod:poss", "nmod", "compound", "amod")
        and (child.pos_ == "PROPN" or child.ent_type_ == "NORP")
        and child.text not in PARTY_ADJECTIVES
        and (child.i < noun.i or any(case.lower_ == "of" for case in children(child)))
    ]
    known = f"{name} {scene.affiliations.get(name, '')}".lower()
    return bool(told) and not any(child.lower_[:4] in known for child in told)


def is_amount(token: Token) -> bool:
    """ "1.64 GW", "20 percent"."""
    return (
        token.i > 0
        and token.nbor(-1).like_num
        and token.nbor(-1).head.i == token.i
        and token.tag_ not in ("NNS", "NNPS")
    )


def is_imposed(subject: Token) -> bool:
    """ "A lockdown will be imposed": what is done to it, its announcer does; not so to people, nor by another."""
    by_others = any(child.dep_ == "obl:agent" for child in children(subject.head))
    return subject.dep_ == "nsubj:pass" and not by_others and subject.ent_type_ not in ("NORP", "PERSON")


def stands_for_voice(scene: Scene, token: Token, organization: str) -> bool:
    """ "The company" in the words of its spokesperson, "employees" in those of the employer."""
    definite = any(child.lower_ in ("the", "our", "its", "this") for child in children(token))
    if cue_of(token, STAFF_NOUNS) is not None:
        return not any(child.dep_ == "nmod" for child in children(token))
    body = cue_of(token, BODY_NOUNS)
    if not definite or body is None or token.lower_ != token.lemma_.lower():
        return False
    # "The team", "the city government" are not the country that a minister speaks for.
    whole = scene.kinds.get(organization) == "government" and body not in _GOVERNING
    part = body == "government" and any(child.lower_ in _LOCAL for child in children(token))
    return not (whole or part)


def whose_people(token: Token) -> Organization | Person | None:
    """The body that "campaign officials", "managers in the department" belong to, by the name the article gives it."""
    if token.tag_ != "NNS":
        return None
    for child in children(token):
        apart = any(below.dep_ in ("nmod:poss", "compound", "amod", "nmod") for below in children(child))
        if child.dep_ in ("compound", "nmod") and not apart and cue_of(child, BODY_NOUNS) is not None:
            return described(child)
    return None
