"""How much of the gold annotation a pipeline finds: precision, recall and F1, in percent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.scorer import PRFScore, Scorer
from spacy.tokens import Doc, Span, Token
from spacy.training import Example

from extractors.evaluation.gold import GoldText
from models import EvaluationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and F1 in percent, and what they count: spans found, spans in gold, spans in both."""

    precision: float
    recall: float
    f1: float
    right: int
    found: int
    gold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityScores:
    """The score of each label and of all of them together."""

    documents: int
    labels: dict[str, Score]
    micro: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxScores:
    """F1 of each layer in percent, by name; None: the treebank does not have that layer."""

    documents: int
    tokens: int
    scores: dict[str, float | None]


def read_merges(merges: Iterable[str]) -> dict[str, str]:
    """What each label is called once merged: ``LOC=GPE+LOC`` calls GPE and LOC "LOC"; without a name, "GPE+LOC".

    Raises EvaluationError for what names no label.
    """
    names: dict[str, str] = {}
    for merge in merges:
        name, _, parts = merge.rpartition("=")
        if not all(parts.split("+")):
            raise EvaluationError(f"--merge {merge}", "names no labels; write it as LOC=GPE+LOC", "bad_merge")
        names |= dict.fromkeys(parts.split("+"), name or merge)
    return names


def score_entities(
    nlp: Language, texts: Iterable[GoldText], *, merged: Mapping[str, str] | None = None, labels: Collection[str] = ()
) -> EntityScores:
    """How many of the entities are found with exactly their characters and label (CoNLL 2003).

    ``merged`` renames labels on both sides, then ``labels``, where given, are the only ones to count.

    Spans are compared by characters: spaCy's ``Scorer.score_spans`` compares tokens, and its ``Example`` leaves out
    the entities that do not begin and end with one (27 of the 4,958 in en-worldwide-newswire's development part).
    """
    given = list(texts)
    counts: dict[str, PRFScore] = {label: PRFScore() for label in labels}
    for gold, doc in zip(given, nlp.pipe(text.text for text in given), strict=True):
        wanted = _counted(gold.spans, merged or {}, labels)
        found = _counted(((ent.start_char, ent.end_char, ent.label_) for ent in doc.ents), merged or {}, labels)
        for label in wanted.keys() | found.keys():
            want, got = wanted.get(label, Counter()), found.get(label, Counter())
            one = PRFScore(tp=(want & got).total(), fp=(got - want).total(), fn=(want - got).total())
            counts[label] = counts.get(label, PRFScore()) + one
    micro = sum(counts.values(), PRFScore())
    return EntityScores(
        documents=len(given),
        labels={label: _score(count) for label, count in sorted(counts.items())},
        micro=_score(micro),
    )


def _counted(
    spans: Iterable[tuple[int, int, str]], merged: Mapping[str, str], labels: Collection[str]
) -> dict[str, Counter[tuple[int, int]]]:
    """How often each place is given each label; merging may give one place a label twice."""
    counted: dict[str, Counter[tuple[int, int]]] = {}
    for start, end, label in spans:
        name = merged.get(label, label)
        if not labels or name in labels:
            counted.setdefault(name, Counter())[start, end] += 1
    return counted


def _score(count: PRFScore) -> Score:
    return Score(
        precision=_percent(count.precision),
        recall=_percent(count.recall),
        f1=_percent(count.fscore),
        right=count.tp,
        found=count.tp + count.fp,
        gold=count.tp + count.fn,
    )


def _percent(share: float) -> float:
    return round(100 * share, 2)


def score_syntax(nlp: Language, documents: Iterable[Doc]) -> SyntaxScores:
    """How well tokens, sentences, tags, lemmas and trees are found in the text of the documents (spaCy's ``Scorer``).

    UAS and LAS are given as spaCy's parser counts them (no punctuation, labels with subtypes) and as the CoNLL 2018
    shared task does (all words, labels without subtypes). Tags and lemmas are those of tokens that both have.
    """
    references = list(documents)
    predicted = nlp.pipe(reference.text for reference in references)
    examples = [Example(doc, reference) for doc, reference in zip(predicted, references, strict=True)]
    found: dict[str, Any] = {
        **Scorer.score_tokenization(examples),
        **Scorer.score_spans(examples, "sentence", getter=_sentences, labeled=False),
        **Scorer.score_token_attr(examples, "pos"),
        **Scorer.score_token_attr(examples, "tag"),
        **Scorer.score_token_attr(examples, "lemma", getter=_lemma),
        **Scorer.score_deps(examples, "dep", getter=_relation, ignore_labels=(_BLANK, "punct")),
        **Scorer.score_deps(examples, "all", getter=_universal, ignore_labels=(_BLANK,)),
    }
    return SyntaxScores(
        documents=len(references),
        tokens=sum(not token.is_space for reference in references for token in reference),
        scores={name: None if found[key] is None else _percent(found[key]) for name, key in _LAYERS.items()},
    )


_BLANK = "blank"  # the relation of a white-space token
_LAYERS = {
    "tokens": "token_f",
    "sentences": "sentence_f",
    "UPOS": "pos_acc",
    "XPOS": "tag_acc",
    "lemma": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "UAS (CoNLL 2018)": "all_uas",
    "LAS (CoNLL 2018)": "all_las",
}


def _sentences(doc: Doc, _: str) -> Iterator[Span]:
    """The sentences without the blanks around them, which belong to none."""
    for sentence in doc.sents:
        visible = [token.i for token in sentence if not token.is_space]
        if visible:
            yield doc[visible[0] : visible[-1] + 1]


def _lemma(token: Token, _: str) -> str:
    return token.lemma_


def _relation(token: Token, _: str) -> str:
    """The relation; "root" is ROOT in spaCy.

    A blank has one too, so that it can be ignored: `Scorer.score_deps` carries what a document leaves open over to
    the documents after it, which cost EWT's development part 20 points of UAS.
    """
    return _BLANK if token.is_space else token.dep_.lower()


def _universal(token: Token, _: str) -> str:
    return _relation(token, _).partition(":")[0]
