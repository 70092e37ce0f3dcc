"""The trained component `role_recognizer`: which words are source, cue and content of an attribution.

Method: spaCy's transition-based recognizer (Lample et al. 2016) over the encoder's vectors, trained on PolNeAR (Newell
et al. 2018), whose roles are flat as names are. It says which words have which role, not which source goes with which
content: that is left to the syntax (`extractors/claims/attribution.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model

SOURCE, CUE, CONTENT = "source", "cue", "content"
GROUP = "roles"  # of doc.spans


@Language.factory(
    "role_recognizer",
    assigns=["doc.spans"],
    requires=["doc.tensor"],
    default_config={"moves": None},
)
def make_role_recognizer(nlp: Language, name: str, model: Model[Any, Any], moves: Any) -> RoleRecognizer:
    """A recognizer of roles; ``model`` is one for spaCy's `ner`."""
    return RoleRecognizer(nlp.vocab, model, name=name, moves=moves)


class RoleRecognizer(EntityRecognizer):  # type: ignore[misc]  # spaCy's pipes are compiled, without types
    """Writes ``doc.spans["roles"]``, spans labelled source, cue or content. It learns them from ``doc.ents``.

    The recognizer would take a Doc's names for roles that are settled, so it reads a copy without them.
    """

    def __init__(self, vocab: Vocab, model: Model[Any, Any], *, name: str, moves: Any = None) -> None:
        super().__init__(vocab, model, name, moves=moves, scorer=score_roles)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the roles of one Doc."""
        return self._marked(doc, super().__call__(_bare(doc)))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Mark the roles of many."""
        docs: list[Doc] = []
        for doc in stream:
            docs.append(doc)
            if len(docs) == batch_size:
                yield from self._batch(docs)
                docs = []
        yield from self._batch(docs)

    def _batch(self, docs: list[Doc]) -> Iterator[Doc]:
        for doc, read in zip(docs, super().pipe(map(_bare, docs)), strict=True):
            yield self._marked(doc, read)

    def _marked(self, doc: Doc, read: Doc) -> Doc:
        doc.spans[GROUP] = [Span(doc, ent.start, ent.end, label=ent.label_) for ent in read.ents]
        return doc


def score_roles(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
    """Score ``doc.spans["roles"]`` against the entities of the references, as spaCy scores entities."""
    read = []
    for example in examples:
        doc = _bare(example.predicted)
        doc.set_ents([Span(doc, role.start, role.end, label=role.label_) for role in example.predicted.spans[GROUP]])
        read.append(Example(doc, example.reference))
    return get_ner_prf(read)


def _bare(doc: Doc) -> Doc:
    bare = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    bare.tensor = doc.tensor
    return bare
