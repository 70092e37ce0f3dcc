"""What in the text speaks for a name being a body that acts: its verb, its people, its being a source.

Each function has the parse and, where that often fails (names in lists, before a role), the neighbouring words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractors.entities.cues import ACTING, SAYING
from extractors.entities.names import begins_sentence
from extractors.entities.role_cues import ROLES
from extractors.labels import PLACES

ACTS = SAYING | ACTING
PLACE = "PLACE"  #: stands for every label of places among the votes
SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_SOURCE_WORDS = frozenset({"per", "told", "tells", "telling"})
_WORKPLACE = frozenset({"at", "for", "of", "with", "from"})
_AUXILIARIES = frozenset(
    {
        "has",
        "have",
        "had",
        "will",
        "would",
        "is",
        "was",
        "also",
        "later",
        "already",
        "reportedly",
        "recently",
        "still",
        "did",
        "does",
    }
)


class Votes:
    """What the name recogniser said of each string in the whole article."""

    def __init__(self, doc: Doc) -> None:
        self._labels: dict[str, Counter[str]] = defaultdict(Counter)
        self.person_words: set[str] = set()  #: the words of names of people with two words and more
        for entity in doc.ents:
            text = bare(entity).text
            self._labels[text][PLACE if entity.label_ in PLACES else entity.label_] += 1
            if entity.label_ == "PERSON" and len(text.split()) > 1:
                self.person_words.update(text.split())

    def label(self, text: str) -> str:
        """The label most of the string's mentions have, ``PLACE`` for a place; "" when the recogniser never saw it."""
        labels = self._labels.get(text)
        return labels.most_common(1)[0][0] if labels else ""

    def count(self, text: str, label: str) -> int:
        return self._labels[text][label] if text in self._labels else 0


def bare(span: Span) -> Span:
    """The span without a possessive ending and surrounding white space."""
    start, end = span.start, span.end
    while end > start + 1 and (span.doc[end - 1].text in _POSSESSIVE or span.doc[end - 1].is_space):
        end -= 1
    while start < end - 1 and span.doc[start].is_space:
        start += 1
    return span.doc[start:end]


def acts(span: Span) -> bool:
    """Whether it is what speaks or decides: subject of such a verb, or its agent ("was rejected by China")."""
    return any(_is_agent(link) for link in linked_heads(span)) or _verb_follows(span)


def is_source(span: Span) -> bool:
    """ "according to Acme", "per Acme", "told Acme", "cited by Acme"."""
    before = [token.lower_ for token in span.doc[max(0, span.start - 3) : span.start]]
    if before and before[-1] == "the":
        before.pop()
    if not before:
        return False
    cited = (
        len(before) > 1 and before[-1] == "by" and before[-2] in ("cited", "reported", "published", "obtained", "seen")
    )
    return before[-1] in _SOURCE_WORDS or before[-2:] == ["according", "to"] or cited


def has_people(span: Span) -> bool:
    """ "Acme spokesman", "Acme's chief executive", "a professor at Acme"."""
    doc, after = span.doc, span.end
    if after < len(doc) and doc[after].text in _POSSESSIVE:
        after += 1
    following = doc[after : after + 3]
    if following and (
        is_role(following[0]) or (len(following) > 1 and not following[0].is_punct and is_role(following[1]))
    ):
        return True
    before = span.start - 1
    if before >= 0 and doc[before].lower_ == "the":
        before -= 1
    return before >= 1 and doc[before].lower_ in _WORKPLACE and is_role(doc[before - 1])


def owns(span: Span) -> bool:
    """ "Acme's"."""
    return span.end < len(span.doc) and span.doc[span.end].text in _POSSESSIVE


def stands_out(span: Span, headline: list[bool]) -> bool:
    """Whether the capital is a choice: inside a sentence, and not in a headline that capitalises every word."""
    return not headline[span.start] and not begins_sentence(span.doc[span.start])


def is_role(token: Token) -> bool:
    """ "spokesman", "officials"."""
    word: str = token.lower_
    return word in ROLES or (word.endswith("s") and word[:-1] in ROLES)


def linked_heads(span: Span) -> Iterator[Token]:
    """The head of the name, and the heads of the list it stands in: "China and Russia vetoed"."""
    token = span.root
    yield token
    for _ in range(6):
        if token.dep_ not in ("conj", "flat", "compound", "appos"):
            return
        if token.dep_ == "compound" and token.head.i not in range(span.start, span.end):
            return
        token = token.head
        yield token


def _is_agent(token: Token) -> bool:
    if token.dep_ == "obl:agent":
        return _is_act(token.head)
    if token.dep_ not in SUBJECTS:
        return False
    return _is_act(token.head) or any(
        child.dep_ in ("xcomp", "conj") and _is_act(child) for child in token.head.children
    )


def verb_forms(verb: Token) -> set[str]:
    """The verb's lemma and what it may have lost: a learned lemmatizer makes "impos" of "imposed"."""
    lemma = verb.lemma_.lower()
    return {lemma, f"{lemma}e", verb.lower_}


def _is_act(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "X") and bool(verb_forms(verb) & ACTS)


def _verb_follows(span: Span) -> bool:
    """ "Acme said", "Acme has also agreed": the words that follow, whatever the parse."""
    position = span.end
    for _ in range(3):
        if position >= len(span.doc):
            return False
        token = span.doc[position]
        if token.lower_ in _AUXILIARIES:
            position += 1
            continue
        return token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and bool(verb_forms(token) & ACTS) and _heads_clause(span)
    return False


def _heads_clause(span: Span) -> bool:
    """Not "the mayor of Paris said": a preposition before the name makes another word the subject."""
    before = span.start - 1
    while before >= 0 and span.doc[before].lower_ in ("the", "a"):
        before -= 1
    return before < 0 or span.doc[before].pos_ != "ADP"
