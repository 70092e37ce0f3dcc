"""Whom a candidate binds: its subject, whoever gives the promise, or whoever announces what will be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.commitments.actors import Actor, ActorType, actor_beside, actors_of, is_voice
from extractors.commitments.candidates import Candidate
from extractors.commitments.clauses import owner_of
from extractors.commitments.cues import FIRST_PERSONS, OWNERS, PROMISE_NOUNS, PROMISE_VERBS, THIRD_PERSONS
from extractors.commitments.descriptions import is_amount, without_article
from extractors.commitments.scene import Name, Scene, Voice
from extractors.commitments.tree import SUBJECTS, children, cue_of, is_under, phrase, sentence, subject_of

FIRM = 2.0  # log-odds from which a verb is one of promising
_SENTENCES_BACK = 3
_LISTED = 4  # acts up a list
_OF_SOMEONE = frozenset({
    "agree", "decide", "decline", "intend", "offer", "opt", "pledge", "promise", "refuse", "threaten", "volunteer",
    "vow",
})  # fmt: skip
_GRANTING = frozenset({"admit", "allow", "compensate", "pay", "permit", "refund", "reimburse"})
_NAMELESS = frozenset({ActorType.THING, ActorType.OPEN})


def actors_for(scene: Scene, candidate: Candidate, voice: Voice | None) -> list[Actor]:
    """Those whom the subject names, or who promise; where it names a thing, whoever stands beside the verb."""
    actors = actors_of(scene, _subject(candidate), voice)
    if candidate.family != "modal" and all(actor.type is ActorType.THING for actor in actors):
        promise = candidate.family == "verb" and candidate.weight >= FIRM
        beside = actor_beside(scene, scene.doc[candidate.trigger[0]], promise=promise)
        actors = [beside] if beside is not None else actors
    promisor = _promisor(candidate, actors, voice)
    return [promisor] if promisor is not None else actors


def bound(scene: Scene, candidate: Candidate, actors: list[Actor], voice: Voice | None) -> list[Actor]:
    """Of the actors those who can bind themselves; where none can, whoever announces the act; []: nobody is named."""
    granting = _who_grants(scene, candidate)
    if granting:
        return granting
    able = [actor for actor in actors if actor.name and actor.type not in _NAMELESS]
    if able:
        return able
    if candidate.subject is not None and candidate.subject.lower_ in FIRST_PERSONS:
        speaking = scene.speaker_before(candidate.anchor.i)
        return [one for one in actors_of(scene, candidate.subject, speaking) if one.type not in _NAMELESS]
    named = _whoever_vows(scene, candidate)
    announcer = named or _announcer(scene, candidate, actors, voice)
    return [announcer] if announcer is not None else []


def _who_grants(scene: Scene, candidate: Candidate) -> list[Actor]:
    """Who says that somebody "will be allowed to": it is theirs to allow; []: nobody else says so, or they act."""
    subject = candidate.subject
    if candidate.family != "modal" or subject is None or subject.dep_ != "nsubj:pass" or subject.head.tag_ != "VBN":
        return []
    reporter = scene.reporter(candidate.anchor) if cue_of(subject.head, _GRANTING) is not None else None
    if reporter is None or reporter.lower_ in THIRD_PERSONS | FIRST_PERSONS:
        return []
    return [actor for actor in actors_of(scene, reporter, None) if actor.type not in _NAMELESS]


def _whoever_vows(scene: Scene, candidate: Candidate) -> Actor | None:
    """ "Donors agreed to": only someone can agree or vow, whatever the noun; None: it points back to another name."""
    noun = candidate.subject
    if candidate.family != "verb" or candidate.cue not in _OF_SOMEONE or noun is None or noun.pos_ != "NOUN":
        return None
    if noun.dep_ != "nsubj" or noun.i in scene.dated or is_amount(noun):
        return None
    if noun.head.i != candidate.anchor.i and noun.tag_ != "NNS":
        return None
    if noun.tag_ == "NN" and not any(child.dep_ in ("amod", "compound", "nmod") for child in children(noun)):
        return None
    words = phrase(noun)
    return Actor(without_article(noun, words), words, ActorType.DESCRIPTION)


def _subject(candidate: Candidate) -> Token | None:
    """The subject; of what a promise is about, whoever gives it: "his vow that Britain would leave"."""
    subject, act = candidate.subject, candidate.head
    for _ in range(_LISTED):
        act = act.head if act.dep_ == "conj" else act
    noun = act.head
    if subject is None or act.dep_ not in ("acl", "ccomp", "acl:relcl") or not noun.tag_.startswith("N"):
        return subject
    if candidate.family != "noun":
        return subject
    owner = owner_of(noun)[0]
    if owner is not None and is_under(owner, act):
        owner = None
    if owner is not None and cue_of(noun, PROMISE_NOUNS) is not None:
        return owner
    if subject.lower_ in THIRD_PERSONS and subject.i > noun.i:
        return owner or subject_of(noun.head) or subject
    return subject


def _promisor(candidate: Candidate, actors: list[Actor], voice: Voice | None) -> Actor | None:
    """Who vows that something or somebody will do it; None: the actor speaks for itself, or it is no vow."""
    if voice is None or voice.quoted or voice.cue not in PROMISE_VERBS or candidate.family != "modal":
        return None
    name = voice.organization or voice.person
    if name is None or not actors or any(is_voice(actor, voice) for actor in actors):
        return None
    return Actor(voice.person or name, actors[0].words, ActorType.SPEAKER, voice.organization)


def _announcer(scene: Scene, candidate: Candidate, actors: list[Actor], voice: Voice | None) -> Actor | None:
    """Whose thing it is, whose words they are, or which body was spoken of last."""
    position = candidate.subject.i if candidate.subject is not None else candidate.trigger[0]
    words = actors[0].words if actors else (position, position + 1)
    word = scene.doc[position].lower_
    if word in ("i", "we", "you", "he", "she", "they", "who"):
        return None
    owners = _owners(candidate.subject) if candidate.subject is not None else []
    owned = [actor for owner in owners for actor in actors_of(scene, owner, voice) if actor.type not in _NAMELESS]
    if owned:
        return owned[0]
    possessor = _possessor(scene, candidate.subject)
    if possessor is not None:
        kind = ActorType.PERSON if possessor.is_person else ActorType.ORGANIZATION
        return Actor(possessor.name, words, kind, scene.affiliations.get(possessor.name))
    if voice is not None and voice.known and not _is_outlet(scene, voice):
        name = voice.organization or voice.person or ""
        return Actor(name, words, ActorType.ANNOUNCER, voice.organization)
    said_to_be = voice is not None and not voice.known and candidate.family in ("modal", "state")
    reporter = scene.reporter(candidate.anchor) if said_to_be else None
    told = [one for one in actors_of(scene, reporter, None) if one.type not in _NAMELESS] if reporter else []
    if told:
        return replace(told[0], words=words, type=ActorType.ANNOUNCER)
    body = next(_spoken_of(scene, candidate.trigger[0]), None)
    return Actor(body, words, ActorType.ANNOUNCER) if body is not None else None


def _owners(subject: Token) -> list[Token]:
    """ "His" in "his plan" and in "details of his plan"."""
    nouns = [subject, *(child for child in children(subject) if child.dep_ == "nmod" and child.i > subject.i)]
    return [child for noun in nouns for child in children(noun) if child.lower_ in OWNERS]


def _is_outlet(scene: Scene, voice: Voice) -> bool:
    """Whether nobody but a news outlet tells it: what it reports of others, it does not do."""
    outlets = {scene.names[position].name for position in scene.outlets if position in scene.names}
    return voice.person is None and voice.organization in outlets and not voice.quoted


def _possessor(scene: Scene, subject: Token | None) -> Name | None:
    """ "Nissan's new saloon will ...", "a plan by the ministry will ..."."""
    if subject is None:
        return None
    low, high = subject.left_edge.i, min(subject.right_edge.i + 1, subject.i + 12)
    for position in range(max(low, subject.i - 12), high):
        token = scene.doc[position]
        owns = token.dep_ in ("nmod:poss", "nmod", "compound", "flat") and is_under(token, subject, 3)
        if position in scene.names and owns and token.ent_type_ != "LAW":
            return scene.names[position]
    return None


def _spoken_of(scene: Scene, position: int) -> Iterator[str]:
    """The organizations named before, those that are subjects first, sentence by sentence."""
    doc, end = scene.doc, position
    for _ in range(_SENTENCES_BACK):
        start = sentence(doc[max(0, end - 1)])[0]
        named = [i for i in range(start, end) if i in scene.names and not scene.names[i].is_person]
        # Not the Senate of "the Senate Reform Act", and not the outlet that tells it.
        named = [i for i in named if doc[i].ent_type_ != "LAW" and i not in scene.outlets]
        subjects = [i for i in named if doc[i].dep_ in SUBJECTS]
        yield from (scene.names[i].name for i in (*reversed(subjects), *reversed(named)))
        if start == 0:
            return
        end = start
