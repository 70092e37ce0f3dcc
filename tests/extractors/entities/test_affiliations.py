"""Ties of people to organizations."""

from __future__ import annotations

import pytest

from extractors.entities.affiliations import affiliations
from extractors.entities.roles import capacity_of
from models import Capacity

PEOPLE = {"Lee Park": "PERSON", "Ann Moor": "PERSON"}


def ties(doc) -> list[tuple[str | None, str, str | None, str]]:
    return [(tie.person, tie.organization, tie.role and tie.role.text, tie.capacity.value) for tie in affiliations(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today Netflix spokesman Lee Park agreed.", ("Lee Park", "Netflix", "spokesman", "press")),
        ("So Lee Park, a spokesman for Netflix, agreed.", ("Lee Park", "Netflix", "spokesman", "press")),
        ("So Lee Park, chief executive of Netflix, agreed.", ("Lee Park", "Netflix", "chief executive", "leader")),
        ("Then Netflix's chief executive, Lee Park, agreed.", ("Lee Park", "Netflix", "chief executive", "leader")),
        ("Then Netflix CEO Lee Park agreed.", ("Lee Park", "Netflix", "CEO", "leader")),
        ("So Ann Moor of Netflix agreed.", ("Ann Moor", "Netflix", None, "official")),
        (
            "So Ann Moor, a professor at Moor University, agreed.",
            ("Ann Moor", "Moor University", "professor", "expert"),
        ),
        ("Yet a Netflix spokeswoman agreed.", (None, "Netflix", "spokeswoman", "press")),
        ("Yet officials at the FBI agreed.", (None, "FBI", "officials", "official")),
        (
            "The Commerce Department met. Later Commerce Secretary Ann Moor agreed.",
            ("Ann Moor", "Commerce Department", "Commerce Secretary", "leader"),
        ),
        (
            "The Moor administration met. Later President Ann Moor agreed.",
            ("Ann Moor", "Moor administration", "President", "leader"),
        ),
        ("So Lee Park, head of harbour research at Netflix, agreed.", ("Lee Park", "Netflix", "head", "leader")),
    ],
)
def test_stated_ties(text, expected, doc_of, finder):
    """Role before the name, after it, or unnamed; the words of the role are kept."""
    assert expected in ties(finder(doc_of(text, PEOPLE)))


@pytest.mark.parametrize(
    "text",
    [
        "So Lee Park met Netflix.",
        "The chief agreed. Netflix left.",
        "So Lee Park, who likes Netflix, agreed.",
        "A spokesman agreed.",
    ],
)
def test_no_tie_is_made_up(text, doc_of, finder):
    """Standing near each other ties nobody."""
    assert ties(finder(doc_of(text, PEOPLE))) == []


@pytest.mark.parametrize(
    ("role", "capacity"),
    [
        ("press secretary", Capacity.PRESS),
        ("secretary", Capacity.LEADER),
        ("deputy secretary", Capacity.OFFICIAL),
        ("vice president", Capacity.OFFICIAL),
        ("senior analyst", Capacity.EXPERT),
        ("chief economist", Capacity.EXPERT),
        ("president and chief executive", Capacity.LEADER),
        ("former director", Capacity.OFFICIAL),
        ("spokespeople", Capacity.PRESS),
        ("officials", Capacity.OFFICIAL),
        ("communications director", Capacity.PRESS),
    ],
)
def test_capacity_of_a_role(role, capacity):
    """The whole role decides, not its last word alone."""
    assert capacity_of(role.split()) is capacity
