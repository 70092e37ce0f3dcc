"""Universal Dependencies treebanks as spaCy documents that look like news pages.

Sources: UD_English-EWT (CC BY-SA 4.0) and the openly licensed genres of UD_English-GUM (CC BY, CC BY-SA, public
domain). Paragraphs become "\\n\\n" tokens, quotation marks vary, and some sentences are put inside reported speech,
because both treebanks hold few of the quotations that news is full of (see `training/reported.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.evaluation.conllu import read_conllu
from training.clauses import relative_clauses
from training.names import Names
from training.reported import byline, promise, quote_whole, report, with_dateline
from training.words import Sentence, Word, capital

ACTING = {"nsubj", "obj", "obl", "nmod", "nmod:poss", "nsubj:pass", "conj"}
COLUMNS = ("words", "spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps")
APOSTROPHES = {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "'"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TreebankSentence:
    """A sentence with its place in the treebank."""

    words: Sentence
    document: int
    opens_paragraph: bool


def read_treebank(path: Path) -> Iterator[TreebankSentence]:
    """Read a CoNLL-U file; multiword tokens become words without space between them."""
    for sentence in read_conllu(path):
        words = tuple(
            Word(
                form=word.form,
                lemma=word.lemma or word.form,
                upos=word.upos,
                xpos=word.xpos,
                feats=word.feats,
                head=word.head,
                deprel=word.deprel,
                space=word.space_after,
            )
            for word in sentence.words
        )
        yield TreebankSentence(words=words, document=sentence.document, opens_paragraph=sentence.opens_paragraph)


def usable(sentence: TreebankSentence) -> bool:
    """True when every form is one run of visible characters (spaCy tokens hold no blanks)."""
    return all(word.form and not any(c.isspace() for c in word.form) for word in sentence.words)


def quote_style(words: Sentence, style: str) -> Sentence:
    """Write the quotation marks and apostrophes of a sentence as curly or as doubled single marks."""
    if style == "straight":
        return words
    changed = []
    for word in words:
        if word.xpos == "``" and word.form in {'"', "“", "``"}:
            word = replace(word, form="“" if style == "curly" else "''")
        elif word.xpos == "''" and word.form in {'"', "”", "''"}:
            word = replace(word, form="”" if style == "curly" else "''")
        elif style == "curly" and word.form.lower() in APOSTROPHES:
            word = replace(word, form=word.form.replace("'", "’"))
        elif style == "curly" and word.form in {"--", "-"} and word.xpos == ":":
            word = replace(word, form="—")
        changed.append(word)
    return tuple(changed)


def as_headline(words: Sentence) -> Sentence:
    """Drop the final period, as headlines do."""
    if len(words) > 2 and words[-1].form == "." and all(word.head != len(words) - 1 for word in words):
        return (*words[:-2], replace(words[-2], space=True))
    return words


def recase(words: Sentence, how: str) -> Sentence:
    """Lower-case, upper-case or title-case the forms; annotation stays."""
    if how == "lower":
        return tuple(replace(word, form=word.form.lower()) for word in words)
    if how == "upper":
        return tuple(replace(word, form=word.form.upper()) for word in words)
    open_class = {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "PRON", "NUM", "AUX"}
    return tuple(capital((word,))[0] if word.upos in open_class and len(word.form) > 2 else word for word in words)


def swap_names(words: Sentence, names: Names, rng: Random) -> Sentence:
    """Replace lone proper nouns that act (subject, object, agent) by names of companies."""
    heads = {word.head for word in words}
    changed = []
    for index, word in enumerate(words):
        lone = word.upos == "PROPN" and word.deprel in ACTING
        if lone and index not in heads and word.xpos == "NNP" and rng.random() < 0.5:
            name = names.organization(rng, article=False)
            if " " not in name and name.isalnum():
                word = replace(word, form=name, lemma=name)
        changed.append(word)
    return tuple(changed)


def group(sentences: Iterable[TreebankSentence], rng: Random, longest: int) -> Iterator[list[TreebankSentence]]:
    """Cut each treebank document into runs of up to `longest` sentences."""
    run: list[TreebankSentence] = []
    limit = rng.randint(2, longest)
    for sentence in sentences:
        if run and (sentence.document != run[-1].document or len(run) >= limit):
            yield run
            run, limit = [], rng.randint(2, longest)
        run.append(sentence)
    if run:
        yield run


def to_doc(vocab: Vocab, paragraphs: Iterable[tuple[Sentence, str]]) -> Doc:
    """Build a Doc from sentences and the blank that follows each of them (" ", "\\n\\n" or "").

    A blank of its own becomes a SPACE token, child of the word before it with relation `dep`, as spaCy treats it.
    """
    table: dict[str, list] = {key: [] for key in COLUMNS}

    def add(form: str, space: bool, tag: str, pos: str, morph: str, lemma: str, head: int, dep: str) -> None:
        for key, cell in zip(table, (form, space, tag, pos, morph, lemma, head, dep), strict=True):
            table[key].append(cell)

    for words, blank in paragraphs:
        positions: list[int] = []
        at = len(table["words"])
        for word in words:
            positions.append(at)
            at += 2 if word.blank_after else 1
        for index, word in enumerate(words):
            own = positions[index]
            last = index == len(words) - 1
            head = own if word.head < 0 else positions[word.head]
            dep = "ROOT" if word.head < 0 else word.deprel
            space = (blank == " ") if last else word.space
            add(word.form, space, word.xpos, word.upos, word.feats, word.lemma, head, dep)
            if word.blank_after:
                table["spaces"][-1] = word.blank_after == " "
                add(word.blank_after, False, "_SP", "SPACE", "", word.blank_after, own, "dep")
        if blank.strip(" ") == "" and blank != " ":
            continue
        if blank != " ":
            add(blank, False, "_SP", "SPACE", "", blank, len(table["words"]) - 1, "dep")
    return Doc(vocab, **table)


def _varied(
    sentence: TreebankSentence, names: Names, rng: Random, *, quoted_before: bool, opening: bool
) -> tuple[Sentence, bool]:
    """Rework one sentence at random; the second value says whether it now opens with a quotation."""
    words = sentence.words
    if rng.random() < 0.15:
        words = swap_names(words, names, rng)
    if rng.random() < (0.5 if quoted_before else 0.03):
        words = quote_whole(words)
    quotes = False
    if rng.random() < 0.14 and (reported := report(words, names, rng)):
        words, quotes = reported, reported[0].xpos == "``"
    elif rng.random() < 0.2 and (promised := promise(words, names, rng)):
        words = promised
    if opening and rng.random() < 0.03:
        words = with_dateline(words, rng)
    return words, quotes


def _augmented(run: list[TreebankSentence], names: Names, rng: Random) -> Iterator[tuple[Sentence, str]]:
    """Rework a run of sentences and say which blank follows each."""
    style = rng.choice(["straight", "curly", "curly", "doubled"])
    case = rng.choices(["", "lower", "upper", "title"], [94, 2, 2, 2])[0]
    quotes = False
    for number, sentence in enumerate(run):
        words, quotes = _varied(sentence, names, rng, quoted_before=quotes, opening=number <= 1)
        words = quote_style(words, style)
        headline = number == 0 and rng.random() < 0.15
        if headline:
            words = as_headline(words)
        if case or (headline and rng.random() < 0.25):
            words = recase(words, case or "title")
        if rng.random() < 0.02:
            words = odd_blank(words, rng)
        end = _blank(run, number)
        if end == " " and (headline or rng.random() < 0.1):
            end = "\n\n"
        if end == "\n\n" and rng.random() < 0.1:
            end = "\n"
        if number == 0 and end and rng.random() < 0.05:
            yield words, "\n\n"
            words, end = byline(names, rng), "\n\n"
        yield words, end


def _blank(run: list[TreebankSentence], number: int) -> str:
    """Return the blank after a sentence as the treebank has it."""
    if number + 1 == len(run):
        return ""
    return "\n\n" if run[number + 1].opens_paragraph else " "


def syntax_docs(vocab: Vocab, paths: Iterable[Path], names: Names, rng: Random, *, augment: bool) -> Iterator[Doc]:
    """Turn treebank files into documents; `augment=False` keeps the text as it is but marks paragraphs."""
    treebanks = [[sentence for sentence in read_treebank(path) if usable(sentence)] for path in paths]
    clauses = tuple(relative_clauses(sentence.words for sentences in treebanks for sentence in sentences))
    names = replace(names, clauses=clauses)
    for sentences in treebanks:
        for run in group(sentences, rng, 12 if augment else 8):
            if augment:
                yield to_doc(vocab, _augmented(run, names, rng))
            else:
                yield to_doc(vocab, [(sentence.words, _blank(run, number)) for number, sentence in enumerate(run)])


def odd_blank(words: Sentence, rng: Random) -> Sentence:
    """Turn one space of the sentence into a no-break space or double it."""
    places = [index for index, word in enumerate(words[:-1]) if word.space]
    if not places:
        return words
    place = rng.choice(places)
    blank = rng.choice(["\u00a0", "\u00a0", " "])
    return tuple(replace(word, blank_after=blank) if index == place else word for index, word in enumerate(words))
