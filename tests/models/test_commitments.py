"""The words of a promise."""

from __future__ import annotations

import pytest

from models import promised_words


@pytest.mark.parametrize(
    ("trigger", "action", "words"),
    [
        ("will", "open a bakery", "will open a bakery"),
        ("opens", "opens in May", "opens in May"),
        ("opens", "opens", "opens"),
        ("open", "openly back the plan", "open openly back the plan"),
    ],
)
def test_a_trigger_that_is_the_act_itself_is_said_once(trigger, action, words):
    assert promised_words(trigger, action) == words
