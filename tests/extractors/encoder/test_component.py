"""The encoder of the pipeline "accurate": the same vectors for the same text, whatever else is read with it."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import spacy
from spacy.language import Language

from extractors.encoder.component import WIDTH, Encoder
from extractors.nlp import PIPELINES, build_nlp

TEXTS = (
    "Halvard Shipping will add two ferries by May.\n\nIts spokeswoman, Ines Quaye, said so on Monday.",
    "NBSP\u00a0between words, an emoji 🚢 and a combining mark: Cafe\u0301 Nordre.\r\nThe next line\tfollows.",
    "META AND xAI SIGN",
    "Оркестр играет в четверг.",
    " ",
    "word " * 700 + ".",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_nlp("accurate", components=False)


@pytest.fixture(scope="module")
def encoder(nlp: Language) -> Encoder:
    return nlp.get_pipe("encoder")  # type: ignore[return-value]


def test_one_vector_a_token(nlp, encoder):
    for text in TEXTS:
        doc = encoder(nlp.make_doc(text))
        assert doc.tensor.shape == (len(doc), WIDTH)
        assert np.isfinite(doc.tensor).all()


def test_a_blank_without_a_line_break_has_zeros_and_a_word_has_none(nlp, encoder):
    doc = encoder(nlp.make_doc("two  blanks"))
    assert [bool(vector.any()) for vector in doc.tensor] == [True, False, True]


def test_an_empty_text_has_no_vectors(nlp, encoder):
    assert encoder(nlp.make_doc("")).tensor.shape == (0, WIDTH)


def test_case_is_seen_though_the_vocabulary_has_none(nlp, encoder):
    upper, lower = (encoder(nlp.make_doc(text)).tensor[0] for text in ("Shell paid", "shell paid"))
    assert not np.allclose(upper, lower, atol=1e-3)


def test_entities_are_the_same_alone_and_in_a_batch(nlp):
    alone = [[(ent.start, ent.end, ent.label_) for ent in nlp(text).ents] for text in TEXTS]
    batch = [[(ent.start, ent.end, ent.label_) for ent in doc.ents] for doc in nlp.pipe(TEXTS, batch_size=4)]
    assert batch == alone
    assert alone[0]  # or nothing was compared


def test_entities_and_trees_are_the_same_in_another_process(nlp):
    program = (
        "import sys; from extractors.nlp import build_nlp; doc = build_nlp('accurate', components=False)(sys.argv[1]);"
        "print([(t.dep_, t.head.i, t.ent_type_) for t in doc])"
    )
    there = subprocess.run([sys.executable, "-c", program, TEXTS[0]], capture_output=True, text=True, check=True)
    doc = nlp(TEXTS[0])
    assert there.stdout.strip() == str([(t.dep_, t.head.i, t.ent_type_) for t in doc])


def test_bytes_hold_the_whole_encoder(nlp, encoder):
    copy = Encoder().from_bytes(encoder.to_bytes())
    text = TEXTS[0]
    assert np.array_equal(copy(nlp.make_doc(text)).tensor, encoder(nlp.make_doc(text)).tensor)


def test_a_folder_holds_the_whole_encoder(nlp, encoder, tmp_path):
    encoder.to_disk(tmp_path)
    copy = Encoder().from_disk(tmp_path)
    text = TEXTS[1]
    assert np.array_equal(copy(nlp.make_doc(text)).tensor, encoder(nlp.make_doc(text)).tensor)


def test_without_a_network_it_says_so():
    with pytest.raises(RuntimeError, match="no network"):
        Encoder()(spacy.blank("en")("Any text."))


def test_spacy_loads_the_pipeline_by_itself():
    program = f"import spacy; print(spacy.load({str(PIPELINES / 'accurate')!r}).pipe_names)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "'encoder'" in done.stdout
