"""The component that finds who said what, by which way it reached the article, and who speaks for whom."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.claims.attribution import find_reported
from extractors.claims.chains import Hop, enclosing, own_hops
from extractors.claims.judging import ClaimJudge
from extractors.claims.open_frames import OPEN_RULES
from extractors.claims.reading import Range, Reading, Reported
from extractors.claims.speakers import Speakers, spokespeople
from extractors.claims.voices import is_pronoun
from models import Attribution, Claim, ClaimKind, TextSpan

DIRECT_SHARE = 0.8  # of the content's words in quotation marks, as in PolNeAR's typology
_ATTITUDES = ("attitude", "intention", "open", "stance")


@Language.factory(
    "claim_finder",
    assigns=["doc._.claims", "doc._.spokespeople", "doc.spans"],
    requires=[
        "doc._.organizations",
        "doc._.people",
        "token.dep",
        "token.head",
        "token.tag",
        "token.pos",
        "token.lemma",
    ],
    default_config={"attitudes": True, "judged": True},
)
def make_claim_finder(nlp: Language, name: str, attitudes: bool, judged: bool) -> ClaimFinder:  # noqa: ARG001  # spaCy passes both
    """A claim finder; without ``attitudes`` it keeps claims of speech and leaves belief, will and stance out.

    ``judged``: the trained judge decides which candidates are claims; else the rules alone do.
    """
    return ClaimFinder(ClaimJudge() if judged else None, attitudes=attitudes)


class ClaimFinder:
    """Writes ``doc._.claims``, ``doc._.spokespeople`` and ``doc.spans["claims"]``.

    In the span group each piece of content is a span; ``label_`` is the kind and ``id_`` the number of the claim.
    """

    def __init__(self, judge: ClaimJudge | None = None, *, attitudes: bool = True) -> None:
        self.judge = judge
        self.attitudes = attitudes

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims, then the people among their sources."""
        reading = Reading(doc)
        found = find_reported(reading, self.judge)
        speakers = Speakers(reading, found)
        # Who only "paints a picture" or "awaits a vote" does not speak for anybody.
        doc._.spokespeople = spokespeople(speakers, [one for one in found if one.rule not in OPEN_RULES])
        kept = [reported for reported in found if self.attitudes or not reported.rule.startswith(_ATTITUDES)]
        doc._.claims = tuple(_claims(reading, speakers, kept))
        doc.spans["claims"] = [
            Span(doc, start, end, label=claim.kind.value, span_id=str(number))
            for number, (claim, reported) in enumerate(zip(doc._.claims, kept, strict=True))
            for start, end in reported.content
        ]
        return doc


def _claims(reading: Reading, speakers: Speakers, found: list[Reported]) -> list[Claim]:
    doc = reading.doc
    outlets = _outlets(doc)
    hops = [own_hops(doc, reported, outlets) for reported in found]
    around = enclosing(found)
    quoted = [number >= 0 for number in reading.quote_at]
    claims = []
    for number, reported in enumerate(found):
        way = [*hops[number], *(hop for outer in around.get(number, ()) for hop in hops[outer])]
        speaker = speakers.speaker(reported.source[0]) if reported.source else None
        claims.append(
            Claim(
                source=_spans(reading, reported.source),
                cue=_spans(reading, [reported.cue] if reported.cue else []),
                content=_spans(reading, reported.content),
                kind=_kind(doc, reported.content, quoted),
                speaker=speaker.person if speaker else None,
                organization=speaker.organization if speaker else None,
                chain=_chain(reading, speakers, way),
                nested=reported.nested,
                rule=reported.rule,
            )
        )
    return claims


def _chain(reading: Reading, speakers: Speakers, way: list[Hop]) -> tuple[Attribution, ...]:
    """The hops with names, without those nobody can name; who passes on what they said themselves is one hop."""
    open_hops = [speakers.is_open(hop.source) for hop in way]
    named = [hop for hop, is_open in zip(way, open_hops, strict=True) if not is_open] or way[:1]
    chain: list[tuple[Hop, str]] = []
    for hop in named:
        name = speakers.name(hop.source)
        if not chain or chain[-1][1] != name:
            chain.append((hop, name))
        elif is_pronoun(reading, chain[-1][0].source):
            chain[-1] = hop, name  # "'We will pay,' Lee said": said by Lee, not by "we"
    return tuple(_attribution(reading, hop, name) for hop, name in chain)


def _attribution(reading: Reading, hop: Hop, name: str) -> Attribution:
    cue = reading.span(hop.cue) if hop.cue else None
    return Attribution(source=reading.span(hop.source), name=name, relation=hop.relation, cue=cue)


def _kind(doc: Doc, content: list[Range], quoted: list[bool]) -> ClaimKind:
    words = [i for start, end in content for i in range(start, end) if not (doc[i].is_punct or doc[i].is_space)]
    share = sum(quoted[i] for i in words) / len(words) if words else 0.0
    if share >= DIRECT_SHARE:
        return ClaimKind.DIRECT
    return ClaimKind.MIXED if share > 0 else ClaimKind.INDIRECT


def _outlets(doc: Doc) -> dict[int, Range]:
    """Each token of an outlet's name, and the whole name."""
    spans = doc.spans.get("organizations", [])
    return {i: (span.start, span.end) for span in spans if span.label_ == "outlet" for i in range(span.start, span.end)}


def _spans(reading: Reading, ranges: list[Range]) -> tuple[TextSpan, ...]:
    return tuple(reading.span(place) for place in ranges)
