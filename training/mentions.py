"""Named-entity corpora as texts with labelled spans, brought to one label scheme, and their augmentation.

Label scheme: PERSON ORG GPE LOC FAC NORP PRODUCT EVENT LAW MONEY PERCENT DATE MISC. No corpus but our own splits LOC
into GPE and LOC: lists tell some places (`training/places.py`), the others are PLACE, which leaves the choice open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from training.names import Names
from training.places import PLACE, kind_of_place
from training.reported import AGENCIES, CITIES

LABELS = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "MONEY", "PERCENT", "DATE", "MISC",
)  # fmt: skip
RENAMED = {"WORK_OF_ART": "MISC"}
#: Buildings that stand for those who govern from them, in whatever class a corpus puts them.
SEATS = {"White House", "Pentagon", "Kremlin", "Downing Street", "Elysee", "Élysée", "Capitol Hill"}
#: The classes each corpus annotates: what it leaves unmarked may be a name of any other class.
ANNOTATED = {
    "en-worldwide": set(LABELS),
    "own": set(LABELS) - {"MISC"},
    "uner-ewt": {"PERSON", "ORG", "GPE", "LOC", "PERCENT"},
    "crossner-politics": {"PERSON", "ORG", "GPE", "LOC", "EVENT", "MISC", "NORP", "PERCENT"},
    "wikigold": {"PERSON", "ORG", "GPE", "LOC", "MISC", "NORP", "EVENT", "PERCENT"},
    "re3d": {"PERSON", "ORG", "GPE", "LOC", "NORP", "MONEY", "DATE", "PERCENT"},
}
#: What the corpora's own MISC may be.
MISCELLANEOUS = frozenset({"MISC", "EVENT", "LAW"})
EVENT_WORDS = re.compile(
    r"\b(Cup|Olympics?|Games|Elections?|War|Summit|Conference|Championships?|Festival|Forum|Expo|Open|Prix|Revolution|"
    r"Uprising|Congress|Week|Final|Awards|Cyclone|Hurricane|Typhoon|Storm|Tour|Marathon|Olympiad|Fair|COP ?\d+)\b"
)
LAW_WORDS = re.compile(
    r"\b(Act|Bill|Law|Code|Treaty|Amendment|Convention|Constitution|Protocol|Directive|Regulations?|Ordinance|Accords?|"
    r"Agreement|Charter|Resolution|Decree|Covenant|Statute|Section \d+|Article \d+)\b"
)
PERCENT = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)*|(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty))"
    r"(?: ?%|[ -]per ?cent\b|[ -]percentage points?\b|[ -]pct\b)"
)
WEEKDAY = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4}|(January|February|March|April|June|July|August|"
                     r"September|October|November|December)( \d+)?")  # fmt: skip
TITLED = re.compile(r"\b(President|Minister|Mr|Mrs|Ms|Dr|Secretary|General|King|Prince|leader|Ambassador|Colonel)\b")
MARK = re.compile(r"\[([^\[\]]+)\]\(([A-Z_]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A labelled half-open character range."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text with flat mentions in order of position."""

    text: str
    mentions: tuple[Mention, ...]
    source: str
    id: str = ""

    def surface(self, mention: Mention) -> str:
        """Return the words of a mention."""
        return self.text[mention.start : mention.end]


def _scheme(text: str, start: int, end: int, label: str, source: str, nationalities: frozenset[str]) -> Mention | None:
    label = RENAMED.get(label, label)
    if source == "re3d" and text[start:end].lower().startswith("the "):
        start += 4
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    surface = text[start:end]
    if not any(c.isalnum() for c in surface):
        return None
    if surface in SEATS:
        label = "ORG"
    if label == "MISC":
        if WEEKDAY.fullmatch(surface):
            label = "DATE"
        elif source != "own" and EVENT_WORDS.search(surface):
            label = "EVENT"
        elif source != "own" and LAW_WORDS.search(surface):
            label = "LAW"
        elif source in {"wikigold", "crossner-politics"} and surface.lower() in nationalities:
            label = "NORP"
    if label == "LOC" and source != "own":
        label = kind_of_place(surface)
    return Mention(start=start, end=end, label=label) if label in (*LABELS, PLACE) else None


