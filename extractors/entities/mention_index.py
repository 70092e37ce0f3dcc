"""The mentions of one Doc in order, found once and asked often."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict

from spacy.tokens import Doc, Span

from models import Organization, Person

_INDEX = "newsfacts_mentions"  # key in doc.user_data
_GROUPS = ("organizations", "people")


class MentionIndex:
    """Every mention of an organization or person by place and word, and the record of each."""

    def __init__(self, doc: Doc) -> None:
        groups = [doc.spans[group] for group in _GROUPS if group in doc.spans]
        self.mentions: list[Span] = sorted(
            (span for group in groups for span in group), key=lambda span: (span.start, span.end)
        )
        self._starts = [span.start for span in self.mentions]
        self._longest = max((len(span) for span in self.mentions), default=0)
        self._people = {record.name: record for record in reversed(doc._.people)}
        self._organizations = {record.name: record for record in reversed(doc._.organizations)}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, span in enumerate(self.mentions):
            for word in {*span.id_.lower().split()} if span.label_ != "PERSON" else ():
                self._by_word[word].append(number)

    def between(self, start: int, end: int) -> list[Span]:
        """The mentions that lie in the tokens ``[start, end)`` as a whole."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def around(self, start: int, end: int) -> list[Span]:
        """The mentions that lie in the tokens, or that the tokens are part of."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_right(self._starts, start)
        holders = [mention for mention in self.mentions[first:last] if mention.start <= start and end <= mention.end]
        inside = self.between(start, end)
        return holders + [mention for mention in inside if (mention.start, mention.end) != (start, end)]

    def last_named(self, word: str, before: int) -> Span | None:
        """The last organization up to a token whose name has the word in small letters."""
        for number in reversed(self._by_word.get(word, ())):
            if self.mentions[number].end <= before:
                return self.mentions[number]
        return None

    def record(self, mention: Span) -> Organization | Person | None:
        """The record a mention belongs to; None: it has none."""
        return (self._people if mention.label_ == "PERSON" else self._organizations).get(mention.id_)


def index_of(doc: Doc) -> MentionIndex:
    """The Doc's index, built again when other names were written to the Doc since."""
    written = [doc._.organizations, doc._.people, *(doc.spans.get(group) for group in _GROUPS)]
    sizes = [len(part or ()) for part in written]
    known = doc.user_data.get(_INDEX)
    if (
        known is None
        or known[1] != sizes
        or any(one is not other for one, other in zip(known[0], written, strict=True))
    ):
        known = doc.user_data[_INDEX] = (written, sizes, MentionIndex(doc))
    index: MentionIndex = known[2]
    return index
