"""Which names are the same organization."""

from __future__ import annotations

import pytest

from extractors.entities.clusters import cluster, fullest, is_acronym_of, key
from extractors.entities.gazetteer import read_gazetteer, read_places


def groups(kinds: dict[str, str], *pairs: tuple[str, str]) -> list[list[str]]:
    return cluster(kinds, pairs, read_gazetteer(), read_places())


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("company", "Meta Platforms", "Meta"),
        ("company", "Walt Disney Co.", "Disney"),
        ("company", "Volkswagen", "VW"),
        ("company", "Quuxline Holdings", "Quuxline"),
        ("company", "Quux Mining and Construction Company", "Quux"),
        ("company", "Bluegate Media", "BlueGate Media"),
        ("outlet", "New York Times", "Times"),
        ("agency", "U.S. Department of Justice", "Justice Department"),
        ("agency", "Department of Homeland Security", "Homeland Security"),
        ("agency", "Agency for Harbour Safety", "AHS"),
        ("court", "U.S. Supreme Court", "Supreme Court"),
        ("party", "Chinese Communist Party", "Communist Party"),
        ("body", "United Nations Security Council", "Security Council"),
        ("government", "Chinese government", "Beijing"),
        ("government", "US government", "federal government"),
        ("government", "government of Chile", "Chile"),
    ],
)
def test_one_organization_under_two_names(kind, one, other):
    """In either order of appearance."""
    assert groups({one: kind, other: kind}) == [[one, other]]
    assert groups({other: kind, one: kind}) == [[other, one]]


@pytest.mark.parametrize(
    ("kinds", "near_miss"),
    [
        ({"Commerce Department": "agency", "Justice Department": "agency"}, "two departments"),
        ({"New York Times": "outlet", "Los Angeles Times": "outlet", "Times": "outlet"}, "which Times is open"),
        ({"National Weather Service": "agency", "National": "company"}, "an ordinary first word"),
        ({"White House": "government", "Trump administration": "government"}, "a seat is named for itself"),
        ({"Google": "company", "Google DeepMind": "company"}, "a subsidiary"),
        ({"Bank of America": "company", "Bank of England": "agency"}, "two banks"),
        ({"Democratic Party": "party", "Liberal Democratic Party": "party", "Green Party": "party"}, "three parties"),
    ],
)
def test_two_organizations_stay_two(kinds, near_miss):
    """Sharing words is not being the same."""
    assert len(groups(kinds)) == len(kinds), near_miss


def test_the_text_may_equate_any_two_names():
    """A bracket after a name says so, whatever the letters."""
    assert groups({"Ministry of Fish": "agency", "MOFA": "agency"}, ("Ministry of Fish", "MOFA")) == [
        ["Ministry of Fish", "MOFA"]
    ]


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("NUL", "National University of Lesotho", True),
        ("ECB", "European Central Bank", True),
        ("CBP", "U.S. Customs and Border Protection", True),
        ("U.N.", "United Nations", True),
        ("UAE", "United Nations", False),
        ("Nul", "National University of Lesotho", False),
        ("N", "Nissan", False),
    ],
)
def test_acronyms(short, full, expected):
    """The initials of the words, with or without the small ones."""
    assert is_acronym_of(short, full) is expected


def test_the_fullest_form_is_spelled_out():
    """More words win, an acronym never does, nor does the generic form."""
    assert fullest(["CAISI", "Center for AI Standards and Innovation"]) == "Center for AI Standards and Innovation"
    assert fullest(["federal government", "US government"]) == "US government"


def test_key_folds_departments():
    """Order and nation aside."""
    assert key("U.S. Department of Justice") == key("Justice Department") == "justice department"
