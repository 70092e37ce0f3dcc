"""Labels of candidates: read, compared between two readers, and drawn for labelling."""

import pytest

pytest.importorskip("sklearn", reason="the extra 'train' is not installed")

from training.commitments.agreement import agreement, second_reading
from training.commitments.draw import Place, draw, unsure
from training.commitments.train import read_labels

COLUMNS = "id\tdocument\ttrigger_start\ttrigger_end\tanchor\thead\trule\tlabel\tkind\tactor_ok"
ROWS = (
    "1\tferry\t4\t8\t4\t9\tmodal:will\tyes\tpledge\ty",
    "2\tferry\t40\t45\t40\t46\tverb:want\tno\t-\t-",
    "3\tbridge\t4\t8\t4\t9\tmodal:will\tyes\tplan\tn",
    "4\tbridge\t70\t74\t70\t75\tmodal:will\tno\t-\t-",
)


@pytest.fixture
def labels(tmp_path):
    path = tmp_path / "labels.tsv"
    path.write_text("\n".join([COLUMNS, *ROWS]) + "\n", encoding="utf-8")
    return read_labels(path)


def place(number, rule="modal:will", confidence=0.5, rejected=False):
    return Place(
        document=f"text-{number}",
        trigger=(0, 4),
        anchor=0,
        head=5,
        rule=rule,
        rejected=rejected,
        confidence=confidence,
        shown={},
    )


def test_labels_say_what_the_reader_said(labels):
    assert [(label.id, label.document, label.commitment, label.kind) for label in labels] == [
        (1, "ferry", True, "pledge"),
        (2, "ferry", False, "-"),
        (3, "bridge", True, "plan"),
        (4, "bridge", False, "-"),
    ]
    assert [label.actor_right for label in labels] == ["y", "-", "n", "-"]
    assert all(label.by_chance for label in labels)


def test_a_row_that_lacks_a_column_is_refused(tmp_path):
    path = tmp_path / "labels.tsv"
    path.write_text(f"{COLUMNS}\n1\tferry\t4\t8\n", encoding="utf-8")
    with pytest.raises(ValueError, match="shorter"):
        read_labels(path)


def test_agreement_is_that_of_the_candidates_both_have_read(labels, tmp_path):
    """Of three, two answers are equal; by chance 4/9 would be, so that kappa is (2/3 - 4/9) / (5/9)."""
    path = tmp_path / "second.tsv"
    path.write_text("id\tlabel\n1\tyes\n2\tno\n3\tno\n9\tyes\n", encoding="utf-8")
    second = second_reading(path)
    assert second == {1: True, 2: False, 3: False, 9: True}
    assert agreement(labels, second) == "3 candidates: agreed 0.667, F1 of yes 0.667, kappa 0.400"


def test_rare_rules_get_more_than_their_share():
    """As many of each rule as the square root of how often it stands, in an order of chance that is always the same."""
    found = [place(number) for number in range(400)] + [place(number, "noun:plan") for number in range(400, 416)]
    drawn = draw(found, 60)
    rules = [one.rule for one in drawn]
    assert (rules.count("modal:will"), rules.count("noun:plan")) == (49, 10)
    assert drawn == draw(found, 60)
    assert rules != sorted(rules)


def test_what_the_rules_reject_is_drawn_less_and_the_same_place_once():
    kept = [place(number) for number in range(100)]
    rejected = [place(number, rejected=True) for number in range(100, 200)]
    drawn = draw([*kept, *kept, *rejected], 28)
    assert len({one.document for one in drawn}) == len(drawn)
    assert sum(one.rejected for one in drawn) * 2 < sum(not one.rejected for one in drawn)


def test_unsure_is_what_lies_between():
    assert [one.confidence for one in unsure(place(0, confidence=value) for value in (0.0, 0.06, 0.5, 0.97))] == [
        0.06,
        0.5,
    ]
