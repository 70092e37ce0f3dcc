"""The component that finds follow-ups: what an article says became of an act that somebody may have promised."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from rapidfuzz import fuzz
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractors.commitments.action import action_of
from extractors.commitments.actors import Actor, ActorType, actors_of, is_voice
from extractors.commitments.candidates import Candidate
from extractors.commitments.clauses import owner_of
from extractors.commitments.duplicates import HEADLINE_ALIKE
from extractors.commitments.scene import Scene, Voice
from extractors.commitments.tree import Range, children, sentence
from extractors.document import text_span
from extractors.follow_ups.candidates import Found, find_follow_ups
from extractors.follow_ups.times import happened, new_deadline
from models import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    FollowUp,
    FollowUpKind,
    Polarity,
    Rung,
    TextPart,
    TextSpan,
    normalize_name,
)

MOST_FOUND = 1000  # of one text; the longest pieces of journalism have a few hundred
_NAMED = frozenset({ActorType.ORGANIZATION, ActorType.PERSON, ActorType.SPEAKER})
_SIGNING = frozenset({"sign", "signed", "signs", "countersigned", "ratified", "ratifies"})


@Language.factory(
    "follow_up_finder",
    assigns=["doc._.follow_ups"],
    requires=[
        "doc._.organizations",
        "doc._.people",
        "doc._.dates",
        "doc._.claims",
        "doc._.spokespeople",
        "doc._.commitments",
        "token.dep",
        "token.head",
        "token.tag",
        "token.pos",
        "token.lemma",
    ],
)
def make_follow_up_finder(nlp: Language, name: str) -> FollowUpFinder:  # noqa: ARG001  # spaCy passes both
    """A follow-up finder."""
    return FollowUpFinder()


class FollowUpFinder:
    """Writes ``doc._.follow_ups``, in the order of the text."""

    def __call__(self, doc: Doc) -> Doc:
        """Find what became of acts. What a commitment with its status tells already is not told again."""
        scene = Scene(doc)
        found = [
            follow_up
            for candidate in islice(find_follow_ups(doc, doc._.text_start), MOST_FOUND)
            for follow_up in _follow_ups(scene, candidate)
            if not any(_is_told_by(follow_up, commitment) for commitment in doc._.commitments)
        ]
        body = [one for one in found if one.cue.part is TextPart.TEXT]
        doc._.follow_ups = tuple(
            one for one in found if one.cue.part is TextPart.TEXT or not any(_tells(other, one) for other in body)
        )
        return doc


def _is_told_by(one: FollowUp, commitment: Commitment) -> bool:
    """Whether the commitment's own words are these, or its status says so.

    "Postponed the launch" is both: a promise of another day, and news of an earlier one.
    """
    if one.kind is FollowUpKind.DONE and one.cue.overlaps(commitment.trigger):
        return True
    settled = commitment.status is not CommitmentStatus.OPEN
    return settled and one.actor == commitment.actor and one.act.overlaps(commitment.action)


def _tells(body: FollowUp, headline: FollowUp) -> bool:
    """Whether the text tells what the headline tells in fewer words."""
    acts = normalize_name(body.act.text), normalize_name(headline.act.text)
    same = body.kind is headline.kind and body.actor == headline.actor
    return same and fuzz.token_set_ratio(*acts) >= HEADLINE_ALIKE


def _follow_ups(scene: Scene, found: Found) -> Iterator[FollowUp]:
    """One for each actor who is named: a promise of "officials" is known again by nobody."""
    voice = scene.voice(found.verb.i)
    act = _act(scene, found)
    if act[0] >= act[1]:
        return
    for actor in _actors(scene, found, voice):
        if actor.name and actor.type in _NAMED and found.head.i not in range(*actor.words):
            yield _follow_up(scene, found, actor, act, voice)


def _actors(scene: Scene, found: Found, voice: Voice | None) -> list[Actor]:
    """Who did so; of a thing to which it was done, by whom, whose it is, or who speaks of it."""
    if not found.passive:
        return actors_of(scene, found.subject, voice)
    agent = next((child for child in children(found.verb) if child.dep_ == "obl:agent"), None)
    if agent is not None:
        return actors_of(scene, agent, voice)
    owner = owner_of(found.subject)[0] if found.subject is not None else None
    if owner is not None:
        return actors_of(scene, owner, voice)
    body = (voice.organization or voice.person) if voice is not None else None
    return [Actor(body, (found.verb.i, found.verb.i + 1), ActorType.SPEAKER)] if body else []


def _act(scene: Scene, found: Found) -> Range:
    """The words of the act; of what was done to a thing, the thing and the verb."""
    if found.passive and found.head.i == found.verb.i:
        return found.start, found.verb.i + 1
    candidate = Candidate(
        trigger=found.cue,
        anchor=found.verb,
        start=min(found.start, found.head.i),
        head=found.head,
        subject=found.subject,
        family="verb",
        cue=found.verb.lower_,
        kind=CommitmentKind.PLAN,
        polarity=Polarity.POSITIVE,
        weight=0.0,
        limit=found.limit,
    )
    start, end = action_of(scene, candidate)
    return max(start, found.start), end


def _follow_up(scene: Scene, found: Found, actor: Actor, act: Range, voice: Voice | None) -> FollowUp:
    said_by_actor = voice is not None and (is_voice(actor, voice) or actor.type is ActorType.SPEAKER)
    starts = [found.verb.i, act[0], *([actor.words[0]] if actor.type is not ActorType.SPEAKER else [])]
    first = sentence(found.verb)[0]
    start = min(position for position in starts if position >= first)
    words = actor.words != (found.verb.i, found.verb.i + 1)
    return FollowUp(
        actor=actor.name,
        actor_span=_stored(scene.doc, actor.words) if words else None,
        cue=_stored(scene.doc, found.cue),
        act=_stored(scene.doc, act),
        evidence=_stored(scene.doc, (start, max(act[1], found.verb.i + 1))),
        kind=found.kind,
        rung=_rung(found, said_by_actor),
        happened=happened(scene, found.verb) if found.kind is not FollowUpKind.MOVED else None,
        deadline=new_deadline(scene, found.verb) if found.kind is FollowUpKind.MOVED else None,
        speaker=(voice.person or voice.organization) if voice is not None else None,
        rule=found.rule,
    )


def _rung(found: Found, said_by_actor: bool) -> Rung:
    """What one says of oneself announces; what others report happened."""
    if said_by_actor:
        return Rung.ANNOUNCEMENT
    return Rung.SIGNATURE if _is_signing(found.head) else Rung.ACT


def _is_signing(head: Token) -> bool:
    return head.lower_ in _SIGNING


def _stored(doc: Doc, words: Range) -> TextSpan:
    start, end = words
    while end - start > 1 and doc[end - 1].is_space:
        end -= 1
    breaks = [position for position in range(start, end - 1) if doc[position].is_space and "\n" in doc[position].text]
    start = breaks[-1] + 1 if breaks else start  # a wrong parse may join a headline to the text
    return text_span(doc, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
