"""Scores: what counts as found, what merging does, and that others who count come to the same."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.evaluation.conllu import read_documents
from extractors.evaluation.gold import GoldText, read_gold
from extractors.evaluation.scores import Score, read_merges, score_entities, score_syntax
from extractors.nlp import build_nlp
from models import EvaluationError

TEXT = "Acme met Bolt in Norway."


@pytest.fixture(scope="module")
def ruled() -> Language:
    """A pipeline that finds three names and takes Bolt for a person."""
    nlp = spacy.blank("en")
    patterns = [("ORG", "Acme"), ("PERSON", "Bolt"), ("GPE", "Norway")]
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for label, name in patterns])
    return nlp


def gold(*spans: tuple[int, int, str]) -> list[GoldText]:
    return [GoldText(text_id="1", text=TEXT, spans=spans)]


def counts(score: Score) -> tuple[int, int, int]:
    return score.right, score.found, score.gold


def test_an_entity_is_its_characters_and_its_label(ruled):
    scores = score_entities(ruled, gold((0, 4, "ORG"), (9, 13, "ORG"), (14, 23, "GPE")))
    assert {label: counts(score) for label, score in scores.labels.items()} == {
        "GPE": (0, 1, 1), "ORG": (1, 1, 2), "PERSON": (0, 1, 0),
    }  # fmt: skip
    assert counts(scores.micro) == (1, 3, 3)
    assert (scores.micro.precision, scores.micro.recall, scores.micro.f1) == (33.33, 33.33, 33.33)


def test_a_part_of_a_token_counts_as_missed(ruled):
    """A pipeline of tokens cannot find it; a reader did."""
    assert counts(score_entities(ruled, gold((17, 20, "NORP"))).labels["NORP"]) == (0, 0, 1)


def test_labels_are_merged_on_both_sides_and_then_kept(ruled):
    wanted = gold((0, 4, "ORG"), (9, 13, "PER"), (17, 23, "LOC"))
    merged = read_merges(["LOC=GPE+LOC", "NAME=PERSON+PER"])
    scores = score_entities(ruled, wanted, merged=merged, labels=["LOC", "NAME", "LAW"])
    assert {label: counts(score) for label, score in scores.labels.items()} == {
        "LAW": (0, 0, 0), "LOC": (1, 1, 1), "NAME": (1, 1, 1),
    }  # fmt: skip


def test_a_place_that_merging_names_twice_is_found_once(ruled):
    scores = score_entities(ruled, gold((17, 23, "LOC"), (17, 23, "GPE")), merged=read_merges(["GPE+LOC"]))
    assert counts(scores.labels["GPE+LOC"]) == (1, 1, 2)


@pytest.mark.parametrize("merge", ["", "LOC=", "LOC=GPE+", "+"])
def test_a_merge_of_nothing_is_wrong(merge):
    with pytest.raises(EvaluationError, match=r"LOC=GPE\+LOC"):
        read_merges([merge])


def test_nothing_found_and_nothing_there_is_no_division_by_zero():
    scores = score_entities(spacy.blank("en"), gold())
    assert (scores.labels, scores.micro.f1) == ({}, 0.0)


@pytest.fixture(scope="module")
def fast() -> Language:
    return build_nlp("fast", components=False)


@pytest.fixture(scope="module")
def score_ner(shared) -> ModuleType:
    """The scorer by which quality is judged."""
    spec = importlib.util.spec_from_file_location("score_ner", shared / "eval" / "score_ner.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_shared_scorer_comes_to_the_same(shared, score_ner, fast):
    """On every label, to two decimals; a part of a development set, so that it is quick."""
    texts = list(read_gold(shared / "corpora" / "ner" / "en-worldwide.dev.jsonl"))[:8]
    merges = ["LOC=GPE+LOC", "MISC=MISC+EVENT+LAW"]
    ours = score_entities(fast, texts, merged=read_merges(merges))
    docs = fast.pipe(text.text for text in texts)
    predicted = {
        text.text_id: {"spans": [{"start": e.start_char, "end": e.end_char, "label": e.label_} for e in doc.ents]}
        for text, doc in zip(texts, docs, strict=True)
    }
    wanted = {
        text.text_id: {
            "text": text.text,
            "spans": [dict(zip(("start", "end", "label"), s, strict=True)) for s in text.spans],
        }
        for text in texts
    }
    theirs = score_ner.score(wanted, predicted, merge=merges)
    assert len(ours.labels) > 4
    for label, score in [*ours.labels.items(), ("micro", ours.micro)]:
        other = theirs["micro"] if label == "micro" else theirs["labels"][label]
        assert [score.precision, score.recall, score.f1] == [other["p"], other["r"], other["f"]], label
        assert counts(score) == (other["tp"], other["pred"], other["gold"]), label


WORDS = ["Acme", "'s", "boss", "left", ".", "\n\n", "Why", "?"]
TEXT_OF_TREE = "Acme's boss left.\n\nWhy?"
TREE = {
    "spaces": [False, True, True, False, False, False, False, False],
    "tags": ["NNP", "POS", "NN", "VBD", ".", "", "WRB", "."],
    "pos": ["PROPN", "PART", "NOUN", "VERB", "PUNCT", "", "ADV", "PUNCT"],
    "lemmas": ["Acme", "'s", "boss", "leave", ".", "", "why", "?"],
    "heads": [2, 0, 3, 3, 3, 4, 6, 6],
    "deps": ["nmod:poss", "case", "nsubj", "ROOT", "punct", "", "ROOT", "punct"],
}


@Language.factory("given_tree")
def given_tree(nlp: Language, name: str, tree: dict[str, list]):
    """A component whose parse of any text is the tree it was given."""

    def parse(doc: Doc) -> Doc:
        return Doc(doc.vocab, words=[token.text for token in doc], **tree)

    return parse


def syntax(**changed: list) -> dict[str, float | None]:
    """The scores of a pipeline that reads the gold text as the gold tree, but for what is changed."""
    nlp = spacy.blank("en")
    nlp.add_pipe("given_tree", config={"tree": TREE | changed})
    return score_syntax(nlp, [Doc(nlp.vocab, words=WORDS, **TREE)]).scores


def test_a_perfect_reading_has_all():
    assert set(syntax().values()) == {100.0}


def test_each_layer_is_counted_by_itself():
    """Seven words; the blank between the paragraphs is none."""
    assert syntax(tags=["NN", *TREE["tags"][1:]])["XPOS"] == 85.71
    assert syntax(pos=["NOUN", *TREE["pos"][1:]])["UPOS"] == 85.71
    assert syntax(lemmas=["acme", *TREE["lemmas"][1:]])["lemma"] == 85.71


def test_trees_are_counted_as_spacy_and_as_conll_do():
    """The one leaves out punctuation, the other subtypes."""
    relation = syntax(deps=["nmod", *TREE["deps"][1:]])
    assert (relation["LAS"], relation["LAS (CoNLL 2018)"], relation["UAS"]) == (80.0, 100.0, 100.0)
    mark = syntax(heads=[2, 0, 3, 3, 2, 4, 6, 6])
    assert (mark["UAS"], mark["UAS (CoNLL 2018)"]) == (100.0, 85.71)


def test_blanks_belong_to_no_sentence():
    """A parser may hang a line break on either side of it."""
    other_side = syntax(heads=[2, 0, 3, 3, 3, 6, 6, 6], deps=[*TREE["deps"][:5], "dep", *TREE["deps"][6:]])
    joined = syntax(heads=[2, 0, 3, 3, 3, 4, 3, 6], deps=[*TREE["deps"][:6], "parataxis", "punct"])
    assert other_side["sentences"] == 100.0
    assert joined["sentences"] == 0.0


def test_documents_are_counted_apart():
    """The blank of the first stands where the second has a word, which counts all the same."""
    nlp = spacy.blank("en")
    nlp.add_pipe("given_tree", config={"tree": TREE})
    parsed = nlp(TEXT_OF_TREE)
    single = Doc(nlp.vocab, words=["She", "met", "them", "in", "Oslo", "yesterday", "too"], heads=[1, 1, 1, 4, 1, 1, 1],
                 deps=["nsubj", "ROOT", "obj", "case", "obl", "advmod", "advmod"])  # fmt: skip
    assert parsed[5].is_space

    def look_up(texts):
        return (single.copy() if text == single.text else nlp(text) for text in texts)

    nlp.pipe = look_up
    scores = score_syntax(nlp, [Doc(nlp.vocab, words=WORDS, **TREE), single]).scores
    assert [scores[name] for name in ("UAS", "LAS", "UAS (CoNLL 2018)", "LAS (CoNLL 2018)")] == [100.0] * 4


def test_a_layer_the_treebank_lacks_has_no_score():
    nlp = spacy.blank("en")
    nlp.add_pipe("given_tree", config={"tree": TREE})
    bare = {key: value for key, value in TREE.items() if key not in ("tags", "lemmas")}
    scores = score_syntax(nlp, [Doc(nlp.vocab, words=WORDS, **bare)]).scores
    assert (scores["XPOS"], scores["lemma"], scores["UPOS"]) == (None, None, 100.0)


def test_the_shipped_model_reads_a_treebank(tmp_path: Path, fast):
    """From the text alone, as one document."""
    (doc,) = fast.pipe(["Acme expects to sign the accord by June 30. Its rivals wait."])
    rows = [
        "\t".join((
            str(token.i - token.sent.start + 1), token.text, token.lemma_, token.pos_, token.tag_, "_",
            str(0 if token.head is token else token.head.i - token.sent.start + 1), token.dep_.lower(), "_",
            "_" if token.whitespace_ else "SpaceAfter=No",
        )) + ("\n" if token.i + 1 < token.sent.end else "\n\n")
        for token in doc
    ]  # fmt: skip
    (tmp_path / "own.conllu").write_text("".join(rows), encoding="utf-8")
    scores = score_syntax(fast, read_documents(tmp_path / "own.conllu", fast.vocab))
    assert (scores.documents, scores.tokens) == (1, len(doc))
    assert set(scores.scores.values()) == {100.0}, json.dumps(scores.scores)
