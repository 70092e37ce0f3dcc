"""A word of a dependency tree while training material is being prepared, and how to build phrases of them."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One CoNLL-U word; `head` counts from 0 inside its sentence, -1 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str = ""
    head: int
    deprel: str
    space: bool = True
    blank_after: str = ""  #: a blank that is a token of its own: a no-break space or a second space


Sentence = tuple[Word, ...]


def root_of(words: Sentence | list[Word]) -> int:
    """Return the position of the root."""
    return next(index for index, word in enumerate(words) if word.head < 0)


def shift(words: Sentence | list[Word], by: int, root_head: int, root_deprel: str) -> list[Word]:
    """Move a tree `by` places along and hang its root on `root_head`."""
    return [
        replace(word, head=root_head, deprel=root_deprel) if word.head < 0 else replace(word, head=word.head + by)
        for word in words
    ]


def unspaced(words: Sentence | list[Word]) -> list[Word]:
    """Drop the space after the last word."""
    return [*words[:-1], replace(words[-1], space=False)]


def capital(words: Sentence | list[Word]) -> Sentence:
    """Begin with a capital letter."""
    return (replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:]), *words[1:])


def lower_first(words: Sentence | list[Word]) -> list[Word]:
    """Begin with a small letter, unless the first word is a name, "I" or an acronym."""
    first = words[0]
    acronym = first.form.isupper() and len(first.form) > 1
    if first.upos in {"PROPN", "INTJ"} or first.form == "I" or first.form.startswith("I'") or acronym:
        return list(words)
    return [replace(first, form=first.form[:1].lower() + first.form[1:]), *words[1:]]


def proper(form: str, head: int, deprel: str, *, space: bool = True) -> Word:
    """Build a proper noun."""
    return Word(
        form=form, lemma=form, upos="PROPN", xpos="NNP", feats="Number=Sing", head=head, deprel=deprel, space=space
    )


def noun(form: str, head: int, deprel: str) -> Word:
    """Build a common noun in the singular."""
    return Word(form=form, lemma=form, upos="NOUN", xpos="NN", feats="Number=Sing", head=head, deprel=deprel)


def punct(form: str, head: int, xpos: str = "", *, space: bool = True) -> Word:
    """Build a punctuation mark; its tag is its own form unless given."""
    return Word(form=form, lemma=form, upos="PUNCT", xpos=xpos or form, head=head, deprel="punct", space=space)


def preposition(form: str, head: int, deprel: str = "case") -> Word:
    """Build a preposition."""
    return Word(form=form, lemma=form, upos="ADP", xpos="IN", head=head, deprel=deprel)


def determiner(form: str, head: int) -> Word:
    """Build "the", "a" or "an"."""
    feats = "Definite=Def|PronType=Art" if form == "the" else "Definite=Ind|PronType=Art"
    lemma = "the" if form == "the" else "a"
    return Word(form=form, lemma=lemma, upos="DET", xpos="DT", feats=feats, head=head, deprel="det")
