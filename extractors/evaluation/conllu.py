"""Treebanks in CoNLL-U (https://universaldependencies.org/format.html), as texts with their trees.

spaCy's own ``conllu_to_docs`` joins ten sentences whatever document they are of, loses paragraphs, puts blanks
between sentences that have none, and says of a broken line neither which one nor why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.evaluation.gold import open_lines
from models import EvaluationError

LONGEST_DOCUMENT = 50_000  # words, after which a document without a "# newdoc" is cut between two sentences

_COLUMNS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syntactic word; what the treebank leaves open ("_") is ""."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int  #: position in the sentence, from 0; -1: the root
    deprel: str
    space_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its place: documents count from 0."""

    words: tuple[Word, ...]
    document: int
    opens_paragraph: bool


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a treebank, plain or gzipped.

    Multiword tokens become their words, with no blank between them; empty nodes are left out. Raises EvaluationError,
    which names the file and the line, for what is no CoNLL-U, and for a multiword token that is not its words joined
    (French "du" of "de le"), since such words have no place in the text.
    """
    document, opens_paragraph, rows = 0, True, list[tuple[int, list[str]]]()
    with open_lines(path) as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\r\n")
            if line.startswith("#"):
                opens_document = line.startswith("# newdoc")
                document += opens_document
                opens_paragraph |= opens_document or line.startswith("# newpar")
            elif line.strip():
                rows.append((number, _cells(line, f"{path}, line {number}")))
            elif rows:
                words = _words(rows, path)
                yield Sentence(words=words, document=document, opens_paragraph=opens_paragraph)
                opens_paragraph, rows = False, []
    if rows:
        yield Sentence(words=_words(rows, path), document=document, opens_paragraph=opens_paragraph)


def read_documents(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """The documents of a treebank, with tags, lemmas and trees; raises EvaluationError as `read_conllu` does.

    Paragraphs are set apart by a blank line, a token without annotation. A file without documents is cut into texts
    of 50,000 words. Raises EvaluationError too for a file that holds no sentence.
    """
    empty = True
    for _, sentences in groupby(_bounded(read_conllu(path)), key=lambda pair: pair[0]):
        yield _doc(vocab, [sentence for _, sentence in sentences])
        empty = False
    if empty:
        raise EvaluationError(str(path), "there is no sentence in it; a word is a line of ten columns", "bad_gold")


def _bounded(sentences: Iterable[Sentence]) -> Iterator[tuple[tuple[int, int], Sentence]]:
    """Each sentence with its document and the part of it, where one is too long to be read at once."""
    document, length = -1, 0
    for sentence in sentences:
        if sentence.document != document:
            document, length = sentence.document, 0
        length += len(sentence.words)
        yield (document, length // LONGEST_DOCUMENT), sentence


def _doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    tags, pos, lemmas, deps = list[str](), list[str](), list[str](), list[str]()

    def add(form: str, space: bool, head: int, *values: str) -> None:
        words.append(form)
        spaces.append(space)
        heads.append(head)
        for column, value in zip((tags, pos, lemmas, deps), values, strict=True):
            column.append(value)

    for sentence in sentences:
        if words and sentence.opens_paragraph:
            spaces[-1] = False
            add("\n\n", False, len(words) - 1, "", "", "", "")
        first = len(words)
        for position, word in enumerate(sentence.words):
            head = position if word.head < 0 else word.head
            relation = "ROOT" if word.head < 0 else word.deprel
            add(word.form, word.space_after, first + head, word.xpos, word.upos, word.lemma, relation)
    return Doc(vocab, words=words, spaces=spaces, heads=heads, tags=tags, pos=pos, lemmas=lemmas, deps=deps)


def _cells(line: str, place: str) -> list[str]:
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        message = f"has {len(cells)} columns, not {_COLUMNS} set apart by tabs: this is no CoNLL-U"
        raise EvaluationError(place, message, "bad_gold")
    return cells


def _words(rows: list[tuple[int, list[str]]], path: Path) -> tuple[Word, ...]:
    """The words of a sentence's rows."""
    words: list[Word] = []
    size = sum(cells[0].isdecimal() for _, cells in rows)
    joined_to, space_at_end, surface = 0, True, ""
    for number, cells in rows:
        place = f"{path}, line {number}"
        space = "SpaceAfter=No" not in cells[9].split("|")
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            joined_to, space_at_end, surface = len(words) + _width(cells[0], place), space, cells[1]
            continue
        if not (cells[0].isdecimal() and int(cells[0]) == len(words) + 1):
            raise EvaluationError(place, f"word {cells[0]!r} where {len(words) + 1} was expected", "bad_gold")
        if len(words) < joined_to:
            surface = _rest(surface, cells[1], last=len(words) + 1 == joined_to, place=place)
            space = space_at_end and len(words) + 1 == joined_to
        words.append(_word(cells, space, size, place))
    return tuple(words)


def _width(range_of_words: str, place: str) -> int:
    first, _, last = range_of_words.partition("-")
    if not (first.isdecimal() and last.isdecimal() and int(first) < int(last)):
        raise EvaluationError(place, f"{range_of_words!r} is no range of words such as 3-4", "bad_gold")
    return int(last) - int(first) + 1


def _rest(surface: str, form: str, *, last: bool, place: str) -> str:
    """What of a multiword token's surface stands after this word."""
    rest = surface.removeprefix(form)
    if len(rest) + len(form) != len(surface) or (last and rest):
        message = f"{form!r} is no part of its multiword token, so it has no place in the text; leave that sentence out"
        raise EvaluationError(place, message, "bad_gold")
    return rest


def _word(cells: list[str], space: bool, size: int, place: str) -> Word:
    form, lemma, upos, xpos, feats, head, deprel = cells[1:8]
    if not (head.isdecimal() and int(head) <= size):
        raise EvaluationError(
            place, f"its head is {head!r}; give the number of a word of the sentence, or 0", "bad_gold"
        )
    if deprel == "_":
        raise EvaluationError(place, "the word has a head but no relation; give both", "bad_gold")
    if not form.strip():
        raise EvaluationError(place, "the word has no form", "bad_gold")
    return Word(
        form=form,
        lemma=lemma if form == "_" else _given(lemma),
        upos=_given(upos),
        xpos=_given(xpos),
        feats=_given(feats),
        head=int(head) - 1,
        deprel=deprel,
        space_after=space,
    )


def _given(cell: str) -> str:
    return "" if cell == "_" else cell
