"""Sentences of two texts: what stands, where it stands now, and what does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.alignment import SentenceChange, align, as_written, sentence_ranges

BRIDGE = "The council will repair the bridge by May."
CRACKS = "Engineers found cracks in two piers last autumn."
COST = "The repair will cost four million crowns."
REGION = "The region has promised to pay one half."

SENTENCES = st.sampled_from(
    [BRIDGE, CRACKS, COST, REGION, "Yes.", "“No,” said Ms. Dahl.", "It costs 4.5 crowns – or 5."]
)
TEXTS = st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n\n", "\n"])), max_size=12).map(
    lambda parts: "".join(sentence + blank for sentence, blank in parts)
)
ANY_TEXT = st.one_of(TEXTS, st.text(max_size=80), st.text(alphabet="aB. \n\"'”–\u200be\u0301", max_size=40))


def changes(old: str, new: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            pair.change.value,
            old[slice(*pair.old)] if pair.old else None,
            new[slice(*pair.new)] if pair.new else None,
        )
        for pair in align(old, new).sentences
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([BRIDGE, CRACKS], [BRIDGE, CRACKS], ["equal", "equal"]),
        ([BRIDGE, CRACKS], [BRIDGE], ["equal", "removed"]),
        ([BRIDGE], [BRIDGE, CRACKS], ["equal", "added"]),
        ([BRIDGE], [BRIDGE.replace("May", "June")], ["edited"]),
        ([BRIDGE], [CRACKS], ["removed", "added"]),
        ([BRIDGE, CRACKS, COST], [CRACKS, COST, BRIDGE], ["moved", "equal", "equal"]),
        ([CRACKS, COST, BRIDGE], [BRIDGE, CRACKS, COST], ["equal", "equal", "moved"]),
        ([BRIDGE, CRACKS, BRIDGE], [BRIDGE, CRACKS], ["equal", "equal", "removed"]),
        ([BRIDGE, CRACKS, COST, REGION], [COST, REGION, CRACKS, BRIDGE.replace("May", "June")],
         ["edited", "moved", "equal", "equal"]),
        ([BRIDGE, CRACKS], [BRIDGE, COST, CRACKS], ["equal", "equal", "added"]),
        ([], [], []),
        ([], [BRIDGE], ["added"]),
        ([BRIDGE], [], ["removed"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_what_became_of_each_sentence(old, new, expected, between):
    found = [change for change, _, _ in changes(between.join(old), between.join(new))]
    assert found == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“We’ll sign,” she said — soon.", '"We\'ll sign," she said - soon.'),
        ("The  repair\u00a0will cost 4.5 million.", "The repair will cost 4.5 million ."),
        ("The café will open\u200b in May.", "The cafe\u0301 will open in May."),
        ("Talks go on…", "Talks go on..."),
    ],
)
def test_writing_makes_no_other_sentence(old, new):
    assert changes(old, new) == [("equal", old, new)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It will cost 9,0 crowns.", "It will cost 90 crowns."),
        ("The index stands at -5 points.", "The index stands at 5 points."),
        ("They can not sign.", "They cannot sign."),
        ("It will sign.", "It will sign?"),
        ("Turkey will sign.", "turkey will sign."),
    ],
)
def test_what_may_mean_something_else_is_another_sentence(old, new):
    assert as_written(old) != as_written(new)


def test_a_new_line_break_within_a_sentence_changes_nothing():
    """Readers of pages break lines differently from one day to the next."""
    old = f"{BRIDGE}\n\nEngineers found cracks\n\nin two piers last autumn. {COST}"
    new = f"{BRIDGE}\n\n{CRACKS}\n\n{COST}"
    assert [change for change, _, _ in changes(old, new)] == ["equal", "equal", "equal"]
    start = old.index("in two piers")
    place = align(old, new).moved_to(start, start + len("in two piers"))
    assert place
    assert new[slice(*place)] == "in two piers"


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("repair the bridge", "repair the bridge"),
        ("“dangerous”", '"dangerous"'),
        ("cracks — two — in", "cracks - two - in"),
        ("called it “dangerous”. The council", 'called it "dangerous".\nThe council'),
        ("by May. Engineers", None),  # another sentence has come between
        ("Region", None),  # not its sentence any more
    ],
)
def test_where_words_stand_now(words, there):
    old = (
        "One called it “dangerous”. The council will repair the bridge by May. Engineers found cracks — two — in May. "
    )
    old += "Region pays half."
    new = 'One called it "dangerous".\nThe council will repair the bridge by May.\n\nNobody was hurt.\n\n'
    new += "Engineers found cracks - two - in May. Region pays a third of it all."
    place = align(old, new).moved_to(old.index(words), old.index(words) + len(words))
    assert (new[slice(*place)] if place else None) == there


def test_titles_and_initials_end_no_sentence():
    text = 'Mr. Dahl and J. K. Moor met Dr. Okafor. "No." He left at 5 p.m. 20 people stayed.'
    assert [text[start:end] for start, end in sentence_ranges(text)] == [
        "Mr. Dahl and J. K. Moor met Dr. Okafor.",
        '"No."',
        "He left at 5 p.m.",
        "20 people stayed.",
    ]


@given(ANY_TEXT)
def test_a_text_stands_in_itself(text):
    """Every sentence is equal, and every place leads to itself."""
    alignment = align(text, text)
    assert {pair.change for pair in alignment.sentences} <= {SentenceChange.EQUAL}
    for start, end in sentence_ranges(text):
        assert alignment.moved_to(start, end) == (start, end)


@settings(max_examples=300)
@given(ANY_TEXT, ANY_TEXT)
def test_every_sentence_has_its_place(old, new):
    """Each sentence of either text is in one pair, pairs that stand say the same, and places hold the same words."""
    alignment = align(old, new)
    seen_old = [k for pair in alignment.sentences if pair.old for k in range(*pair.old)]
    seen_new = [k for pair in alignment.sentences if pair.new for k in range(*pair.new)]
    assert sorted(seen_old) == seen_old
    assert len(set(seen_new)) == len(seen_new)
    for start, end in sentence_ranges(old):
        assert set(range(start, end)) <= set(seen_old)
    for start, end in sentence_ranges(new):
        assert set(range(start, end)) <= set(seen_new)
    for pair in alignment.sentences:
        if pair.old and pair.new and pair.stands:
            assert as_written(old[slice(*pair.old)]) == as_written(new[slice(*pair.new)])
            middle = sum(pair.old) // 2
            place = alignment.moved_to(pair.old[0], middle) if middle > pair.old[0] else None
            if place:
                ours, theirs = (
                    as_written(part).replace(" ", "") for part in (old[pair.old[0] : middle], new[slice(*place)])
                )
                assert ours == theirs


@settings(max_examples=300)
@given(ANY_TEXT, ANY_TEXT)
def test_seen_from_the_other_side(old, new):
    turned = {"removed": "added", "added": "removed"}
    forth = {(pair.change.value, pair.old, pair.new) for pair in align(old, new).sentences}
    back = {(turned.get(pair.change, pair.change.value), pair.new, pair.old) for pair in align(new, old).sentences}
    assert forth == back


@pytest.mark.parametrize(
    "text",
    [
        " ".join(
            f"Sentence {n} says that number {n * 7 % 1000} will be {n % 13} of the {n % 17} things." for n in range(500)
        ),
        "Yes. " * 20_000,
        ("a b c d e f. " * 30 + "\n") * 100,
        "\n".join(f"word{n}" for n in range(20_000)),
    ],
)
def test_long_texts_take_little_time(text):
    """5,000 words in a tenth of a second; hostile ones in proportion to their length."""
    other = text[len(text) // 3 :] + text[: len(text) // 3].replace("1", "2")
    started = time.process_time()
    align(text, other)
    assert time.process_time() - started < 0.1 + len(text) / 100_000
