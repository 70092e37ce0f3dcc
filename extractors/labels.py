"""The labels of named entities that several rules ask for.

A model may tell places with a government (GPE: countries, towns) from others (LOC: seas, regions) and label laws and
percentages, or call every place LOC and leave percentages without a label: the rules read both.
"""

from __future__ import annotations

from spacy.tokens import Token

PLACES = frozenset({"GPE", "LOC"})
AMOUNTS = frozenset({"MONEY", "PERCENT"})  #: nobody's name
_NO_MENTION = frozenset({"", "PERCENT"})  # "60 percent want it" says the same whether or not a model labels it


def is_mention(token: Token) -> bool:
    """Whether the recogniser takes the token for a part of a name, a date or a sum of money."""
    return token.ent_type_ not in _NO_MENTION
