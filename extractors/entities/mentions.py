"""The names of one Doc by token, and small questions about the words around them."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
LINKS = frozenset({"of", "for", "at", "with", "from", "in", "on", "representing", "to", "within"})
REACH = 9  # tokens between a role and its organization: "head of the energy practice at the Alpine Institute"


class Mentions:
    """Where a Doc's organizations and people stand. Needs ``organization_finder``."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.organizations = _by_token(doc, "organizations")
        self.people = _by_token(doc, "people")

    def text(self, position: int) -> str:
        """The token's words; "" beyond the ends."""
        return self.doc[position].text if 0 <= position < len(self.doc) else ""

    def lower(self, position: int) -> str:
        """The token's words in small letters; "" beyond the ends."""
        return self.text(position).lower()

    def before_bracket(self, position: int) -> int:
        """The token before the bracket that closes at ``position``: "Ministry of Trade (MoT) spokesman"."""
        for back in range(position, max(-1, position - 8), -1):
            if self.doc[back].text == "(":
                return back - 1
        return position - 1

    def organization_from(self, start: int, reach: int) -> Span | None:
        """The first organization within reach that no verb, comma or person comes before."""
        for position in range(start, min(len(self.doc), start + reach)):
            if position in self.organizations:
                return self.organizations[position]
            if position in self.people or ends_phrase(self.doc[position]):
                return None
        return None

    def all_organizations(self) -> list[Span]:
        """Every mention of an organization once, in order."""
        return [span for position, span in sorted(self.organizations.items()) if position == span.start]

    def all_people(self) -> list[Span]:
        """Every mention of a person once, in order."""
        return [span for position, span in sorted(self.people.items()) if position == span.start]


def ends_phrase(token: Token) -> bool:
    """Whether no noun phrase goes on over the token; "the London-based", "co-director", "a newly formed group" do."""
    if token.is_space or token.pos_ == "SCONJ":
        return True
    if token.text in ("-", "–"):
        return False
    if token.pos_ == "VERB":
        beside = token.doc[max(0, token.i - 1) : token.i + 2]
        return token.dep_ != "amod" and not any(near.text == "-" for near in beside)
    return token.pos_ in ("AUX", "PUNCT")


def _by_token(doc: Doc, group: str) -> dict[int, Span]:
    return {position: span for span in doc.spans.get(group, []) for position in range(span.start, span.end)}
