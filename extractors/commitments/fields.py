"""What a commitment's words say beside actor and act: kind, deadline, condition, other party, who reports it."""

from __future__ import annotations

import calendar
from bisect import bisect_left
from itertools import islice, takewhile

from spacy.tokens import Doc, Token

from extractors.claims.cues import SPEECH_VERBS
from extractors.commitments.actors import Actor, ActorType, is_voice
from extractors.commitments.candidates import Candidate
from extractors.commitments.cues import (
    BREAKING_VERBS,
    CONDITION_MARKS,
    DEADLINE_PREPOSITIONS,
    NEGATIONS,
    PARTY_PREPOSITIONS,
    PROMISE_VERBS,
)
from extractors.commitments.scene import Scene, Voice
from extractors.commitments.tree import Range, children, cue_of, is_under, own_subject, sentence, trimmed
from extractors.document import text_span
from extractors.temporal.tense import tells_when_said
from models import CommitmentKind, CommitmentStatus, Deadline, Relation, TemporalExpression, TimexType, normalize_name

_STEPS = 60  # up the tree from a date
_WEEKDAYS = frozenset(calendar.day_name)


def kind_of(candidate: Candidate, actor: Actor, voice: Voice | None) -> CommitmentKind:
    """The kind by the trigger; one's own "will" in one's own words is a pledge, in the reporter's a plan."""
    if candidate.family != "modal" and candidate.cue != "going":
        return candidate.kind
    if voice is not None and voice.cue in PROMISE_VERBS:
        return CommitmentKind.PLEDGE
    if voice is not None and voice.cue and not voice.known:  # "he said he would", where nobody knows who
        return CommitmentKind.PLEDGE
    own = actor.type is ActorType.SPEAKER or (voice is not None and voice.known and is_voice(actor, voice))
    return CommitmentKind.PLEDGE if own else CommitmentKind.PLAN


def deadline_of(scene: Scene, candidate: Candidate, action: Range) -> Deadline | None:
    """The first time words in the act that bound it, else those that open its clause; None: none do."""
    near = _dates_between(
        scene, min(sentence(candidate.head)[0], action[0]), max(sentence(candidate.head)[1], action[1])
    )
    found = [(place, date) for place, date in near if _may_bound(scene, candidate, date)]
    found = [(place, date) for place, date in found if not _names_a_thing(scene.doc, place, date)]
    inside = [
        item for item in found if action[0] <= item[0][0] < action[1] and _is_of_act(scene.doc, item[0], candidate)
    ]
    behind = [item for item in found if action[1] <= item[0][0] and _follows(scene, candidate, action, item[0])]
    before = [item for item in found if _opens_clause(candidate, item[0]) and not _tells_when_said(scene, *item)]
    for place, date in [*inside, *behind, *before]:
        start = _with_preposition(candidate.head, place[0])
        doc = candidate.head.doc
        span = text_span(doc, doc[start].idx, doc[place[1] - 1].idx + len(doc[place[1] - 1]))
        return Deadline(span=span, relation=date.relation, interval=date.bound, vague=date.vague)
    return None


def _dates_between(scene: Scene, start: int, end: int) -> list[tuple[Range, TemporalExpression]]:
    first = bisect_left(scene.dates, start, key=lambda item: item[0][0])
    return list(takewhile(lambda item: item[0][0] < end, islice(scene.dates, first, None)))


def is_dated_ahead(scene: Scene, candidate: Candidate, action: Range) -> bool:
    """Whether the text, not the headline, sets the act on a day that is still to come."""
    deadline, published = deadline_of(scene, candidate, action), scene.doc._.published
    if deadline is None or published is None or candidate.head.idx < scene.doc._.text_start:
        return False
    return deadline.interval.start is not None and deadline.interval.start > published.date()


