"""Put treebank sentences inside reported speech and promises: quotations, "said X", "according to X", "X plans to".

The trees follow the two treebanks: the verb of saying is the root and the content its `ccomp` in either order;
"according" is `case` of the source with "to" `fixed`; what somebody plans to do is `xcomp`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from training.clauses import infinitive
from training.names import Names
from training.speakers import speaker, surname
from training.words import (
    Sentence,
    Word,
    capital,
    determiner,
    lower_first,
    noun,
    preposition,
    proper,
    punct,
    root_of,
    shift,
    unspaced,
)

PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
SAYING = (
    ("said", "say", 40), ("says", "say", 8), ("added", "add", 5), ("told", "tell", 8), ("warned", "warn", 3),
    ("argued", "argue", 2), ("announced", "announce", 2), ("confirmed", "confirm", 2), ("wrote", "write", 3),
    ("insisted", "insist", 2), ("noted", "note", 2), ("claimed", "claim", 2), ("acknowledged", "acknowledge", 1),
    ("explained", "explain", 1), ("stated", "state", 1), ("tweeted", "tweet", 1), ("reported", "report", 1),
)  # fmt: skip
PLANNING = (
    ("plans", "plan"), ("aims", "aim"), ("pledges", "pledge"), ("vows", "vow"), ("promises", "promise"),
    ("hopes", "hope"),
    ("wants", "want"), ("needs", "need"), ("expects", "expect"), ("intends", "intend"), ("seeks", "seek"),
    ("offers", "offer"), ("moves", "move"), ("refuses", "refuse"), ("planned", "plan"), ("pledged", "pledge"),
    ("vowed", "vow"), ("promised", "promise"), ("agreed", "agree"), ("offered", "offer"), ("declined", "decline"),
    ("refused", "refuse"), ("decided", "decide"), ("failed", "fail"), ("threatened", "threaten"), ("hoped", "hope"),
)  # fmt: skip
PROMISES = ("plan", "pledge", "promise", "commitment", "proposal", "decision", "offer", "agreement")
CITIES = (
    "London", "Washington", "Brussels", "Paris", "Beijing", "Tokyo", "Berlin", "Moscow", "Nairobi", "Sydney", "Geneva",
    "Jerusalem", "Frankfurt", "Johannesburg", "Seoul", "Dubai", "Lagos", "Ottawa", "Mumbai", "Madrid",
)  # fmt: skip
AGENCIES = ("Reuters", "AP", "AFP", "Bloomberg", "dpa", "Xinhua", "PTI")
PERIOD = punct(".", 0)
LISTENERS = Word(
    form="reporters", lemma="reporter", upos="NOUN", xpos="NNS", feats="Number=Plur", head=0, deprel="iobj"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """Who says it and with which verb; the verb may take a listener."""

    speaker: Sentence
    verb: Word
    told: bool

    @property
    def head(self) -> int:
        return root_of(self.speaker)

    @property
    def is_pronoun(self) -> bool:
        return self.speaker[self.head].upos == "PRON"

    def subject(self, at: int, verb_at: int, *, closed: bool) -> list[Word]:
        """The speaker at a position; `closed` sets the comma that ends an apposition before the verb."""
        words = shift(self.speaker, at, verb_at, "nsubj")
        after = {"appos", "acl:relcl"}
        apposition = next(
            (at for at, word in enumerate(self.speaker) if word.deprel in after and word.head == self.head), None
        )
        if apposition is None or not closed:
            return words
        return [*unspaced(words), punct(",", at + apposition)]

    def said(self, at: int) -> list[Word]:
        """The verb as root, with its listener."""
        return [self.verb, replace(LISTENERS, head=at)] if self.told else [self.verb]


def _verb(form: str, lemma: str) -> Word:
    feats, tag = (PRESENT, "VBZ") if form.endswith("s") else (PAST, "VBD")
    return Word(form=form, lemma=lemma, upos="VERB", xpos=tag, feats=feats, head=-1, deprel="root")


def _open(head: int) -> Word:
    return punct('"', head, "``", space=False)


def _close(head: int) -> Word:
    return punct('"', head, "''")


def _content_first(content: Sentence, saying: _Saying, *, quoted: bool, inverted: bool) -> Sentence:
    """Build `"...," X said.`, `"...," said X.` and `..., X said.`."""
    by = 1 if quoted else 0
    content_root = by + root_of(content)
    tail = by + len(content) + 1 + by
    length = len(saying.subject(0, 0, closed=True))
    verb_at = tail if inverted else tail + length
    subject_at = tail + len(saying.said(0)) if inverted else tail
    subject = saying.subject(subject_at, verb_at, closed=not inverted)
    told = saying.said(verb_at)
    return (
        *([_open(content_root)] if quoted else []),
        *unspaced(shift(content, by, verb_at, "ccomp")),
        punct(",", content_root, space=not quoted),
        *([_close(content_root)] if quoted else []),
        *unspaced([*told, *subject] if inverted else [*subject, *told]),
        replace(PERIOD, head=verb_at),
    )


def _speaker_first(content: Sentence, saying: _Saying, *, mark: str) -> Sentence:
    """Build `X said: "..."`, `X said, "..."`, `X said that ...` and `X said ...`."""
    verb_at = len(saying.subject(0, 0, closed=True))
    out = [*saying.subject(0, verb_at, closed=True), *saying.said(verb_at)]
    if mark in {":", ","}:
        by = len(out) + 2
        head = by + root_of(content)
        out = [*unspaced(out), punct(mark, head), _open(head), *unspaced(shift(content, by, verb_at, "ccomp"))]
        return capital([*out, replace(PERIOD, head=verb_at, space=False), _close(head)])
    by = len(out) + (1 if mark == "that" else 0)
    if mark == "that":
        head = by + root_of(content)
        out.append(Word(form="that", lemma="that", upos="SCONJ", xpos="IN", head=head, deprel="mark"))
    out += unspaced(shift(lower_first(content), by, verb_at, "ccomp"))
    return capital([*out, replace(PERIOD, head=verb_at)])


def _according(content: Sentence, saying: _Saying, *, first: bool) -> Sentence:
    """Build `According to X, ...` and `..., according to X.`."""
    according = Word(
        form="according", lemma="accord", upos="VERB", xpos="VBG", feats="VerbForm=Ger", head=0, deprel="case"
    )
    length = len(saying.speaker)
    if first:
        by = 3 + length
        root = by + root_of(content)
        head = 2 + saying.head
        source = [replace(according, head=head), preposition("to", 0, "fixed"), *shift(saying.speaker, 2, root, "obl")]
        rest = [punct(",", root), *unspaced(shift(lower_first(content), by, -1, "root"))]
        return capital([*unspaced(source), *rest, replace(PERIOD, head=root)])
    at = len(content) + 3
    head, root = at + saying.head, root_of(content)
    source = [
        replace(according, head=head),
        preposition("to", at - 2, "fixed"),
        *shift(saying.speaker, at, root, "obl"),
    ]
    return (*unspaced(content), punct(",", head), *unspaced(source), replace(PERIOD, head=root))


def reportable(words: Sentence) -> bool:
    """Say whether this is a plain statement: 5 to 28 words, a subject, a final period, no quotation marks inside."""
    if not 5 <= len(words) <= 28 or words[-1].form not in {".", "!"} or words[-1].head < 0:
        return False
    if any(word.xpos in {"``", "''", "-LRB-"} or word.deprel in {"parataxis", "list", "vocative"} for word in words):
        return False
    last = len(words) - 1
    if words[0].upos == "PUNCT" or words[-2].upos == "PUNCT" or any(word.head == last for word in words):
        return False
    root = root_of(words)
    has_subject = any(word.head == root and word.deprel.startswith("nsubj") for word in words)
    return words[root].lemma not in {"say", "tell"} and has_subject and words[0].form[:1].isupper()


def report(words: Sentence, names: Names, rng: Random) -> Sentence | None:
    """Return the sentence as somebody's words, or None when it is not fit for that."""
    if not reportable(words):
        return None
    content = words[:-1]
    form, lemma, _ = rng.choices(SAYING, [weight for _, _, weight in SAYING])[0]
    saying = _Saying(speaker=speaker(names, rng), verb=_verb(form, lemma), told=form == "told")
    inverted = 0 if saying.is_pronoun or saying.told else 22
    according = 0 if saying.is_pronoun else 6
    pattern = rng.choices(
        ["quoted", "inverted", ":", ",", "that", "", "plain", "according first", "according last"],
        [20, inverted, 8, 8, 12, 14, 6, according, according],
    )[0]
    if pattern.startswith("according"):
        return _according(content, saying, first=pattern.endswith("first"))
    if pattern in {"quoted", "inverted", "plain"}:
        built = _content_first(content, saying, quoted=pattern != "plain", inverted=pattern == "inverted")
        return built if pattern != "plain" else capital(built)
    return _speaker_first(content, saying, mark=pattern)


