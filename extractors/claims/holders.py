"""Whether somebody holds what a cue without reported words says: "praised the plan", "wants to sell".

A verb of speech with a clause or a quotation says for itself that somebody spoke. Other cues are claims only where
a person, a body or a document is their source, where the text states them as a fact, and where their object is
something to hold a view on.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractors.claims.cues import (
    ACTED_VERBS,
    COMPLEMENT_VERBS,
    DOCUMENT_NOUNS,
    HOLDER_ENDINGS,
    HOLDER_WORKS,
    HOLDERS,
    NO_HOLDERS,
    RELATIVE_PRONOUNS,
    SIDING_VERBS,
)
from extractors.claims.reading import Range, Reading, Reported, children, verb_forms
from extractors.entities.cues import DESCRIPTIONS, PERSON_DESCRIPTIONS
from extractors.entities.evidence import is_role
from extractors.labels import AMOUNTS, is_mention

_OBJECT_RULES = frozenset({"speech_object", "stance_object"})
_HELD_RULES = _OBJECT_RULES | {
    "attitude_adjective", "attitude_clause", "intention_infinitive", "loose_that", "passive_agent", "stance_oblique",
    "that_clause",
}  # fmt: skip
_SOURCED_RULES = _HELD_RULES | {"quoted", "speech_clause"}
_STATED_RULES = frozenset({"evidence_clause", "intention_infinitive"})
_HEARD_RULES = frozenset({"speech_clause", "stance_oblique"})  # "was told that ...", "asked about the plan, she ..."
_NAMELESS_LABELS = AMOUNTS | {"DATE", "EVENT", "PRODUCT"}
_NOBODY = frozenset({"everything", "nothing", "something", "that", "there", "these", "this", "what", "you"})
_UNREAL = frozenset({"can", "could", "may", "might", "should", "to"})
_UNREAL_BEFORE_GERUND = frozenset({"about", "against", "for", "from", "of", "than", "while", "without"})
_HAVE = frozenset({"'d", "'s", "'ve", "had", "has", "have", "having", "’d", "’s", "’ve"})
_SAME = frozenset({"appos", "flat"})
_PERSONS = frozenset({"her", "him", "it", "me", "one", "them", "us", "you"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp"})
_COMPLEMENTS = frozenset({"advcl", "ccomp", "obl", "xcomp"})
_HIGHEST = 4  # verbs from one in a list up to the first
_LONGEST_NAME = 4  # tokens of an object that may be no more than somebody's name


def is_held(reading: Reading, reported: Reported) -> bool:
    """Whether the attribution is a claim, as the module's words tell; other rules than those are not asked."""
    verb = reading.doc[reported.verb]
    if reported.rule in _SOURCED_RULES and not reported.source:
        return reported.rule in _HEARD_RULES and _is_undergone(verb)
    if reported.rule in _STATED_RULES and not _is_stated(verb):
        return False
    if reported.rule not in _HELD_RULES:
        return True
    if not all(can_hold(reading.doc, source) for source in reported.source):
        return False
    if reported.rule == "that_clause":
        return reading.doc[reported.source[0][0]].lower_ != "it"  # "it dawned on Lee Park that ..."
    if reported.rule == "passive_agent":
        start, end = reported.content[0]
        return reading.doc[start:end].root.pos_ != "PRON"
    if reported.rule not in _OBJECT_RULES:
        return True
    return _is_quoting(reading, reported) or (_is_stated(verb) and _is_subject_matter(reading, reported, verb))


def _is_undergone(verb: Token) -> bool:
    """ "was told that ...", "*asked whether* the branch would close, Lee Park said ...": whoever spoke is not named."""
    participle = verb.tag_ == "VBN" and verb.dep_ == "advcl"
    return participle or any(child.dep_ == "aux:pass" for child in verb.children)


def _is_quoting(reading: Reading, reported: Reported) -> bool:
    """ "called the plan 'reckless'": a quotation, were it of one word, that the cue does not stand in."""
    own = reading.quote_at[reported.verb]
    return any(
        reading.quote_at[position] not in (-1, own) for start, end in reported.content for position in range(start, end)
    )


