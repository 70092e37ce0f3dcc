"""Places in a parse where a verb tells what became of an act: done, missed, dropped, moved, denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.commitments.clauses import act_after, infinitive_of, is_negated, is_passive
from extractors.commitments.tree import Range, auxiliaries, children, cue_of, entry_of, subject_of
from extractors.follow_ups.cues import (
    ACTING_VERBS,
    BOUND_NOUNS,
    DATED_MOVING_VERBS,
    DENYING_VERBS,
    DROPPING_VERBS,
    FAILING_VERBS,
    KEEPING_VERBS,
    MISSING_VERBS,
    MOVING_VERBS,
    NO_ACT_VERBS,
    NOT_YET,
    OPENING_VERBS,
    PROMISING_NOUNS,
    PROMISING_VERBS,
)
from models import FollowUpKind

_OBJECTS = frozenset({"obj", "nsubj:pass"})
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve", "'d", "’d"})
_UNSURE = frozenset({"can", "could", "may", "might", "must", "ought", "should", "to"})
_AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall", "wo"})
_HYPOTHETICAL = frozenset({"if", "unless", "whether"})
_TOWARDS = frozenset({"by", "into", "till", "to", "until"})
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A verb that tells what became of an act, and where the act's words are."""

    kind: FollowUpKind
    verb: Token
    cue: Range
    subject: Token | None  #: whoever did so; None: not said
    start: int  #: where the act's words begin
    head: Token  #: the act's verb, or its noun
    rule: str
    passive: bool = False  #: the subject is what it was done to
    limit: int | None = None  #: the act's words end before this token


def find_follow_ups(doc: Doc, text_start: int) -> Iterator[Found]:
    """What each verb tells, in order. A headline tells in the present what the text tells in the past."""
    for token in doc:
        if not token.tag_.startswith("V") or _is_hypothetical(token):
            continue
        in_title = token.idx < text_start
        found = next((found for find in _FINDERS if (found := find(token, in_title)) is not None), None)
        if found is not None:
            yield found


def _denied(verb: Token, in_title: bool) -> Found | None:
    """ "Denied it had promised to close", "never agreed to close"."""
    if cue_of(verb, DENYING_VERBS) and _is_told(verb, in_title) and not is_negated(verb):
        for word in _below(verb):
            promising = cue_of(word, PROMISING_NOUNS if word.pos_ == "NOUN" else PROMISING_VERBS) is not None
            to = infinitive_of(word) if promising else None
            head = act_after(to) if to is not None else _will_do(word)
            if head is not None:
                return Found(FollowUpKind.DENIED, verb, _one(verb), subject_of(verb), head.i, head, "denied")
    never = any(child.lower_ == "never" for child in children(verb))
    if never and cue_of(verb, PROMISING_VERBS - {"say"}) and _is_told(verb, in_title):
        to = infinitive_of(verb)
        head = act_after(to) if to is not None else None
        if head is not None:
            return Found(FollowUpKind.DENIED, verb, _one(verb), subject_of(verb), head.i, head, "never promised")
    return None


def _bound(verb: Token, in_title: bool) -> Found | None:
    """ "Missed the deadline for the grid", "kept its promise to hire"."""
    missed, kept = cue_of(verb, MISSING_VERBS), cue_of(verb, KEEPING_VERBS)
    if (missed is None and kept is None) or not _is_told(verb, in_title):
        return None
    noun = next((child for child in children(verb) if child.dep_ in _OBJECTS and cue_of(child, BOUND_NOUNS)), None)
    if noun is None:
        return None
    done = (missed is None) is not is_negated(verb)
    kind = FollowUpKind.DONE if done else FollowUpKind.NOT_DONE
    start, head = _act_of_noun(noun)
    rule = "kept" if missed is None else "missed"
    passive = noun.dep_ == "nsubj:pass"
    subject = noun if passive else subject_of(verb)
    return Found(kind, verb, _one(verb), subject, start, head, rule, passive, _clause_about(noun))


def _failed(verb: Token, in_title: bool) -> Found | None:
    """ "Failed to open the clinic", "did not open the clinic"."""
    if cue_of(verb, FAILING_VERBS) and _is_told(verb, in_title) and not is_negated(verb):
        to = infinitive_of(verb)
        head = act_after(to) if to is not None else None
        if head is None:
            return None
        return Found(FollowUpKind.NOT_DONE, verb, _one(verb), subject_of(verb), head.i, head, "failed to")
    did = next((aux for aux in auxiliaries(verb) if aux.lower_ == "did"), None)
    if did is None or not is_negated(verb) or cue_of(verb, NO_ACT_VERBS) or not _has_object(verb):
        return None
    return Found(FollowUpKind.NOT_DONE, verb, (did.i, verb.i + 1), subject_of(verb), verb.i, verb, "did not")


def _dropped(verb: Token, in_title: bool) -> Found | None:
    """ "Scrapped the tram line", "pulled out of the deal"; "the line was scrapped"."""
    return _of_object(verb, in_title, FollowUpKind.DROPPED, DROPPING_VERBS)


def _moved(verb: Token, in_title: bool) -> Found | None:
    """ "Delayed the launch", "moved the opening to May"."""
    found = _of_object(verb, in_title, FollowUpKind.MOVED, MOVING_VERBS)
    if found is not None or not cue_of(verb, DATED_MOVING_VERBS):
        return found
    towards = (word for child in children(verb) for word in children(child))
    if not any(word.lower_ in _TOWARDS for word in towards):
        return None
    return _of_object(verb, in_title, FollowUpKind.MOVED, dict.fromkeys(DATED_MOVING_VERBS, ("",)))


