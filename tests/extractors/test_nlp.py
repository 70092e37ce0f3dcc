"""The pipeline builder: which models it takes, what it adds, and the version of the whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from extractors.document import make_doc
from extractors.nlp import FINDERS, build_nlp, extractor_version, paragraph_starts
from models import ArticleVersion, ModelError, SettingsError

UD = ("nsubj", "obj", "obl", "ccomp", "ROOT")
CLEARNLP = ("nsubj", "dobj", "pobj", "ccomp", "ROOT")


def untrained(folder: Path, labels: tuple[str, ...], pipes: tuple[str, ...] = ("parser", "ner")) -> str:
    """A model with random weights whose parser has these labels, saved in the folder."""
    nlp = spacy.blank("en")
    for name in ("tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", *pipes):
        nlp.add_pipe(name)
    nlp.get_pipe("tagger").add_label("NN")
    nlp.get_pipe("morphologizer").add_label("POS=NOUN")
    nlp.get_pipe("trainable_lemmatizer").cfg["labels"] = []
    nlp.remove_pipe("trainable_lemmatizer")
    for label in labels if "parser" in pipes else ():
        nlp.get_pipe("parser").add_label(label)
    if "ner" in pipes:
        nlp.get_pipe("ner").add_label("ORG")
    nlp.initialize()
    nlp.to_disk(folder)
    return str(folder)


def test_components_run_after_the_model(nlp):
    """Paragraphs first, then the model, then our finders in their order."""
    own = [factory for factory, _ in FINDERS]
    assert nlp.pipe_names[0] == "paragraph_starts"
    assert nlp.pipe_names[-len(own) :] == own
    assert nlp.pipe_names.index("ner") < nlp.pipe_names.index("organization_finder")


def test_every_requirement_is_met(nlp):
    """No component needs what none before it assigns."""
    analysis = nlp.analyze_pipes()
    assert not any(analysis["problems"].values()), analysis["problems"]


def test_the_bare_model_has_none_of_our_components():
    """With components=False only the model is loaded."""
    names = build_nlp(components=False).pipe_names
    assert "paragraph_starts" not in names
    assert not {factory for factory, _ in FINDERS} & set(names)


def test_a_missing_model_says_which_there_are():
    """The error names the models that come with newsfacts, and what to do."""
    with pytest.raises(ModelError, match="fast") as caught:
        build_nlp("no_such_model")
    assert caught.value.reason == "missing"


def test_a_model_of_another_label_scheme_is_refused(tmp_path):
    """Rules for Universal Dependencies would find nothing, silently, in ClearNLP parses."""
    with pytest.raises(ModelError, match="Universal Dependencies") as caught:
        build_nlp(untrained(tmp_path / "model", CLEARNLP))
    assert caught.value.reason == "label_scheme"


def test_a_folder_with_the_right_labels_is_taken(tmp_path):
    """Any model that speaks Universal Dependencies will do."""
    name = untrained(tmp_path / "model", UD)
    assert "parser" in build_nlp(name, components=False).pipe_names


def test_a_model_without_entities_is_refused(tmp_path):
    """A parser alone finds no names."""
    with pytest.raises(ModelError, match="has no ner"):
        build_nlp(untrained(tmp_path / "model", UD, pipes=("parser",)))


def test_a_broken_model_is_a_model_error(tmp_path):
    """An incomplete folder is our word, with spaCy's cause."""
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 'en'\n")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        build_nlp(str(tmp_path))
    assert caught.value.__cause__ is not None


def test_a_headline_does_not_run_into_the_first_paragraph(nlp):
    """A sentence begins after every line break, whatever the parser would do."""
    article = ArticleVersion(
        url="https://news.example/a",
        fetched_url="https://news.example/a",
        title="Acme cuts jobs",
        text="Bolt grows\n\nIt said so.",
    )
    doc = nlp(make_doc(nlp, article))
    starts = {sentence.text.strip().split()[0] for sentence in doc.sents}
    assert {"Acme", "Bolt", "It"} <= starts


def test_a_wall_without_full_stops_is_broken_up(nlp):
    """No sentence is so long that parsing it takes minutes; a long paragraph of sentences is left alone."""
    wall = paragraph_starts(nlp.make_doc("word " * 1000))
    assert [token.i for token in wall if token.is_sent_start] == [0, 300, 600, 900]
    prose = paragraph_starts(nlp.make_doc("A short sentence. " * 300))
    assert [token.i for token in prose if token.is_sent_start] == [0]


def test_the_version_is_the_same_for_the_same_pipeline(nlp):
    """Building twice changes nothing."""
    assert extractor_version(build_nlp()) == extractor_version(nlp)


def test_the_version_differs_with_the_users_names(tmp_path, nlp):
    """A file of names changes what is found, wherever the file lies."""
    names = '[company]\nnames = ["Quux"]\n'
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "names.toml").write_text(names)
    one, two = (extractor_version(build_nlp(aliases=tmp_path / folder / "names.toml")) for folder in ("one", "two"))
    assert one == two
    assert one.extractor_id != extractor_version(nlp).extractor_id
    assert replace(one, cues_digest=extractor_version(nlp).cues_digest) == extractor_version(nlp)


def test_a_bad_file_of_names_is_a_settings_error(tmp_path):
    """Neither a missing file nor another form is passed over."""
    with pytest.raises(SettingsError, match=r"names\.toml"):
        build_nlp(aliases=tmp_path / "names.toml")
    (tmp_path / "names.toml").write_text('[company]\naliases = "Quux"\n')
    with pytest.raises(SettingsError, match=r"company\.aliases"):
        build_nlp(aliases=tmp_path / "names.toml")