def _may_bound(scene: Scene, candidate: Candidate, date: TemporalExpression) -> bool:
    """Whether the expression says when something is due, and that lies ahead of the statement."""
    if date.type is TimexType.SET or date.relation in (Relation.SINCE, Relation.EVERY):
        return False
    if date.bound.start is None and date.bound.end is None:
        return date.unresolved is not None and date.relation in (Relation.WITHIN, Relation.BEFORE, Relation.AFTER)
    published = scene.doc._.published
    if published is None or candidate.status is not CommitmentStatus.OPEN:
        return True
    last = date.bound.end
    if date.bound.start is None and last is not None and last <= published.date():
        return False  # "over the past few days"
    return last is None or last >= published.date()


def _follows(scene: Scene, candidate: Candidate, action: Range, place: Range) -> bool:
    """Whether the words come soon after the act in its sentence, on the same verb."""
    token = scene.doc[place[0]]
    if place[0] - action[1] >= 12 or token.i >= sentence(candidate.head)[1]:
        return False
    if candidate.family == "object" and token.head.i == candidate.anchor.i:
        return True  # "is planning a mission for 2028"
    return is_under(token, candidate.head) and _is_of_act(scene.doc, place, candidate)


def _is_of_act(doc: Doc, place: Range, candidate: Candidate) -> bool:
    """Whether no other clause lies between: "will build a plant, the company *said on Monday*"."""
    token = doc[place[0]]
    for _ in range(_STEPS):
        if token.i == candidate.head.i or token.head.i == token.i:
            return True
        if token.dep_ == "parataxis" or token.tag_ == "VBD" or _reports(token):
            return False
        token = token.head
    return True


def _reports(verb: Token) -> bool:
    """ "The company says", with its own subject."""
    return verb.tag_ in ("VBZ", "VBP") and cue_of(verb, SPEECH_VERBS) is not None and own_subject(verb) is not None


def _names_a_thing(doc: Doc, place: Range, date: TemporalExpression) -> bool:
    """ "A Sunday service", "the Saturday publication": the day tells which one, not when it is due."""
    first, last = doc[place[0]], doc[place[1] - 1]
    if last.dep_ == "compound":
        return True
    if date.type is not TimexType.DATE or any(child.dep_ == "case" for child in children(last)):
        return False
    noun = last.head
    beside = last.i < noun.i <= last.i + 2 and noun.pos_ in ("NOUN", "PROPN")
    article = first.i > 0 and doc[first.i - 1].lower_ in ("a", "an") and first.text in _WEEKDAYS
    return article or (beside and first.text in _WEEKDAYS and last.dep_ in ("amod", "nmod", "nmod:desc", "nummod"))


def _tells_when_said(scene: Scene, place: Range, date: TemporalExpression) -> bool:
    """ "Said on Monday it will publish": a day up to publication in front of the words is that of the statement."""
    last, published = date.bound.end, scene.doc._.published
    ahead = published is not None and last is not None and last > published.date()
    return not ahead and tells_when_said(scene.doc[place[0] : place[1]])


def _opens_clause(candidate: Candidate, place: Range) -> bool:
    token = candidate.head.doc[place[0]]
    if not sentence(candidate.head)[0] <= place[0] < candidate.trigger[0]:
        return False
    if candidate.cue == "refuse":
        return False
    if candidate.subject is not None and place[0] > candidate.subject.i:
        return False
    return is_under(token, candidate.head) or is_under(token, candidate.anchor)


def _with_preposition(head: Token, start: int) -> int:
    doc = head.doc
    low = max(sentence(head)[0], start - 4)
    while start > low and (
        doc[start - 1].lower_ in DEADLINE_PREPOSITIONS
        or (doc[start - 1].pos_ == "DET" and doc[start - 2].lower_ in DEADLINE_PREPOSITIONS)
    ):
        start -= 1
    return start


