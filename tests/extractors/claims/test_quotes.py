"""Quotations in whatever marks, and what a stray mark costs."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.claims.quotes import find_quotations, is_speech, is_title


def quoted(text: str, depth: int = 0) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text) if q.depth == depth]


@pytest.mark.parametrize(
    "marked",
    [
        'She said [["We will go."]] Then she left.',
        "She said [[“We will go.”]] Then she left.",
        "She said [[''We will go.'']] Then she left.",
        "She said [[``We will go.'']] Then she left.",
        "She said [[«We will go.»]] Then she left.",
        "‘We will go,’ he said, is what [[‘they’]] heard.".replace("‘We will go,’", "[[‘We will go,’]]", 1),
        "He said: [['It's the firm's own fault.']] They didn't agree.",
        "[['The players' union won't sign,']] she said.",
        "[[“We heard ‘never again’ from them,”]] she said.",
        "[['She told me \"go away\" twice,']] he said.",
        "The [[“quiet”]] branch and the [[“loud”]] one closed.",
        "[[“We will go,”]] he said. [[“Nobody stays.”]]",
        "[[“We will go.“]] He left.",  # closed by the wrong mark
        'She (a [["hands-on manager"]]) left.',
    ],
)
def test_quotations(marked):
    """Straight, curly, typewriter, French and British marks; apostrophes are none."""
    text = re.sub(r"\[\[|\]\]", "", marked)
    assert quoted(text) == re.findall(r"\[\[(.*?)\]\]", marked)


@pytest.mark.parametrize(
    "text",
    [
        "It's the firm's fault, isn't it?",
        "The players' union met the owners' club.",
        "In the '90s they said 'em all.",
        "A 6'2\" guard and a 5'11\" guard.",
        "He paid the fines.” Then he left.",
    ],
)
def test_no_quotation(text):
    """Apostrophes, feet and inches, a closing mark alone."""
    assert quoted(text) == []


def test_nested_quotations_have_a_depth():
    text = "“We heard ‘never again’ from them,” she said."
    assert quoted(text, depth=1) == ["‘never again’"]
    assert quoted("“She said “go now” and left,” he said.", depth=1) == ["“go now”"]


def test_reopened_paragraph_continues():
    """A quotation of several paragraphs opens in each and closes in the last."""
    first, second = find_quotations("“We will go.\n\n“And we will stay there.”")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("He “said so. “We will go,” she said.", ["“We will go,”"]),
        ('He "said so. Then he left.\n\n"We will go," she said.', ['"We will go,"']),
        ("“We will go, he said.\n\nThe bank “will close” in May.", ["“will close”"]),
        ("“We will go,” he said.”\n\n“Stay here,” she said.", ["“We will go,”", "“Stay here,”"]),
    ],
)
def test_stray_mark_costs_at_most_its_own_quotation(text, kept):
    found = quoted(text)
    assert all(words in found for words in kept)


def test_stray_mark_never_reaches_the_next_paragraph():
    text = 'He said "we go. She left.\n\nThe bank said "no deal today" twice.\n\nHe left.'
    assert '"no deal today"' in quoted(text)


def test_open_mark_behind_a_full_sentence_runs_to_the_end_of_the_paragraph():
    """Writers forget the last mark: all that follows the sentence is the quotation."""
    assert quoted("He nodded. “We will go. They will stay.\n\nShe left.") == ["“We will go. They will stay."]


@pytest.mark.parametrize(
    ("text", "speech", "title"),
    [
        ("the “quiet” branch", False, False),
        ("the “very quiet” branch", False, False),
        ("he wrote “The Harbor at Night” there", False, True),
        ("he wrote “The harbor was dark” there", True, False),
        ("“We Will Go,” he said", True, False),
    ],
)
def test_scare_quotes_and_titles_are_told_apart(text, speech, title):
    (quotation,) = find_quotations(text)
    assert (is_speech(text, quotation), is_title(text, quotation)) == (speech, title)


MARKED_TEXT = st.text(alphabet=st.sampled_from(list("ab ,.s\n\"'“”‘’«»🙂\u00a0")), max_size=80)


@given(MARKED_TEXT)
def test_quotations_lie_in_the_text_and_nest(text):
    """Offsets fit, marks stand where they say, and no two quotations overlap without nesting."""
    found = find_quotations(text)
    assert all(0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in found)
    assert all(text[q.start] in "\"'“‘«„’" for q in found)
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            inside = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert apart or inside


@given(
    st.lists(st.sampled_from(["“We go,” he said.", "He “left early” again.", "‘Stay,’ she said."]), min_size=2),
    st.data(),
)
def test_removing_one_mark_changes_only_its_paragraph(paragraphs, data):
    """Whatever mark is lost, the other paragraphs read as before."""
    text = "\n\n".join(paragraphs)
    place = data.draw(st.sampled_from([i for i, character in enumerate(text) if character in "“”‘’"]))
    damaged = text[:place] + text[place + 1 :]
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place) if "\n" in text[place:] else len(text)
    before = [(q.start, q.end) for q in find_quotations(text) if q.end <= start or q.start >= end]
    after = [
        (q.start + (q.start >= place), q.end + (q.start >= place))
        for q in find_quotations(damaged)
        if q.end <= start or q.start >= end - 1
    ]
    assert before == after


@pytest.mark.parametrize("unit", ['"', "“", "'", "“a ", '"a ', "“a ”", "“a '", "''"])
def test_time_is_linear_in_the_text(unit):
    """20,000 marks are read in a moment."""
    started = time.process_time()
    find_quotations(unit * 20_000)
    assert time.process_time() - started < 5
