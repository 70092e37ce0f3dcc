"""Entities follow from decisions on pairs of names: a partition, whatever the order, in which a person's word wins."""

from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import EntityDecision, EntityKind, EntityName, Sameness, entities_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NAMES = "abcdef"
AGES = {name: number for number, name in enumerate(NAMES)}
PAIRS = st.sets(st.sampled_from([*combinations(NAMES, 2)]))


def groups(entity_of):
    return {frozenset(name for name in entity_of if entity_of[name] == entity) for entity in entity_of.values()}


def test_an_entity_has_the_id_of_its_oldest_name():
    assert entities_of([("c", "b"), ("d", "c")], [], AGES) == {"b": "b", "c": "b", "d": "b"}


def test_the_older_id_survives_when_two_entities_become_one():
    before = entities_of([("a", "b"), ("c", "d")], [], AGES)
    after = entities_of([("a", "b"), ("c", "d"), ("d", "b")], [], AGES)
    assert (before["a"], before["d"]) == ("a", "c")
    assert set(after.values()) == {"a"}


def test_names_kept_apart_are_not_joined_by_way_of_a_third():
    """The surest pair comes first; the one that would bring them together is left out."""
    assert entities_of([("a", "b"), ("b", "c")], [("a", "c")], AGES) == {"a": "a", "b": "a"}


@given(PAIRS, PAIRS)
def test_entities_are_a_partition_that_respects_what_is_different(same, different):
    entity_of = entities_of(sorted(same), different, AGES)
    assert all(entity_of[entity] == entity for entity in entity_of.values())
    assert all(len(group) > 1 for group in groups(entity_of))
    for one, other in different:
        assert entity_of.get(one, one) != entity_of.get(other, other)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_decisions_makes_no_difference(same, random):
    shuffled = random.sample(sorted(same), len(same))
    turned = [pair if random.random() < 0.5 else pair[::-1] for pair in shuffled]
    assert entities_of(turned, [], AGES) == entities_of(sorted(same), [], AGES)


@given(PAIRS, st.permutations(range(len(NAMES))))
def test_the_groups_do_not_depend_on_which_name_came_first(same, ages):
    assert groups(entities_of(same, [], dict(zip(NAMES, ages, strict=True)))) == groups(entities_of(same, [], AGES))


def name(folded, kind=EntityKind.ORGANIZATION):
    return EntityName(kind=kind, folded=folded)


def test_names_are_compared_folded():
    assert EntityName.of(EntityKind.ORGANIZATION, "The Acme’s") == name("acme")
    assert EntityName.of(EntityKind.ORGANIZATION, "...").folded == "..."


def test_the_identity_of_a_name_is_pinned():
    """Entities keep their ids from version to version."""
    assert name("acme").name_id == "68b93fe5b5140cd6"
    assert name("acme").name_id != name("acme", EntityKind.PERSON).name_id


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"other": name("jo li", EntityKind.PERSON)}, "never one entity"),
        ({"one": name("zeta")}, "alphabetical order"),
        ({"sameness": Sameness.UNDO}, "takes back"),
        ({"undoes": "d1"}, "takes back"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(fields, fault):
    given = {"one": name("acme"), "other": name("apex"), "sameness": Sameness.SAME}
    with pytest.raises(ValueError, match=fault):
        EntityDecision(decided_by="Kim", decided_at=NOON, **{**given, **fields})
