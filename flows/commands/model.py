"""``newsfacts model``: what a language model is, how well it reads, what it costs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.console import AsJson, SettingsFile, chosen_settings, print_all, print_json

app = typer.Typer(help="See what a language model is, how well it reads, what it costs.", no_args_is_help=True)

ModelName = Annotated[
    str | None, typer.Option("--model", help="One of ours, a folder or a spaCy package (default: from the settings).")
]


@app.command("info")
def model_info(model: ModelName = None, settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Show a model's components, labels, size, sources with their terms, and scores."""
    from flows.model import describe_model
    from flows.model_tables import description_tables

    described = describe_model(model or chosen_settings(settings).nlp.model)
    if as_json:
        print_json(described)
    else:
        print_all(description_tables(described))


@app.command("evaluate")
def evaluate_model(
    gold: Annotated[
        list[Path],
        typer.Argument(help="Texts with entities, {id, text, spans} lines, or a treebank (.conllu, .conllu.gz)."),
    ],
    model: ModelName = None,
    merge: Annotated[
        list[str] | None, typer.Option(help="Count labels as one, in gold and found: LOC=GPE+LOC (repeatable).")
    ] = None,
    labels: Annotated[str, typer.Option(help="Count only these labels, once merged: PERSON,ORG,LOC.")] = "",
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Score a model on gold data: entities by exact span and label, or tokens, tags, lemmas and trees."""
    from flows.model import evaluate_model as evaluate
    from flows.model_tables import evaluation_tables

    kept = [label for label in labels.split(",") if label]
    evaluated = evaluate(model or chosen_settings(settings).nlp.model, gold, merges=merge or (), labels=kept)
    if as_json:
        print_json(evaluated)
    else:
        print_all(evaluation_tables(evaluated))


@app.command("benchmark")
def benchmark_models(
    texts: Annotated[
        Path | None, typer.Argument(help="{text} lines (default: the sample newsroom's articles, again and again).")
    ] = None,
    model: Annotated[list[str] | None, typer.Option(help="A model (repeatable; default: all of ours).")] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each model reads the texts.")] = 5,
    as_json: AsJson = False,
) -> None:
    """Measure what models cost, in turns on one thread: CPU seconds, cold start and memory."""
    from extractors.evaluation.threads import use_one_thread

    use_one_thread()
    from extractors.nlp import shipped_models
    from flows.model import benchmark_models as benchmark
    from flows.model_tables import speed_tables

    measured = benchmark(model or shipped_models(), texts, rounds=rounds)
    if as_json:
        print_json(measured)
    else:
        print_all(speed_tables(measured))
