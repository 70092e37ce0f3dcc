"""Signs that a statement fails one of the three tests of a commitment: own act, still to come, checkable."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from extractors.commitments.candidates import Candidate
from extractors.commitments.cues import (
    AGENT_NOUNS,
    BEARINGS,
    DIRECTIVE_VERBS,
    DOUBTING_ADJECTIVES,
    DOUBTING_VERBS,
    FEELINGS,
    FIGURATIVE_VERBS,
    FIRST_PERSONS,
    HYPOTHETICAL_MARKS,
    IMPERATIVE_VERBS,
    MOVING_VERBS,
    SILENCE_VERBS,
    SPEECH_FILLERS,
    SPEECH_OBJECTS,
    STATE_WORDS,
    STATIVE_VERBS,
    TALK_VERBS,
    TIME_MARKS,
    UNREAL_VERBS,
    VAGUE_VERBS,
)
from extractors.commitments.scene import Scene
from extractors.commitments.tree import children, cue_of, sentence

_STEPS = 8
_GUESSING = frozenset({"likely", "maybe", "perhaps", "possibly", "presumably", "probably"})
_WEIGHED = frozenset({"limited", "negated", "unreal"})


def reasons_against(scene: Scene, candidate: Candidate) -> list[str]:
    """Why the words may not state a commitment, whoever the actor is: what the classifier weighs."""
    doubt = [candidate.doubt] if candidate.doubt is not None else []
    by_clause = (name for name, holds in _BY_CLAUSE if holds(candidate))
    by_scene = (name for name, holds in _BY_SCENE if holds(scene, candidate))
    return [*doubt, *by_clause, *by_scene]


def is_excluded(reasons: list[str]) -> bool:
    """Whether one of the reasons settles it: of 1,000 labelled candidates with one, 30 were commitments.

    The others only make it less likely: where the verb is negated or unreal, one in nine was.
    """
    return any(reason not in _WEIGHED for reason in reasons)


def _is_question(candidate: Candidate) -> bool:
    first, last = sentence(candidate.anchor)
    return any(candidate.anchor.doc[position].text == "?" for position in range(max(first, last - 4), last))


def _is_hypothetical(candidate: Candidate) -> bool:
    """ "if Acme will sign", "whether it plans to": the clause, or one it is coordinated in, is not stated."""
    token = candidate.anchor if candidate.family != "modal" else candidate.head
    for _ in range(_STEPS):
        marks = [child for child in children(token) if child.i < candidate.trigger[0] + 1]
        if any(_opens_hypothesis(mark) for mark in marks):
            return True
        asks = any(mark.lower_ in ("what", "how", "why", "where", "who") and mark.dep_ != "nsubj" for mark in marks)
        if asks and token.i in (candidate.anchor.i, candidate.head.i):
            return token.dep_ in ("ccomp", "advcl", "xcomp", "csubj", "acl", "obj", "obl")
        if token.dep_ not in ("conj", "xcomp", "ccomp", "obj") or token.head.i == token.i:
            return False
        token = token.head
    return False


def _opens_hypothesis(mark: Token) -> bool:
    """Whether it is an "if" over this clause; "If not, they will" has a clause of its own between."""
    if mark.lower_ not in HYPOTHETICAL_MARKS or mark.dep_ not in ("mark", "advmod"):
        return False
    return all(token.text != "," for token in mark.doc[mark.i + 1 : mark.i + 4])


def _is_consideration(candidate: Candidate) -> bool:
    """ "Will consider a sale": to weigh an act is none."""
    return _is_weak(candidate) and cue_of(candidate.head, UNREAL_VERBS) is not None


def _is_forecast(candidate: Candidate) -> bool:
    """ "Will probably open lower": one who decides does not guess."""
    return _is_weak(candidate) and any(child.lower_ in _GUESSING for child in children(candidate.head))


def _is_fortune(candidate: Candidate) -> bool:
    """ "Sales will rise": what goes up and down does nothing."""
    subject, head = candidate.subject, candidate.head
    if subject is None or subject.pos_ != "NOUN" or cue_of(subject, AGENT_NOUNS) is not None:
        return False
    moved = any(child.dep_ == "obj" for child in children(head))
    return _is_weak(candidate) and not moved and cue_of(head, MOVING_VERBS) is not None


def _is_silence(candidate: Candidate) -> bool:
    """ "declined to comment", "refused to say whether": nothing but talk is refused."""
    if candidate.cue == "decline":
        return cue_of(candidate.head, SILENCE_VERBS) is not None
    return candidate.cue in ("refuse", "refusal") and cue_of(candidate.head, TALK_VERBS) is not None


def _is_unreported_would(scene: Scene, candidate: Candidate) -> bool:
    """ "The rule would help": "would" looks ahead from the past in reported speech only."""
    return candidate.cue == "would" and scene.voice(candidate.anchor.i) is None


def _is_polite_would(scene: Scene, candidate: Candidate) -> bool:
    """ "I would also say", in someone's own words."""
    if candidate.cue != "would" or candidate.subject is None:
        return False
    return scene.reading.quote_at[candidate.trigger[0]] >= 0 and candidate.subject.lower_ in FIRST_PERSONS


def _is_state(scene: Scene, candidate: Candidate) -> bool:
    """ "will be able to", "would take two months"."""
    if _is_weak(candidate) and candidate.head.lower_ in STATE_WORDS:
        return True
    objects = [child.i for child in children(candidate.head) if child.dep_ == "obj"]
    return candidate.head.lower_ == "take" and any(position in scene.dated for position in objects)