def allowed(label: str, source: str) -> frozenset[str]:
    """Return the classes that a marked span may have, given the corpus that it comes from."""
    if label == PLACE:
        return frozenset({"GPE", "LOC"} if "FAC" in ANNOTATED[source] else {"GPE", "LOC", "FAC"})
    if label in {"GPE", "LOC"} and "FAC" not in ANNOTATED[source]:
        return frozenset({label, "FAC"})
    if label == "MISC" and source != "own":
        return MISCELLANEOUS
    return frozenset({label})


def with_percentages(marked: MarkedText) -> MarkedText:
    """Mark the percentages, which only our own sentences have; they never overlap a mention."""
    taken = {position for mention in marked.mentions for position in range(mention.start, mention.end)}
    found = [
        Mention(start=match.start(), end=match.end(), label="PERCENT")
        for match in PERCENT.finditer(marked.text)
        if taken.isdisjoint(range(match.start(), match.end()))
    ]
    return replace(marked, mentions=tuple(sorted([*marked.mentions, *found], key=lambda mention: mention.start)))


def read_spans(path: Path, nationalities: frozenset[str] = frozenset()) -> Iterator[MarkedText]:
    """Read `{id, source, text, spans}` lines and bring them to our label scheme."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            source = row["source"].split("-")[0] if row["source"].startswith("re3d") else row["source"]
            found = (
                _scheme(row["text"], span["start"], span["end"], span["label"], source, nationalities)
                for span in row["spans"]
            )
            mentions = tuple(sorted((mention for mention in found if mention), key=lambda mention: mention.start))
            marked = with_percentages(MarkedText(text=row["text"], mentions=mentions, source=source, id=row["id"]))
            if source != "re3d" or not any(
                mention.label == "PERSON" and TITLED.search(marked.surface(mention)) for mention in mentions
            ):
                yield marked


def read_marked(path: Path, blank: str = "\n\n") -> Iterator[MarkedText]:
    """Read our own sentences: `[Meta](ORG) said ...`, one paragraph a line, a blank line between articles."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    for number, block in enumerate(blocks):
        text, mentions, at = "", [], 0
        source = blank.join(line.strip() for line in block.splitlines() if line.strip() and not line.startswith("#"))
        for mark in MARK.finditer(source):
            text += source[at : mark.start()]
            start = len(text)
            text += mark[1]
            mention = _scheme(text, start, len(text), mark[2], "own", frozenset())
            mentions += [mention] if mention else []
            at = mark.end()
        text += source[at:]
        if text.strip():
            yield MarkedText(text=text, mentions=tuple(mentions), source="own", id=f"{path.stem}-{number}")


def nationalities(marked: Iterable[MarkedText]) -> frozenset[str]:
    """Collect the words that a corpus marks as NORP at least twice."""
    counts: dict[str, int] = {}
    for text in marked:
        for mention in text.mentions:
            if mention.label == "NORP":
                surface = text.surface(mention).lower()
                counts[surface] = counts.get(surface, 0) + 1
    return frozenset(surface for surface, count in counts.items() if count > 1)


def cut(marked: MarkedText, rng: Random, shortest: int, longest: int) -> Iterator[MarkedText]:
    """Cut a document between paragraphs into pieces of a random length."""
    breaks = [match.end() for match in re.finditer(r"\n+", marked.text)]
    start, limit = 0, rng.randint(shortest, longest)
    for at, following in zip(
        [*breaks, len(marked.text)], [*breaks[1:], len(marked.text), len(marked.text)], strict=False
    ):
        if at == len(marked.text) or following - start > limit:
            end = len(marked.text[:at].rstrip())
            if end > start:
                yield replace(
                    marked,
                    text=marked.text[start:end],
                    mentions=tuple(
                        replace(mention, start=mention.start - start, end=mention.end - start)
                        for mention in marked.mentions
                        if start <= mention.start and mention.end <= end
                    ),
                )
            start, limit = at, rng.randint(shortest, longest)


