"""Whether two names of different articles are one organization or person: decisions, each with its evidence.

What is decided about a pair depends on nothing but the names that share a sign with it, as articles use them now,
so that the order in which articles arrived makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from extractors.linking.cues import NATIONS
from extractors.linking.signs import KnownNames, core, is_generic, person_parts, plain, signs_of, without_nation
from models import EntityDecision, EntityKind, NameInUse, Sameness

_RULES = "newsfacts"  # who decides
_ARTICLES_FOR_A_LAST_NAME = 2  # that use it for one and the same person
_ARTICLES_BESIDE_OTHERS = 3  # the same, where others have that last name
_ALL_BUT_ALWAYS = 0.9
_SHORTEST_MISSPELT = 9  # letters of a word; "Austria" and "Astoria" are short
_SURE = ("core", "known", "country", "first and last")  # signs that hold names together without further evidence
_TWO_MEMBERS = 2


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one rule says of a pair."""

    sameness: Sameness
    rule: str
    evidence: str


class Names:
    """Names as articles use them, by the signs they share."""

    def __init__(self, uses: Iterable[NameInUse], known: KnownNames) -> None:
        self.known = known
        self.uses: dict[str, NameInUse] = {use.name.name_id: use for use in uses}
        self.signs: dict[str, frozenset[str]] = {key: signs_of(use, known) for key, use in self.uses.items()}
        self.members: dict[tuple[EntityKind, str], list[str]] = {}
        for key in sorted(self.uses, key=lambda key: self.uses[key].name.folded):
            for sign in self.signs[key]:
                self.members.setdefault((self.uses[key].name.kind, sign), []).append(key)

    def is_generic(self, key: str) -> bool:
        """Whether each article that uses the name may mean another body."""
        use = self.uses[key]
        of_body = use.name.kind is EntityKind.ORGANIZATION and bool(use.written)
        return of_body and is_generic(use.name.folded, self.known)

    def sharing(self, kind: EntityKind, sign: str) -> list[str]:
        """The ids of the names with a sign, in alphabetical order."""
        return self.members.get((kind, sign), [])


def judge(names: Names, name_ids: Iterable[str], decided_at: datetime) -> list[EntityDecision]:
    """What the rules decide about the pairs that each of these names forms with names it shares a sign with.

    At most one decision for a pair; a pair that nothing speaks for has none. A name that every article may use
    for another body is decided to be different from itself, and forms no pairs.
    """
    found: dict[tuple[str, str], list[_Finding]] = {}
    for kind, sign in sorted({(names.uses[key].name.kind, sign) for key in name_ids for sign in names.signs[key]}):
        sharing = names.sharing(kind, sign)
        for pair in _pairs_in(names, sign, sharing):
            if pair not in found:
                found[pair] = list(_findings(names, *pair))
    decided = [_decision(names, pair, findings, decided_at) for pair, findings in found.items() if findings]
    generic = (names.uses[key] for key in name_ids if names.is_generic(key))
    return [*(_set_apart(use, decided_at) for use in generic), *decided]


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, from 0 to 1, whatever the order of their words."""
    return round(fuzz.token_sort_ratio(plain(one), plain(other)) / 100, 3)


def _pairs_in(names: Names, sign: str, sharing: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names with one sign that are worth a look, each in alphabetical order.

    The names that one short form stands for are compared with the short form, and not with each other.
    """
    plenty = [key for key in sharing if not names.is_generic(key)]
    if not sign.startswith(("form:", "initials:", "initial and last:")):
        yield from combinations(plenty, 2)
        return
    for key in plenty:
        if _is_short(names.uses[key], sign):
            for other in plenty:
                if other != key:
                    yield (key, other) if plenty.index(key) < plenty.index(other) else (other, key)


def _is_short(use: NameInUse, sign: str) -> bool:
    """Whether the sign is the name itself, and not a short form of it; of a person, whether the first name is one."""
    kind, _, form = sign.partition(":")
    if kind == "initial and last":
        return len(use.name.folded.split()[0]) == 1
    return form in (use.name.folded, use.name.folded.replace(" ", ""))


def _findings(names: Names, one: str, other: str) -> Iterator[_Finding]:
    rules = _PERSON_RULES if names.uses[one].name.kind is EntityKind.PERSON else _ORGANIZATION_RULES
    shared = names.signs[one] & names.signs[other]
    for rule in rules:
        yield from rule(names, names.uses[one], names.uses[other], shared)


def _decision(
    names: Names, pair: tuple[str, str], findings: Sequence[_Finding], decided_at: datetime
) -> EntityDecision:
    """The first finding that is sure, else the first; words of all that agree with it."""
    chosen = next((finding for finding in findings if finding.sameness is Sameness.SAME), findings[0])
    one, other = (names.uses[key].name for key in pair)
    return EntityDecision(
        one=one,
        other=other,
        sameness=chosen.sameness,
        rule=chosen.rule,
        decided_by=_RULES,
        evidence="; ".join(finding.evidence for finding in findings if finding.sameness is chosen.sameness),
        score=likeness(one.folded, other.folded),
        decided_at=decided_at,
    )