def antecedent(doc: Doc, source: Range) -> Range:
    """What a relative pronoun stands for: the noun it follows, or the name before an apposition; else itself."""
    pronoun = doc[source[0]]
    if source[1] - source[0] != 1 or pronoun.lower_ not in RELATIVE_PRONOUNS:
        return source
    clause = pronoun.head
    for _ in range(3):
        if clause.dep_ == "acl:relcl":
            noun = clause.head.head if clause.head.dep_ == "appos" else clause.head
            return (noun.left_edge.i, pronoun.i) if noun.left_edge.i < pronoun.i else source
        clause = clause.head
    return source


def can_hold(doc: Doc, source: Range) -> bool:
    """Whether the source is somebody: a name, a pronoun for persons, a word for people, bodies or documents."""
    if doc[source[0]].lower_ == "who":
        return True
    start, end = antecedent(doc, source)
    head = doc[start:end].root
    if head.pos_ == "PROPN" or is_mention(head):
        return head.ent_type_ not in _NAMELESS_LABELS
    if any(child.ent_type_ == "PERSON" and child.dep_ in _SAME for child in head.rights):
        return True
    if head.pos_ == "PRON":
        return head.lower_ not in _NOBODY
    if head.pos_ in ("ADJ", "DET", "NUM"):
        return head.lower_ not in _NOBODY
    misread = head.is_title and not head.is_sent_start  # a name that the tagger took for a noun
    return head.pos_ == "NOUN" and (misread or _is_holder(head))


def _is_holder(noun: Token) -> bool:
    forms = verb_forms(noun)
    if forms & NO_HOLDERS:
        return False
    known = HOLDERS | HOLDER_WORKS | DOCUMENT_NOUNS | PERSON_DESCRIPTIONS
    return bool(forms & known) or any(form in DESCRIPTIONS for form in forms) or is_role(noun) or _is_agentive(forms)


def _is_agentive(forms: frozenset[str]) -> bool:
    """ "demonstrators", "economists": the ending makes the noun a person."""
    return any(form.endswith(HOLDER_ENDINGS) for form in forms)


def _is_stated(verb: Token) -> bool:
    """Whether the text says that it happened: not "to defend it", "could praise it", "a site called Acme"."""
    for _ in range(_HIGHEST):
        words = {child.lower_ for child in children(verb, ("aux", "case", "mark"))}
        if verb.tag_ == "VB" and words:
            return not words & _UNREAL
        if verb.tag_ == "VBG":
            return not words & _UNREAL_BEFORE_GERUND and verb.dep_ != "xcomp"
        if verb.tag_ == "VBN" and not words & _HAVE and _is_passive(verb):
            return any(child.dep_ == "obl:agent" for child in verb.children)
        if verb.tag_ != "VB":
            return True
        if verb.dep_ != "conj":
            return False
        verb = verb.head
    return False


def _is_passive(verb: Token) -> bool:
    return verb.dep_ == "acl" or any(child.dep_ == "aux:pass" for child in verb.children)


def _is_subject_matter(reading: Reading, reported: Reported, verb: Token) -> bool:
    """Whether the object is something one can hold a view on, or the verb says what is held of it."""
    forms = verb_forms(verb)
    if forms & ACTED_VERBS:
        return False
    start, end = reported.content[0]
    head = reading.doc[start:end].root
    completed = _is_completed(verb, reported)
    if forms & COMPLEMENT_VERBS:
        return completed
    if head.lower_.endswith(("self", "selves")):
        return False
    if forms & SIDING_VERBS and head.pos_ != "PRON":
        return True
    return completed or not _is_somebody(head, start, end)


def _is_completed(verb: Token, reported: Reported) -> bool:
    """ "called the plan *a mistake*", "blamed Acme *for the delay*"."""
    start, end = reported.content[0][0], reported.content[-1][1]
    inside = [child for child in verb.rights if start <= child.i < end]
    objects = [child for child in inside if child.dep_ in ("iobj", "obj")]
    described = any(
        word.dep_ in ("acl", "amod") and word.tag_ in ("JJ", "VBN") for child in objects for word in child.rights
    )
    return described or len(objects) > 1 or any(child.dep_ in _COMPLEMENTS for child in inside)


def _is_somebody(head: Token, start: int, end: int) -> bool:
    """ "it", "Lee Park", "the wing player": nobody says anything about them."""
    if any(child.dep_ in _CLAUSES for child in head.children):
        return False
    if head.pos_ == "PRON":
        return head.lower_ in _PERSONS or end - start == 1
    named = head.ent_type_ == "PERSON" or is_role(head) or _is_agentive(verb_forms(head))
    return named and end - start <= _LONGEST_NAME