def _of_object(verb: Token, in_title: bool, kind: FollowUpKind, table: dict[str, tuple[str, ...]]) -> Found | None:
    entry = entry_of(verb, table)
    passive = is_passive(verb)
    if entry is None or is_negated(verb) or not _is_told(verb, in_title, ahead=True, gerund=True, passive=passive):
        return None
    particle = _particle(verb, entry[1])
    if particle is None:
        return None
    wanted = ("nsubj:pass", "nsubj") if passive else ("obj",)
    noun = next((child for child in children(verb) if child.dep_ in wanted), None)
    if noun is None and not passive and particle > verb.i:  # "pulled out of the deal"
        noun = next((child for child in children(verb) if child.dep_ in ("obl", "nmod") and child.i > verb.i), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    start, head = _act_of_noun(noun)
    if head.i == noun.i and not passive:
        head = verb  # "cancelled its flights *to Oslo*": of the noun, whatever the parser hung it on
    subject = noun if passive else subject_of(verb)
    cue = (verb.i, particle + 1) if particle - verb.i <= 1 else _one(verb)
    return Found(kind, verb, cue, subject, start, head, f"{kind.value}:{entry[0]}", passive, _clause_about(noun))


def _particle(verb: Token, wanted: tuple[str, ...]) -> int | None:
    """Where the particle stands that the verb needs, the verb itself where it needs none; None: it is not there."""
    if "" in wanted:
        return verb.i
    after = verb.doc[verb.i + 1 : min(verb.right_edge.i + 1, verb.i + 6)]
    return next((word.i for word in after if word.lower_ in wanted), None)


def _done(verb: Token, in_title: bool) -> Found | None:
    """ "Signed the accord", "has hired 400 workers"; in a headline "signs the accord"."""
    talk = cue_of(verb, NO_ACT_VERBS) is not None and not (cue_of(verb, ACTING_VERBS) and _has_noun(verb))
    if talk or is_negated(verb) or any(child.lower_ in NOT_YET for child in children(verb)):
        return None
    passive = is_passive(verb)
    if not _is_told(verb, in_title, passive=passive):
        return None
    if passive or (cue_of(verb, OPENING_VERBS) and not any(child.dep_ in ("obj", "xcomp") for child in children(verb))):
        subject = next((child for child in children(verb) if child.dep_ in ("nsubj:pass", "nsubj")), None)
        if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
            return None
        return Found(FollowUpKind.DONE, verb, _one(verb), subject, subject.left_edge.i, verb, "was done", True)
    if not _has_object(verb):
        return None
    return Found(FollowUpKind.DONE, verb, _one(verb), subject_of(verb), verb.i, verb, "did")


def _is_told(verb: Token, in_title: bool, *, ahead: bool = False, gerund: bool = False, passive: bool = False) -> bool:
    """Whether the verb's form tells of something that happened; with ``ahead`` also of what is sure to."""
    words = {aux.lower_ for aux in auxiliaries(verb)} | {
        child.lower_ for child in children(verb) if child.dep_ == "mark" and child.i < verb.i
    }
    if words & _UNSURE or (words & _AHEAD and not ahead):
        return False
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (passive or words & _PERFECT or _shares_perfect(verb))):
        return True
    if verb.tag_ == "VB" and "did" in words:
        return True
    if verb.tag_ in ("VB", "VBN") and ahead and words & _AHEAD:
        return True
    if verb.tag_ == "VBG":
        return gerund and (verb.dep_ == "advcl" or bool(words & {"is", "are", "'s", "’s"}))
    return in_title and verb.tag_ in ("VBZ", "VBP")


def _shares_perfect(verb: Token) -> bool:
    return verb.dep_ == "conj" and any(aux.lower_ in _PERFECT for aux in auxiliaries(verb.head))


def _is_hypothetical(verb: Token) -> bool:
    token = verb
    for _ in range(_STEPS):
        if any(child.dep_ == "mark" and child.lower_ in _HYPOTHETICAL for child in children(token)):
            return True
        if token.dep_ not in ("conj", "xcomp", "ccomp") or token.head.i == token.i:
            return False
        token = token.head
    return False


def _act_of_noun(noun: Token) -> tuple[int, Token]:
    """The act a noun stands for: its infinitive ("a plan to hire"), else the noun with its own words."""
    to = infinitive_of(noun) if cue_of(noun, PROMISING_NOUNS | BOUND_NOUNS) else None
    head = act_after(to) if to is not None else None
    return (head.i, head) if head is not None else (noun.left_edge.i, noun)


def _clause_about(noun: Token) -> int | None:
    """Where a clause about the noun begins, "a promise *it gave in March*"; None: there is none."""
    return next((child.left_edge.i for child in children(noun) if child.dep_ == "acl:relcl" and child.i > noun.i), None)


def _will_do(verb: Token) -> Token | None:
    """ "Denied that it would close the mine"."""
    ahead = verb.pos_ == "VERB" and any(aux.lower_ in _AHEAD for aux in auxiliaries(verb))
    return verb if ahead else None


def _below(verb: Token) -> Iterator[Token]:
    """The words right of the verb that hang on it, near by, in order."""
    for word in verb.doc[verb.i + 1 : min(verb.right_edge.i + 1, verb.i + 12)]:
        if word.pos_ in ("VERB", "NOUN"):
            yield word


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("obj", "ccomp", "xcomp") and child.i > verb.i for child in children(verb)) or any(
        child.dep_ == "obl" and child.i > verb.i and child.ent_type_ not in ("DATE", "TIME") for child in children(verb)
    )


def _has_noun(verb: Token) -> bool:
    return any(child.dep_ == "obj" and child.pos_ == "NOUN" and child.i > verb.i for child in children(verb))


def _one(token: Token) -> Range:
    return token.i, token.i + 1


_FINDERS = (_denied, _bound, _failed, _dropped, _moved, _done)