def _set_apart(use: NameInUse, decided_at: datetime) -> EntityDecision:
    return EntityDecision(
        one=use.name,
        other=use.name,
        sameness=Sameness.DIFFERENT,
        rule="generic name",
        decided_by=_RULES,
        evidence=f"{use.written[0]} names a body without saying whose",
        score=1.0,
        decided_at=decided_at,
    )


# Organizations


def _same_words(_names: Names, one: NameInUse, _other: NameInUse, shared: frozenset[str]) -> Iterator[_Finding]:
    for sign in sorted(shared):
        name, _, words = sign.partition(":")
        if name == "core":
            yield _Finding(Sameness.SAME, "spelling", f'both are "{words}" without legal form and punctuation')
        elif name == "words" and f"core:{core(one.name.folded)}" not in shared:
            sure = len(words.split()) > _TWO_MEMBERS
            yield _Finding(_sure_if(sure), "word order", f"both consist of the words {words}")


def _known_together(_names: Names, _one: NameInUse, _other: NameInUse, shared: frozenset[str]) -> Iterator[_Finding]:
    for sign in sorted(shared):
        name, _, full = sign.partition(":")
        if name == "known":
            yield _Finding(Sameness.SAME, "known names", f'both stand for "{full}" in the lists of names')
        elif name == "country":
            yield _Finding(Sameness.SAME, "country", f"both name the government of {full}")


def _goes_by(names: Names, one: NameInUse, other: NameInUse, _shared: frozenset[str]) -> Iterator[_Finding]:
    for full, short in ((one, other), (other, one)):
        articles = dict(full.also).get(short.name.folded)
        if articles is None:
            continue
        weak = short.name.folded in names.known.weak or _known_apart(names, one, other)
        sure = not weak and _stands_for_one(names, short)
        yield _Finding(_sure_if(sure), "short form", _uses(articles, full, short))


def _initials(names: Names, one: NameInUse, other: NameInUse, shared: frozenset[str]) -> Iterator[_Finding]:
    if not any(sign.startswith("initials:") for sign in shared):
        return
    for full, short in ((one, other), (other, one)):
        if " " in full.name.folded and f"initials:{short.name.folded.replace(' ', '')}" in shared:
            sure = not _known_apart(names, one, other) and _stands_for_one(names, short)
            evidence = f"{short.written[0]} are the initials of {full.written[0]}"
            yield _Finding(_sure_if(sure), "initials", evidence)


def _nation_left_out(names: Names, one: NameInUse, other: NameInUse, shared: frozenset[str]) -> Iterator[_Finding]:
    for bare, full in ((one, other), (other, one)):
        nation, rest = without_nation(core(full.name.folded))
        if not nation or core(bare.name.folded) != rest or f"bare:{rest}" not in shared:
            continue
        sharing = (names.uses[key] for key in names.sharing(EntityKind.ORGANIZATION, f"bare:{rest}"))
        nations = {without_nation(core(use.name.folded))[0] for use in sharing} - {""}
        abbreviated = core(full.name.folded).split()[0] in NATIONS
        evidence = f"{bare.written[0]} is {full.written[0]} without the nation"
        yield _Finding(_sure_if(len(nations) == 1 and abbreviated), "nation", evidence)


def _misspelt(_names: Names, one: NameInUse, other: NameInUse, shared: frozenset[str]) -> Iterator[_Finding]:
    if not any(sign.startswith("but one:") for sign in shared):
        return
    first, second = core(one.name.folded).split(), core(other.name.folded).split()
    differing = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    if len(first) != len(second) or len(differing) != 1:
        return
    spelling, alternative = differing[0]
    letters = min(len(spelling), len(alternative))
    if DamerauLevenshtein.distance(spelling, alternative, score_cutoff=1) <= 1 and spelling.isalpha():
        evidence = f"{spelling} and {alternative} are one letter apart"
        yield _Finding(_sure_if(letters >= _SHORTEST_MISSPELT), "near spelling", evidence)


def _known_apart(names: Names, one: NameInUse, other: NameInUse) -> bool:
    """Whether the lists of names hold both, as names of different bodies."""
    known = names.known.of(one.name.folded), names.known.of(other.name.folded)
    return None not in known and known[0] != known[1]


def _stands_for_one(names: Names, short: NameInUse) -> bool:
    """Whether all longer names that have this short form, or its initials, are plainly one body."""
    folded = short.name.folded
    known = names.known.of(folded)
    signs = (f"form:{folded}", f"initials:{folded.replace(' ', '')}", f"bare:{core(folded)}")
    longer = dict.fromkeys(key for sign in signs for key in names.sharing(short.name.kind, sign))
    longer.pop(short.name.name_id, None)
    longer_ids = [key for key in longer if not names.is_generic(key)]
    if known not in (None, folded) and any(f"known:{known}" not in names.signs[key] for key in longer_ids):
        return False  # "NBC" is listed, and not for the Namibian Broadcasting Corporation
    return len(_groups(names, longer_ids)) == 1