def status_in_article(scene: Scene, candidate: Candidate) -> CommitmentStatus:
    """The status by the trigger's own words, else by what its sentence says came of it."""
    if candidate.status is not CommitmentStatus.OPEN:
        return candidate.status
    if candidate.cue == "refuse" and _refused_until(scene, candidate):
        return CommitmentStatus.WITHDRAWN
    past = candidate.family == "verb" and candidate.anchor.tag_ in ("VBD", "VBN")
    return CommitmentStatus.BROKEN if past and _but_did_not(candidate) else CommitmentStatus.OPEN


def _refused_until(scene: Scene, candidate: Candidate) -> bool:
    """ "Until Thursday, she had refused to": the refusal is over."""
    low = sentence(candidate.anchor)[0]
    return any(
        low <= place[0] < candidate.trigger[0] and date.relation is Relation.UNTIL for place, date in scene.dates
    )


def _but_did_not(candidate: Candidate) -> bool:
    """ "promised to respond but did not do so", "but failed to"."""
    doc, anchor = candidate.anchor.doc, candidate.anchor
    for position in range(candidate.head.i + 1, min(sentence(anchor)[1] - 2, candidate.head.i + 25)):
        if doc[position].lower_ == "but":
            following = [doc[i] for i in range(position + 1, min(sentence(anchor)[1], position + 5))]
            did_not = any(word.lower_ in ("did", "has", "had") for word in following) and any(
                word.lower_ in NEGATIONS for word in following
            )
            return did_not or any(cue_of(word, BREAKING_VERBS) for word in following)
    return False


def condition_of(candidate: Candidate, action: Range) -> Range | None:
    """The clause on which the act depends: "if the Senate approves", "unless paid"; None: none."""
    for verb in dict.fromkeys((candidate.head, candidate.anchor)):
        for child in children(verb):
            if child.dep_ in ("advcl", "ccomp") and _condition_mark(child) is not None:
                start, end = child.left_edge.i, child.right_edge.i + 1
                return trimmed(verb.doc, start, min(end, start + 40))
            if child.dep_ == "obl" and child.doc[child.left_edge.i].lower_ == "subject":
                return trimmed(verb.doc, child.left_edge.i, min(child.right_edge.i + 1, child.i + 20))
    return _condition_behind(candidate.head, action[1])


def _condition_behind(head: Token, start: int) -> Range | None:
    """ "If ..." right after the act, where the parser did not see a clause in it."""
    doc, last = head.doc, min(sentence(head)[1], start + 30)
    if start >= last or doc[start].lower_ not in ("if", "unless"):
        return None
    end = start + 1
    while end < last and doc[end].text not in (",", ";", "—") and not doc[end].is_quote:
        end += 1
    return trimmed(doc, start, end)


def _condition_mark(clause: Token) -> Token | None:
    first = clause.left_edge
    if first.is_punct and first.i + 1 < len(clause.doc):
        first = first.nbor()
    return first if first.lower_ in CONDITION_MARKS else None


def counterparty_of(scene: Scene, candidate: Candidate, actor: Actor, action: Range) -> str | None:
    """The body or person to or with whom the actor is bound; None: not named."""
    low = min(candidate.anchor.i, candidate.trigger[0])
    for position in range(low, min(action[1], low + 40)):
        word = scene.doc[position]
        name = scene.names.get(position)
        if name is None or normalize_name(name.name) == normalize_name(actor.name):
            continue
        head = scene.doc[name.start : name.end].root
        if word.i == name.start and any(
            case.lower_ in PARTY_PREPOSITIONS and case.dep_ == "case" for case in children(head)
        ):
            return name.name
    return None


def speaker_of(actor: Actor, voice: Voice | None) -> str | None:
    """Whose words report it, where that is not the actor; None: the actor itself, or not said."""
    if voice is None:
        return None
    own = normalize_name(actor.name)
    if voice.person is not None:
        return None if normalize_name(voice.person) == own else voice.person
    if voice.organization is None or is_voice(actor, voice):
        return None
    return voice.organization
