"""Treebanks: the text that comes out, the trees in it, and what is wrong with a broken file."""

from __future__ import annotations

import gzip
from itertools import pairwise
from pathlib import Path

import pytest
from spacy.vocab import Vocab

from extractors.evaluation import conllu
from extractors.evaluation.conllu import read_conllu, read_documents
from models import EvaluationError


def row(number: str, form: str, head: str = "_", relation: str = "_", misc: str = "_", upos: str = "X") -> str:
    return f"{number}\t{form}\t{form.lower()}\t{upos}\tT\t_\t{head}\t{relation}\t_\t{misc}\n"


FIRST = (
    "# newdoc id = a\n# newpar\n# sent_id = 1\n"
    + row("1", "Acme", "4", "nsubj")
    + row("2-3", "didn't")
    + row("2", "did", "4", "aux")
    + row("3", "n't", "4", "advmod")
    + row("4", "meet", "0", "root", "SpaceAfter=No")
    + row("4.1", "meet")
    + row("5", ".", "4", "punct")
    + "\n"
)
SECOND = "# sent_id = 2\n" + row("1", "Why", "0", "root", "Gloss=x|SpaceAfter=No") + row("2", "?", "1", "punct") + "\n"
THIRD = "# newpar\n" + row("1", "Later", "0", "root") + "\n"
FOURTH = "# newdoc id = b\n" + row("1", "Elsewhere", "0", "root")


@pytest.fixture
def treebank(tmp_path):
    def write(content: str) -> Path:
        path = tmp_path / "bank.conllu"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_the_text_is_that_of_the_documents(treebank):
    """Multiword tokens are one run, empty nodes are no words, paragraphs are set apart."""
    path = treebank(FIRST + SECOND + THIRD + FOURTH)
    first, second = read_documents(path, Vocab())
    assert first.text == "Acme didn't meet. Why?\n\nLater "
    assert second.text == "Elsewhere "
    assert [sentence.text.strip() for sentence in first.sents] == ["Acme didn't meet.", "Why?", "Later"]
    assert [sentence.opens_paragraph for sentence in read_conllu(path)] == [True, False, True, True]


def test_trees_and_tags_lie_on_the_words(treebank):
    (doc,) = read_documents(treebank(FIRST + SECOND), Vocab())
    found = [(token.text, token.head.text, token.dep_) for token in doc]
    assert found[:4] == [
        ("Acme", "meet", "nsubj"),
        ("did", "meet", "aux"),
        ("n't", "meet", "advmod"),
        ("meet", "meet", "ROOT"),
    ]
    assert (doc[0].pos_, doc[0].tag_, doc[0].lemma_) == ("X", "T", "acme")


def test_a_paragraph_break_has_no_annotation(treebank):
    (doc,) = read_documents(treebank(FIRST + THIRD), Vocab())
    (blank,) = (token for token in doc if token.text.isspace())
    assert (blank.text, blank.tag_, blank.pos_, blank.lemma_, blank.dep_) == ("\n\n", "", "", "", "")


def test_a_gzipped_treebank_is_the_same(treebank):
    plain = treebank(FIRST + FOURTH)
    packed = plain.with_suffix(".conllu.gz")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(read_conllu(packed)) == list(read_conllu(plain))


def test_what_is_left_open_is_nothing_but_a_mark_is_itself(treebank):
    left_open = "1\tAcme\t_\t_\t_\t_\t0\troot\t_\t_\n2\t_\t_\tPUNCT\t_\t_\t1\tpunct\t_\t_\n"
    (sentence,) = read_conllu(treebank(left_open))
    assert [(word.lemma, word.upos, word.xpos) for word in sentence.words] == [("", "", ""), ("_", "PUNCT", "")]


def test_a_file_without_documents_is_cut(treebank, monkeypatch):
    """No text grows with the file; a sentence stays whole."""
    monkeypatch.setattr(conllu, "LONGEST_DOCUMENT", 4)
    docs = list(read_documents(treebank(SECOND * 5), Vocab()))
    assert [len(list(doc.sents)) for doc in docs] == [1, 2, 2]


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ("1\tAcme\tACME\n", 1, "3 columns"),
        (row("1", "Acme", "0", "root") + row("3", "met", "1"), 2, "'3' where 2 was expected"),
        (row("1", "Acme", "2"), 1, "head is '2'"),
        (row("1", "Acme", "_"), 1, "head is '_'"),
        (row("1", "Acme", "0"), 1, "no relation"),
        (row("x-2", "Acme"), 1, "no range"),
        (row("1-2", "du") + row("1", "de", "0", "root") + row("2", "le", "1"), 2, "'de' is no part"),
        (row("1-2", "dont") + row("1", "do", "0", "root") + row("2", "n", "1"), 3, "'n' is no part"),
        (row("1", "\u00a0", "0", "root"), 1, "no form"),
    ],
)
def test_a_broken_line_is_named(treebank, rows, line, words):
    path = treebank(rows)
    with pytest.raises(EvaluationError) as caught:
        list(read_conllu(path))
    assert caught.value.subject == f"{path}, line {line}"
    assert words in caught.value.message


@pytest.mark.parametrize("content", ["", "# newdoc\n\n"])
def test_a_file_without_sentences_is_told(treebank, content):
    with pytest.raises(EvaluationError, match="no sentence"):
        list(read_documents(treebank(content), Vocab()))


def test_real_treebanks_are_read_whole(shared):
    """Every word of a development part, with the text its own comments give."""
    path = shared / "corpora" / "ud" / "en_gum-open.dev.conllu.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [line.partition(" = ")[2].rstrip("\n") for line in lines if line.startswith("# text = ")]
    docs = list(read_documents(path, Vocab()))
    found = [" ".join(sentence.text.split()) for doc in docs for sentence in doc.sents]
    assert found == [" ".join(text.split()) for text in texts]
    assert all(after.start == before.end for doc in docs for before, after in pairwise(doc.sents))