def promise(words: Sentence, names: Names, rng: Random) -> Sentence | None:
    """Build a promise out of an infinitive clause of the sentence: `X plans to ...`, `X said it will ...`."""
    clause = infinitive(words, rng)
    if clause is None:
        return None
    subject = _Saying(
        speaker=speaker(names, rng, without=("pronoun", "surname")), verb=_verb(*rng.choice(PLANNING)), told=False
    )
    verb_at = len(subject.subject(0, 0, closed=True))
    out = [*subject.subject(0, verb_at, closed=True)]
    pattern = rng.choices(["plans to", "said it will", "plan to"], [6, 3, 2])[0]
    if pattern == "plans to":
        out += [subject.verb, *shift(clause, len(out) + 1, verb_at, "xcomp")]
    elif pattern == "plan to":
        out += [
            _verb(*rng.choice([("announced", "announce"), ("made", "make"), ("signed", "sign")])),
            determiner("a", verb_at + 2),
            noun(rng.choice(PROMISES[:-2]), verb_at, "obj"),
            *shift(clause, len(out) + 3, verb_at + 2, "acl"),
        ]
    else:
        form, tag_feats = rng.choice([("will", "VerbForm=Fin"), ("would", "VerbForm=Fin")])
        out.append(
            _verb(*rng.choice([("said", "say"), ("says", "say"), ("pledged", "pledge"), ("promised", "promise")]))
        )
        by = len(out) + 1
        head = by + root_of(clause)
        feats = "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs"
        out.append(Word(form="it", lemma="it", upos="PRON", xpos="PRP", feats=feats, head=head, deprel="nsubj"))
        will = Word(form=form, lemma="will", upos="AUX", xpos="MD", feats=tag_feats, head=head, deprel="aux")
        out += [will, *shift(clause, by, verb_at, "ccomp")[1:]]
    return capital([*unspaced(out), replace(PERIOD, head=verb_at)])