def _groups(names: Names, keys: Iterable[str]) -> list[set[str]]:
    """The names in groups that sure signs hold together."""
    groups: list[tuple[set[str], set[str]]] = []
    for key in keys:
        sure = {sign for sign in names.signs[key] if sign.startswith(_SURE)}
        joined = {key}
        apart = []
        for members, signs in groups:
            if signs & sure:
                joined |= members
                sure |= signs
            else:
                apart.append((members, signs))
        groups = [*apart, (joined, sure)]
    return [members for members, _ in groups]


# People


def _same_person(names: Names, one: NameInUse, other: NameInUse, shared: frozenset[str]) -> Iterator[_Finding]:
    if f"core:{plain(one.name.folded)}" in shared:
        yield _Finding(Sameness.SAME, "spelling", "the names differ in accents or an apostrophe only")
        return
    if not any(sign.startswith("first and last:") for sign in shared):
        yield from _first_initial(one, other, shared)
        return
    _, middle, last, ending = person_parts(one.name.folded)
    first, other_middle, _, other_ending = person_parts(other.name.folded)
    evidence = f"both are {first} {plain(one.name.folded).removesuffix(ending).split()[-1]}"
    if ending != other_ending:
        yield _Finding(Sameness.UNSURE, "name ending", f"{evidence}, one of them {ending or other_ending}")
    elif middle == other_middle:
        yield _Finding(Sameness.SAME, "transliteration", f"{evidence} once the last name's ending is spelled alike")
    elif not middle or not other_middle:
        initial = all(len(name) == 1 for name in (*middle, *other_middle))
        sharing = names.sharing(EntityKind.PERSON, f"first and last:{first} {last}")
        middles = {person_parts(names.uses[key].name.folded)[1] for key in sharing} - {()}
        yield _Finding(_sure_if(initial and len(middles) == 1), "middle name", f"{evidence}, one has a middle name")
    elif _initials_of(middle) == _initials_of(other_middle):
        yield _Finding(Sameness.SAME, "middle name", f"{evidence}, and the middle names have the same initials")


def _initials_of(words: Sequence[str]) -> list[str]:
    return [word[0] for word in words]


def _first_initial(one: NameInUse, other: NameInUse, shared: frozenset[str]) -> Iterator[_Finding]:
    """ "J. Smith" may be "Jo Smith"; "Jo Smith" and "Jan Smith" have nothing in common."""
    firsts = {person_parts(use.name.folded)[0] for use in (one, other)}
    if any(sign.startswith("initial and last:") for sign in shared) and min(map(len, firsts)) == 1:
        yield _Finding(Sameness.UNSURE, "first initial", f"{' and '.join(sorted(firsts))} before the same last name")


def _last_name(names: Names, one: NameInUse, other: NameInUse, _shared: frozenset[str]) -> Iterator[_Finding]:
    for full, short in ((one, other), (other, one)):
        articles = dict(full.also).get(short.name.folded)
        if articles is None:
            continue
        if full.name.folded.split()[0] != short.name.folded:  # a first name: "Kate"
            yield _Finding(_sure_if(_is_the_one(names, full, short)), "last name", _uses(articles, full, short))


def _is_the_one(names: Names, full: NameInUse, short: NameInUse) -> bool:
    """Whether articles that use this last name for somebody they name in full all but always mean this person."""
    last_name = short.name.folded
    if not full.name.folded.endswith(f" {last_name}"):
        return False
    sharing = names.sharing(EntityKind.PERSON, f"form:{last_name}")
    people = _groups(names, [key for key in sharing if key != short.name.name_id])
    called = [sum(dict(names.uses[key].also).get(last_name, 0) for key in group) for group in people]
    own = next(times for group, times in zip(people, called, strict=True) if full.name.name_id in group)
    enough = own >= (_ARTICLES_FOR_A_LAST_NAME if len(people) == 1 else _ARTICLES_BESIDE_OTHERS)
    return enough and own >= _ALL_BUT_ALWAYS * sum(called)


def _sure_if(sure: bool) -> Sameness:
    return Sameness.SAME if sure else Sameness.UNSURE


def _uses(articles: int, full: NameInUse, short: NameInUse) -> str:
    which = "an article calls" if articles == 1 else f"{articles} articles call"
    return f"{which} {full.written[0]} {short.written[0]} too"


_Rule = Callable[[Names, NameInUse, NameInUse, frozenset[str]], Iterator[_Finding]]
_ORGANIZATION_RULES: tuple[_Rule, ...] = (
    _same_words, _known_together, _goes_by, _initials, _nation_left_out, _misspelt,
)  # fmt: skip
_PERSON_RULES: tuple[_Rule, ...] = (_same_person, _last_name)
