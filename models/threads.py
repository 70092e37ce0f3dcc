"""Threads: which mentions, in all articles and revisions, are of one promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from models.commitments import Polarity
from models.follow_ups import FollowUpKind
from models.identity import digest


class ThreadVerdict(StrEnum):
    """Whether two mentions are of one promise."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    UNDO = "undo"  #: takes a reviewer's decision back


@dataclass(frozen=True, slots=True, kw_only=True)
class ActMention:
    """One place where an article tells of an act: as promised, or as what became of it."""

    key: str  #: the same in every extraction and revision of the article
    article_id: str
    actor: str
    act: str  #: its words
    reported_on: date | None = None  #: None: the article's day is not known
    happened_on: date | None = None  #: the last day on which it may have happened; None: not said
    follow_up: FollowUpKind | None = None  #: None: a promise
    polarity: Polarity = Polarity.POSITIVE
    deadline_latest: date | None = None  #: None: no last day is stated
    counterparty: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadJudgement:
    """What the rules say about two mentions, and why."""

    verdict: ThreadVerdict
    rule: str
    score: float  #: how alike the acts are, 0 to 1
    evidence: str  #: what was compared, for people


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadDecision:
    """One decision about two mentions. It is never changed: to take it back is another decision."""

    first_key: str  #: a promise
    second_key: str
    verdict: ThreadVerdict
    rule: str  #: of a reviewer: the note
    score: float
    evidence: str
    decided_at: datetime
    reviewer: str | None = None  #: None: a rule decided
    undoes: str | None = None  #: the decision that is taken back; of an undo only

    def __post_init__(self) -> None:
        if (self.verdict is ThreadVerdict.UNDO) != (self.undoes is not None):
            raise ValueError("an undo, and nothing else, names the decision that it takes back")

    @property
    def decision_id(self) -> str:
        """A rule decides once; a reviewer may decide again."""
        when = self.decided_at if self.reviewer else None
        return digest(
            "thread_decision",
            self.first_key,
            self.second_key,
            self.verdict,
            self.rule,
            self.reviewer,
            self.undoes,
            when,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A decision that holds, as far as threads are made of it."""

    first_key: str
    second_key: str
    same: bool
    by_reviewer: bool = False
    score: float = 1.0
    by_condition: bool = False  #: the second mention is what the first one waits for


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPlace:
    """A mention as far as threads are made of it."""

    key: str
    is_promise: bool
    reported_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadMember:
    """A mention in its thread."""

    key: str
    thread_id: str  #: the key of the thread's earliest-published promise
    meets_condition: bool = False  #: it is what the promise waited for


def derive_threads(places: Iterable[ThreadPlace], links: Iterable[Link]) -> tuple[ThreadMember, ...]:
    """The members of every thread of two or more mentions, by key; the same whatever the order of the arguments.

    Promises join along the links that say "same", a reviewer's first, then the surest; none joins two that a reviewer
    tells apart. What became of a promise joins the one thread it fits best: fits it two equally well, it joins none.
    """
    by_key = {place.key: place for place in places}
    known = [link for link in links if link.first_key in by_key and link.second_key in by_key]
    groups = _Groups(sorted(key for key, place in by_key.items() if place.is_promise))
    between = sorted((link for link in known if by_key[link.second_key].is_promise), key=_by_weight)
    for link in between:
        if link.by_reviewer and not link.same:
            groups.keep_apart(link.first_key, link.second_key)
    for link in between:
        if link.same:
            groups.join(link.first_key, link.second_key)
    names = {root: min(members, key=lambda key: _age(by_key[key])) for root, members in groups.members().items()}
    found = {key: ThreadMember(key=key, thread_id=names[groups.root(key)]) for key in groups.parents}
    follow_ups: dict[str, list[Link]] = defaultdict(list)
    for link in known:
        if not by_key[link.second_key].is_promise:
            follow_ups[link.second_key].append(link)
    for key, of_key in follow_ups.items():
        best = _best_thread(of_key, {link.first_key: found[link.first_key].thread_id for link in of_key})
        if best is not None:
            found[key] = ThreadMember(key=key, thread_id=best[0], meets_condition=best[1])
    sizes: dict[str, int] = defaultdict(int)
    for member in found.values():
        sizes[member.thread_id] += 1
    return tuple(found[key] for key in sorted(found) if sizes[found[key].thread_id] > 1)


def _best_thread(links: Iterable[Link], threads: Mapping[str, str]) -> tuple[str, bool] | None:
    """The thread with the best link, and whether it meets a condition; None: none, or two are as good."""
    apart = {threads[link.first_key] for link in links if link.by_reviewer and not link.same}
    best: dict[str, tuple[bool, bool, float]] = {}
    for link in links:
        thread = threads[link.first_key]
        if link.same and (link.by_reviewer or thread not in apart):
            weight = (link.by_reviewer, not link.by_condition, link.score)
            best[thread] = max(best.get(thread, weight), weight)
    ranked = sorted(best.items(), key=lambda item: item[1], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    thread, (_, is_act, _) = ranked[0]
    return thread, not is_act


def _by_weight(link: Link) -> tuple[bool, float, str, str]:
    return (not link.by_reviewer, -link.score, link.first_key, link.second_key)


def _age(place: ThreadPlace) -> tuple[bool, datetime, str]:
    return (place.reported_at is None, place.reported_at or datetime.min, place.key)  # noqa: DTZ901 - stands for none


@dataclass(slots=True)
class _Groups:
    """Disjoint sets of keys, some of which may never meet."""

    keys: Iterable[str]
    parents: dict[str, str] = field(init=False)
    foes: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.parents = {key: key for key in self.keys}
        self.foes = defaultdict(set)

    def root(self, key: str) -> str:
        while self.parents[key] != key:
            self.parents[key] = self.parents[self.parents[key]]
            key = self.parents[key]
        return key

    def keep_apart(self, one: str, other: str) -> None:
        self.foes[one].add(other)
        self.foes[other].add(one)

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first == second or second in {self.root(foe) for foe in self.foes[first]}:
            return
        self.parents[second] = first
        self.foes[first] |= self.foes[second]

    def members(self) -> dict[str, list[str]]:
        by_root: dict[str, list[str]] = defaultdict(list)
        for key in self.parents:
            by_root[self.root(key)].append(key)
        return by_root
