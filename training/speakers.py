"""Noun phrases that speak or promise in news: names, roles, organizations, with the treebanks' annotation.

A role before a name is `nmod:desc` of the first name, a role after it `appos`; further names are `flat`.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from training.names import Names
from training.words import Sentence, Word, determiner, noun, preposition, proper, punct, root_of, shift, unspaced

ROLES = (
    "spokesperson", "spokesman", "spokeswoman", "director", "president", "minister", "analyst", "secretary", "lawyer",
    "researcher", "chair", "founder", "economist", "official", "executive", "professor",
)  # fmt: skip
TITLES = ("President", "Minister", "Senator", "Secretary", "Professor", "Judge")
BODIES = ("company", "ministry", "agency", "court", "union", "government", "bank", "regulator", "spokesman", "group")
FIELDS = ("Commerce", "Justice", "Health", "Finance", "Energy", "Trade", "Interior", "Treasury", "Education", "Home")
KINDS = {
    "pronoun": 12, "name": 18, "surname": 8, "org": 18, "role name": 14, "appos for": 12, "appos of": 8, "title": 6,
    "common": 8, "both": 5, "list": 9, "the body": 4, "department": 8, "chief": 6,
}  # fmt: skip
PRONOUNS = (("he", "Gender=Masc|Number=Sing"), ("she", "Gender=Fem|Number=Sing"), ("they", "Number=Plur"))


def short_organization(names: Names, rng: Random) -> str:
    """Draw an organization of one word."""
    while True:
        name = names.organization(rng, article=False)
        if name.isalpha():
            return name


def _pronoun(rng: Random) -> Sentence:
    form, feats = rng.choice(PRONOUNS)
    feats = f"Case=Nom|{feats}|Person=3|PronType=Prs"
    return (Word(form=form, lemma=form, upos="PRON", xpos="PRP", feats=feats, head=-1, deprel=""),)


def _listed(names: Names, rng: Random, count: int) -> Sentence:
    """Coordinate organizations: "A, B, C and D"; every later name is `conj` of the first."""
    serial = count > 2 and rng.random() < 0.5
    out: list[Word] = []
    for number in range(count):
        if number:
            last = number == count - 1
            here = len(out)
            if not last or serial:
                out[-1] = replace(out[-1], space=False)
                out.append(punct(",", here + (2 if last else 1)))
            if last:
                out.append(Word(form="and", lemma="and", upos="CCONJ", xpos="CC", head=len(out) + 1, deprel="cc"))
        at = len(out)
        out.append(proper(short_organization(names, rng), 0 if number else -1, "conj" if number else ""))
        if rng.random() < 0.2:
            second = rng.choice(["AI", "Labs", "Bank", "Motors", "Energy", "Airlines", "Media", "DeepMind", "Health"])
            out[-1] = replace(out[-1], head=at + 1, deprel="compound")
            out.append(proper(second, 0 if number else -1, "conj" if number else ""))
    first = root_of(out)
    return tuple(replace(word, head=first) if word.deprel == "conj" else word for word in out)


def _described(kind: str, names: Names, rng: Random) -> Sentence:
    """A person with a role after the name."""
    (first, _), last = names.person(rng), surname(names, rng)
    organization, role = short_organization(names, rng), rng.choice(ROLES)
    if kind == "appos of":
        return (
            proper(first, -1, ""), proper(last, 0, "flat", space=False), punct(",", 5),
            proper(organization, 5, "nmod:poss", space=False),
            Word(form="'s", lemma="'s", upos="PART", xpos="POS", head=3, deprel="case"), noun(role, 0, "appos"),
        )  # fmt: skip
    if kind == "chief":
        return (
            proper(first, -1, ""), proper(last, 0, "flat", space=False), punct(",", 4),
            Word(form="chief", lemma="chief", upos="ADJ", xpos="JJ", feats="Degree=Pos", head=4, deprel="amod"),
            noun(rng.choice(["executive", "economist", "scientist"]), 0, "appos"),
            preposition(rng.choice(["of", "at"]), 6), proper(organization, 4, "nmod"),
        )  # fmt: skip
    return (
        proper(first, -1, ""), proper(last, 0, "flat", space=False), punct(",", 4),
        determiner("an" if role[0] in "aeiou" else "a", 4), noun(role, 0, "appos"), preposition("for", 6),
        proper(organization, 4, "nmod"),
    )  # fmt: skip


def surname(names: Names, rng: Random) -> str:
    """Draw a last name of one word."""
    return names.person(rng)[1].split()[-1].split("-")[-1]


def speaker(names: Names, rng: Random, *, without: tuple[str, ...] = ()) -> Sentence:
    """Draw a noun phrase; its root has `head` -1."""
    kinds = {kind: weight for kind, weight in KINDS.items() if kind not in without}
    kind = rng.choices(list(kinds), list(kinds.values()))[0]
    phrase = _phrase(kind, names, rng)
    if names.clauses and rng.random() < 0.15 and kind in {"name", "org", "surname", "role name", "both", "department"}:
        relative = "who" if "name" in kind else "which"
        clauses = [clause for clause in rng.choices(names.clauses, k=20) if clause[0].form == relative]
        if clauses:
            return with_clause(phrase, clauses[0])
    return phrase


def with_clause(phrase: Sentence, clause: Sentence) -> Sentence:
    """Hang a relative clause on the head of a phrase: "OpenAI, which makes chips"."""
    head, at = root_of(phrase), len(phrase) + 1
    moved = shift(clause, at, head, "acl:relcl")
    return (*unspaced(phrase), punct(",", at + root_of(clause)), *moved)


def _phrase(kind: str, names: Names, rng: Random) -> Sentence:
    (first, _), last, organization = names.person(rng), surname(names, rng), short_organization(names, rng)
    if kind == "pronoun":
        return _pronoun(rng)
    if kind in {"both", "list"}:
        return _listed(names, rng, 2 if kind == "both" else rng.randint(3, 6))
    if kind.startswith(("appos", "chief")):
        return _described(kind, names, rng)
    simple: dict[str, Sentence] = {
        "name": (proper(first, -1, ""), proper(last, 0, "flat")),
        "surname": (proper(last, -1, ""),),
        "org": (proper(organization, -1, ""),),
        "title": (proper(rng.choice(TITLES), 1, "nmod:desc"), proper(first, -1, ""), proper(last, 1, "flat")),
        "common": (determiner("the", 1), noun(rng.choice(BODIES), -1, "")),
        "the body": (determiner("the", 2), proper(organization, 2, "compound"), noun(rng.choice(BODIES), -1, "")),
        "department": (
            determiner("the", 2), proper(rng.choice(FIELDS), 2, "compound"),
            proper(rng.choice(["Department", "Ministry", "Commission", "Committee", "Office"]), -1, ""),
        ),
        "role name": (
            proper(organization, 1, "compound"), noun(rng.choice(ROLES), 2, "nmod:desc"), proper(first, -1, ""),
            proper(last, 2, "flat"),
        ),
    }  # fmt: skip
    return simple[kind]