def _is_bearing(candidate: Candidate) -> bool:
    """ "Refuses to flinch", "will be shocked": how one bears up, and what is done to one."""
    if cue_of(candidate.head, FIGURATIVE_VERBS) is not None:
        return True
    if cue_of(candidate.head, ("hold", "stand", "stay")) and any(
        child.lower_ in BEARINGS for child in children(candidate.head)
    ):
        return True
    felt = any(child.dep_ in ("cop", "aux:pass") for child in children(candidate.head))
    by_others = any(child.dep_ == "obl:agent" for child in children(candidate.head))
    return _is_weak(candidate) and felt and (by_others or candidate.head.lower_ in FEELINGS)


def _is_filler(candidate: Candidate) -> bool:
    """ "I'll put it this way", "I will make you this promise": said and done in one."""
    if not _is_weak(candidate) or candidate.subject is None or candidate.subject.lower_ not in FIRST_PERSONS:
        return False
    if cue_of(candidate.head, SPEECH_FILLERS) is not None:
        return candidate.head.pos_ == "VERB"
    objects = [child.lower_ for child in children(candidate.head) if child.dep_ == "obj"]
    return cue_of(candidate.head, ("give", "make", "put")) is not None and any(
        word in SPEECH_OBJECTS for word in objects
    )


def _is_stance(candidate: Candidate) -> bool:
    """ "Is committed to ensuring", "its commitment to combating": an attitude."""
    if candidate.cue not in ("committed", "commitment", "commit") or candidate.head.tag_ != "VBG":
        return False
    vague = cue_of(candidate.head, VAGUE_VERBS | STATIVE_VERBS) is not None
    return vague or candidate.cue == "commitment"


def _is_time_of_something(candidate: Candidate) -> bool:
    """ "before the administration would agree"."""
    if candidate.family != "modal":
        return False
    marks = [child for child in children(candidate.head) if child.dep_ in ("mark", "advmod")]
    if any(mark.lower_ in TIME_MARKS and mark.i < candidate.trigger[0] for mark in marks):
        return True
    return any(word.lower_ in TIME_MARKS for word in _before_subject(candidate)[:1])


def _is_guess(scene: Scene, candidate: Candidate) -> bool:
    """ "I assume the court will", "which we believe will": by the words beside, whatever the parse."""
    if not _is_weak(candidate):
        return False
    first = candidate.trigger[0]
    words = [word for word in _before_subject(candidate) if word.lower_ != "that"][:1]
    if first > sentence(candidate.anchor)[0]:
        words.append(scene.doc[first - 1])
    if any(word.pos_ == "VERB" and cue_of(word, DOUBTING_VERBS) is not None for word in words):
        return True
    claim = scene.claim_at(first)
    cue = scene.doc[scene.tokens(claim.cue[0])[0]] if claim is not None and claim.cue else None
    return cue is not None and cue_of(cue, DOUBTING_VERBS) is not None


def _before_subject(candidate: Candidate) -> list[Token]:
    """The two words before the subject, the nearer first."""
    if candidate.subject is None:
        return []
    start = candidate.subject.left_edge.i
    low = max(sentence(candidate.anchor)[0], start - 2)
    return [candidate.anchor.doc[position] for position in range(start - 1, low - 1, -1)]


def _is_weak(candidate: Candidate) -> bool:
    return candidate.family in ("modal", "state")


def _is_wish_of_others(candidate: Candidate) -> bool:
    """ "urged Acme to agree to", "expects that sales will", "watch for": someone else's will or guess above it."""
    token = candidate.anchor if candidate.family != "modal" else candidate.head
    for _ in range(_STEPS):
        above = token.head
        if above.i == token.i:
            return False
        if token.dep_ in ("ccomp", "xcomp", "csubj") and above.i < token.i:
            if cue_of(above, UNREAL_VERBS):
                return True
            wishes = DIRECTIVE_VERBS if token.tag_ in ("VB", "VBG") and token.dep_ == "xcomp" else DOUBTING_VERBS
            if (
                above.lower_ in DOUBTING_ADJECTIVES
                or _seems_doubtful(above)
                or cue_of(above, wishes)
                or (_is_imperative(above) and cue_of(above, IMPERATIVE_VERBS))
            ):
                return True
        elif token.dep_ not in ("conj", "aux", "cop"):
            return False
        token = above
    return False


def _seems_doubtful(verb: Token) -> bool:
    """ "It seems inevitable that": the adjective stands beside the clause, under the same verb."""
    return any(child.dep_ == "xcomp" and child.lower_ in DOUBTING_ADJECTIVES for child in children(verb))


def _is_imperative(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBP") and not any(child.dep_ in ("nsubj", "aux") for child in children(verb))


_BY_CLAUSE: tuple[tuple[str, Callable[[Candidate], bool]], ...] = (
    ("question", _is_question),
    ("hypothetical", _is_hypothetical),
    ("consideration", _is_consideration),
    ("forecast", _is_forecast),
    ("fortune", _is_fortune),
    ("silence", _is_silence),
    ("wish of others", _is_wish_of_others),
    ("bearing", _is_bearing),
    ("words that are the act", _is_filler),
    ("stance", _is_stance),
    ("time of something else", _is_time_of_something),
)
_BY_SCENE: tuple[tuple[str, Callable[[Scene, Candidate], bool]], ...] = (
    ("would outside reported speech", _is_unreported_would),
    ("would of politeness", _is_polite_would),
    ("state", _is_state),
    ("guess", _is_guess),
)