def quote_whole(words: Sentence) -> Sentence:
    """Put quotation marks around a sentence that has none; both hang on its root, as in the treebanks."""
    if len(words) < 4 or words[-1].upos != "PUNCT" or any(word.xpos in {"``", "''"} for word in words):
        return words
    root = root_of(words) + 1
    return (_open(root), *unspaced(shift(words, 1, -1, "root")), _close(root))


def with_dateline(words: Sentence, rng: Random) -> Sentence:
    """Open a sentence with "LONDON (Reuters) -"; the city is `dep` of the root, the agency `appos` of the city."""
    city = rng.choice(CITIES)
    agency = rng.random() < 0.7
    by = 5 if agency else 2
    line = [replace(proper(city.upper() if rng.random() < 0.8 else city, by + root_of(words), "dep"), lemma=city)]
    if agency:
        name = proper(rng.choice(AGENCIES), 0, "appos", space=False)
        line += [punct("(", 2, "-LRB-", space=False), name, punct(")", 2, "-RRB-")]
    line.append(punct(rng.choice(["-", "—", "–", "--"]), 0, ":"))
    return (*line, *shift(words, by, -1, "root"))


def byline(names: Names, rng: Random) -> Sentence:
    """Write "By First Last" as a paragraph of its own."""
    return (preposition("By", 1), proper(names.person(rng)[0], -1, "root"), proper(surname(names, rng), 1, "flat"))