def join(texts: list[MarkedText], rng: Random) -> Iterator[MarkedText]:
    """Join neighbouring sentences of a corpus into texts of 1 to 8 sentences."""
    at = 0
    while at < len(texts):
        count = rng.randint(1, 8)
        text, mentions = "", []
        for piece in texts[at : at + count]:
            text += rng.choices([" ", "\n\n"], [4, 1])[0] if text else ""
            mentions += [replace(m, start=m.start + len(text), end=m.end + len(text)) for m in piece.mentions]
            text += piece.text
        yield MarkedText(text=text, mentions=tuple(mentions), source=texts[at].source)
        at += count


def rewrite(marked: MarkedText, surfaces: dict[int, str]) -> MarkedText:
    """Write other words for some mentions (by index) and move all offsets along."""
    text, mentions, at = "", [], 0
    for index, mention in enumerate(marked.mentions):
        text += marked.text[at : mention.start]
        surface = surfaces.get(index, marked.surface(mention))
        mentions.append(replace(mention, start=len(text), end=len(text) + len(surface)))
        text += surface
        at = mention.end
    return replace(marked, text=text + marked.text[at:], mentions=tuple(mentions))


def swap_mentions(marked: MarkedText, names: Names, rng: Random, share: float) -> MarkedText:
    """Replace a share of the organizations, people and products, the same surface always by the same name."""
    organizations: dict[tuple[str, bool], str | None] = {}
    people: dict[str, str | None] = {}
    surfaces: dict[int, str] = {}
    for index, mention in enumerate(marked.mentions):
        surface = marked.surface(mention)
        before = re.search(r"([\w’']+)[\s\"“‘]*$", marked.text[max(0, mention.start - 20) : mention.start])
        word = before[1].lower() if before else ""
        if surface[:1].islower() and surface not in {"xAI"}:
            continue
        if mention.label == "ORG":
            if word in {"a", "an", "its", "his", "her", "their", "our", "this", "that", "former"}:
                continue
            key = (surface, word == "the")
            if key not in organizations:
                organizations[key] = names.organization(rng, article=key[1]) if rng.random() < share else None
            drawn = organizations[key]
        elif mention.label == "PERSON":
            *given, family = surface.split(" ")
            if family not in people:
                people[family] = " ".join(names.person(rng)) if rng.random() < share else None
            full = people[family]
            first, _, last = (full or "").partition(" ")
            drawn = full and (f"{first} {last}" if given else last)
        elif mention.label == "PRODUCT" and rng.random() < share:
            drawn = names.product(rng)
        else:
            continue
        if drawn:
            surfaces[index] = drawn.upper() if surface.isupper() and len(surface) > 6 else drawn
    return rewrite(marked, surfaces)


def restyle(marked: MarkedText, rng: Random) -> MarkedText:
    """Vary quotation marks, case and opening lines; each change keeps offsets or moves them."""
    text = marked.text
    style = rng.random()
    if style < 0.45:
        text = re.sub(r'(^|(?<=[\s(\[—]))"', "“", text).replace('"', "”")
        text = re.sub(r"(?<=\w)'", "’", text)
    elif style < 0.65:
        text = text.translate(str.maketrans("“”‘’", "\"\"''"))
    case = rng.random()
    if case < 0.015:
        text = text.lower() if len(text.lower()) == len(text) else text
    elif case < 0.035:
        text = text.upper() if len(text.upper()) == len(text) else text
    head, blank, rest = text.partition("\n\n")
    if blank and len(head) < 140 and rng.random() < 0.08:
        head = re.sub(r"\b[a-z](?=\w{3,})", lambda match: match[0].upper(), head)
        text = head + blank + rest
    marked = replace(marked, text=text)
    opening, mentions = "", []
    if rng.random() < 0.04:
        city, agency = rng.choice(CITIES), rng.choice(AGENCIES)
        city = city.upper() if rng.random() < 0.8 else city
        mentions.append(Mention(start=0, end=len(city), label="GPE"))
        opening = city
        if rng.random() < 0.7:
            opening += " ("
            mentions.append(Mention(start=len(opening), end=len(opening) + len(agency), label="ORG"))
            opening += agency + ")"
        opening += rng.choice([" - ", " — ", " – ", " -- "])
    shift = len(opening)
    moved = [replace(m, start=m.start + shift, end=m.end + shift) for m in marked.mentions]
    return replace(marked, text=opening + marked.text, mentions=(*mentions, *moved))
