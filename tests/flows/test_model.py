"""The commands about models, as a person or a script meets them."""

from __future__ import annotations

import io
import json
import sys

import pytest
from rich.console import Console

from extractors.nlp import shipped_models
from flows import cli
from flows.model import describe_model
from flows.model_tables import description_tables

TEXT = "Acme met Bolt in Norway on Monday."
GOLD = {"id": "1", "text": TEXT, "spans": [{"start": 17, "end": 23, "label": "GPE"}]}
TREE = "1\tAcme\tAcme\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n"


@pytest.fixture
def newsfacts(capsys, monkeypatch, tmp_path):
    """Runs the program in this process and an empty folder; returns its exit code, output and error output."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsfacts", "model", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        return int(ended.value.code or 0), written.out, written.err

    return run


def test_a_model_tells_what_it_is(newsfacts):
    code, out, _ = newsfacts("info", "--json")
    described = json.loads(out)
    components = {component["name"]: component for component in described["components"]}
    assert code == 0
    assert described["name"] == "accurate"
    assert {"PERSON", "ORG", "DATE"} <= set(components["ner"]["labels"])
    assert components["parser"]["label_count"] > 30
    assert components["trainable_lemmatizer"]["label_count"] > 30
    assert described["size_bytes"] > 1_000_000
    assert all(source["license"] for source in described["sources"])
    assert described["performance"]["ents_f"] > 0
    code, out, _ = newsfacts("info", "--model", "accurate")
    assert code == 0
    assert described["sha256"] in out.replace("\n", "")


def test_every_shipped_model_tells_its_terms():
    """A model without its sources and terms could not be given on."""
    assert "fast" in shipped_models()
    for name in shipped_models():
        described = describe_model(name)
        assert described["license"]
        assert described["sources"]


def test_the_digest_is_of_the_files_but_the_card(tmp_path):
    import shutil

    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("parser").add_label("nsubj")
    for label in ("obj", "obl"):
        nlp.get_pipe("parser").add_label(label)
    nlp.add_pipe("ner").add_label("ORG")
    nlp.initialize()
    nlp.to_disk(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    (tmp_path / "two" / "MODEL_CARD.md").write_text("A card.")
    one, two = (describe_model(str(tmp_path / name)) for name in ("one", "two"))
    assert one["sha256"] == two["sha256"]
    (tmp_path / "two" / "vocab" / "strings.json").write_text('["Acme"]')
    assert describe_model(str(tmp_path / "two"))["sha256"] != one["sha256"]
    assert one["sources"] == []
    console = Console(file=io.StringIO(), width=100)
    console.print(*description_tables(one))  # without scores and sources too
    assert "en_pipeline" in console.file.getvalue()


def test_texts_and_treebanks_are_scored_in_one_go(newsfacts, tmp_path):
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD))
    (tmp_path / "bank.conllu").write_text(TREE)
    options = ("gold.jsonl", "bank.conllu", "--merge", "LOC=GPE+LOC", "--labels", "LOC,LAW")
    code, out, _ = newsfacts("evaluate", *options, "--json")
    entities, syntax = json.loads(out)["files"]
    assert code == 0
    assert (entities["kind"], syntax["kind"]) == ("entities", "syntax")
    assert {label: score["gold"] for label, score in entities["labels"].items()} == {"LAW": 0, "LOC": 1}
    assert entities["micro"]["right"] == 1  # Norway
    assert (syntax["tokens"], syntax["scores"]["tokens"]) == (2, 100.0)
    code, out, _ = newsfacts("evaluate", *options)
    assert code == 0
    assert all(word in out for word in ("gold.jsonl", "bank.conllu", "LOC", "UPOS", "100.00"))


def test_models_are_measured_side_by_side(newsfacts, tmp_path):
    (tmp_path / "texts.jsonl").write_text(json.dumps({"text": TEXT}))
    options = ("texts.jsonl", "--model", "fast", "--rounds", "1")
    code, out, _ = newsfacts("benchmark", *options, "--json")
    measured = json.loads(out)
    assert code == 0
    assert [cost["name"] for cost in measured["costs"]] == ["blank tokenizer", "fast"]
    assert measured["tokens"] == 8
    assert measured["costs"][1]["cold_start"]["peak_memory"] > 0
    code, out, _ = newsfacts("benchmark", *options)
    assert code == 0
    assert "CPUs" in out
    assert "cold start" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["info", "--model", "no-such-model"], ["no-such-model", "pip"]),
        (["evaluate", "missing.jsonl"], ["missing.jsonl", "cannot be read"]),
        (["evaluate", "broken.jsonl"], ["broken.jsonl, line 2", "is not JSON", '"spans"']),
        (["evaluate", "broken.conllu"], ["broken.conllu, line 1", "columns"]),
        (["evaluate", "good.jsonl", "--merge", "LOC="], ["--merge LOC=", "LOC=GPE+LOC"]),
        (["benchmark", "empty.jsonl"], ["empty.jsonl", "no text"]),
        (["benchmark", "--model", "no-such-model"], ["no-such-model", "pip"]),
    ],
    ids=" ".join,
)
def test_bad_input_is_named_with_its_remedy(newsfacts, tmp_path, arguments, words):
    """One line on standard error, exit code 1, no traceback."""
    (tmp_path / "good.jsonl").write_text(json.dumps(GOLD))
    (tmp_path / "broken.jsonl").write_text(json.dumps(GOLD) + "\n{\n")
    (tmp_path / "broken.conllu").write_text("Acme met.\n")
    (tmp_path / "empty.jsonl").write_text("")
    code, out, err = newsfacts(*arguments)
    assert code == 1
    assert "Traceback" not in err + out
    assert all(word in err.replace("\n", " ") for word in words)


@pytest.mark.parametrize("arguments", [["evaluate"], ["benchmark", "--rounds", "0"], ["measure"]], ids=" ".join)
def test_wrong_usage_is_exit_code_two(newsfacts, arguments):
    assert newsfacts(*arguments)[0] == 2
