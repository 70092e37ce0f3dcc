"""Word pieces, the shapes of their letters, and the windows a transformer reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from extractors.encoder.pieces import LONGEST_WORD, NOTHING, SHAPES, WordPieces, shape, windows

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "meta", "open", "##ai", "said", "-", "'", "s", "x", "##ai's", "muse"]


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    tokenizer = Tokenizer(
        WordPiece({piece: number for number, piece in enumerate(VOCABULARY)}, unk_token="[UNK]")  # type: ignore[call-arg]
    )
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return WordPieces(tokenizer)


@pytest.mark.parametrize(
    ("word", "ids", "shapes"),
    [
        ("Meta", ["meta"], ["title"]),
        ("META", ["meta"], ["upper"]),
        ("meta", ["meta"], ["lower"]),
        ("OpenAI", ["open", "##ai"], ["title", "upper"]),
        ("xAI", ["x", "##ai"], ["lower", "upper"]),
        ("X", ["x"], ["letter"]),
        ("Zürich", ["[UNK]"], ["title"]),
        ("meta-x", ["meta", "-", "x"], ["lower", "other", "lower"]),
        ("\n\n", ["[SEP]"], ["none"]),
    ],
)
def test_a_word_becomes_pieces_with_the_shape_of_their_letters(
    pieces: WordPieces, word: str, ids: list[str], shapes: list[str]
) -> None:
    found = pieces.of(word)
    assert [VOCABULARY[number] for number in found.ids] == ids
    assert [SHAPES[number] for number in found.shapes] == shapes


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\t", "\u2003"])
def test_a_blank_without_a_line_break_has_no_piece(pieces: WordPieces, blank: str) -> None:
    assert pieces.of(blank) == NOTHING


def test_an_endless_word_is_read_at_its_beginning(pieces: WordPieces) -> None:
    assert len(pieces.of("-" * 5_000).ids) == LONGEST_WORD


@pytest.mark.parametrize(
    ("letters", "name"), [("gpt4", "digit"), ("iPhone", "mixed"), ("…", "other"), ("東京", "other"), ("É", "letter")]
)
def test_shapes(letters: str, name: str) -> None:
    assert shape(letters) == name


def test_a_window_ends_after_a_line_break_before_it_ends_after_a_sentence() -> None:
    words = [*"ab", ".", *"cd", "\n\n", *"ef", ".", *"gh"]
    assert list(windows(words, [1] * len(words), longest=9)) == [(0, 6), (6, 11)]


def test_a_window_ends_after_a_sentence_before_it_ends_anywhere() -> None:
    words = [*"abcd", ".", *"efg"]
    assert list(windows(words, [1] * len(words), longest=6)) == [(0, 5), (5, 8)]


def test_what_an_early_cut_leaves_is_cut_again_where_the_next_word_is_too_long_for_it() -> None:
    assert list(windows(["a", "a", "a", ".", "a", "a"], [1, 1, 1, 1, 20, 5], longest=24)) == [(0, 4), (4, 5), (5, 6)]


@given(st.lists(st.tuples(st.sampled_from(["a", ".", "\n", " "]), st.integers(0, 24))), st.integers(24, 60))
def test_windows_hold_every_token_once_and_no_more_pieces_than_allowed(
    tokens: list[tuple[str, int]], longest: int
) -> None:
    words, lengths = [word for word, _ in tokens], [length for _, length in tokens]
    found = list(windows(words, lengths, longest))
    assert [place for start, end in found for place in range(start, end)] == list(range(len(words)))
    assert all(sum(lengths[start:end]) <= longest for start, end in found)
