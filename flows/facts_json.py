"""Facts as JSON: the format of the ``extract`` command, by which extraction quality is judged.

One object holds the facts of one text. A fact's ``span`` is ``[start, end)`` in Unicode code points of
``text``; a fact that stands in the title only says ``"part": "title"``, and its span points there.
``entities``, ``timexes`` and ``claims`` are those of the text alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from models import (
    ArticleVersion,
    Attribution,
    Claim,
    Commitment,
    Deadline,
    Extraction,
    Interval,
    Organization,
    Spokesperson,
    TemporalExpression,
    TextPart,
    TextSpan,
    Timex,
)

_CONTEXT_REACH = 200  # code points to either side beyond which no context is looked for


def facts_as_json(version: ArticleVersion, extraction: Extraction) -> dict[str, Any]:
    """The facts of one version in the annotation guideline's format, with spans and scores."""
    found: dict[str, Any] = {
        "organizations": [_organization(organization) for organization in extraction.organizations],
        "spokespeople": [_spokesperson(spokesperson) for spokesperson in extraction.spokespeople],
        "dates": [_date(version, expression) for expression in extraction.dates],
        "commitments": [_commitment(commitment) for commitment in extraction.commitments],
        "entities": [
            {"start": mention.span.start, "end": mention.span.end, "label": mention.label}
            for mention in extraction.entities
            if mention.span.part is TextPart.TEXT
        ],
        "timexes": [_timex(timex) for timex in extraction.timexes],
        "claims": [_claim(claim) for claim in extraction.claims if _in_text(claim)],
    }
    if extraction.skipped:
        found["skipped"] = extraction.skipped
    return found


def page_as_json(version: ArticleVersion) -> dict[str, Any]:
    """The fields that were read from a page."""
    return {
        "text": version.text,
        "title": version.title,
        "authors": list(version.authors),
        "published": published_as_text(version),
        "language": version.language,
        "site_name": version.site_name,
    }


def published_as_text(version: ArticleVersion) -> str | None:
    """ISO 8601: a day, or an instant with its zone where the page gives one; None: not known."""
    if version.published is None:
        return None
    if version.published_precision == "instant":
        return version.published.isoformat()
    return version.published.date().isoformat()


def _place(span: TextSpan) -> dict[str, Any]:
    place: dict[str, Any] = {"span": [span.start, span.end]}
    if span.part is TextPart.TITLE:
        place["part"] = span.part.value
    return place


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _bounds(interval: Interval) -> dict[str, str | None]:
    return {"start": _day(interval.start), "end": _day(interval.end)}


def _organization(organization: Organization) -> dict[str, Any]:
    in_text = [mention for mention in organization.mentions if mention.part is TextPart.TEXT]
    first = (in_text or organization.mentions)[0]
    return {
        "name": organization.name,
        "aliases": list(organization.aliases),
        **_place(first),
        "mentions": [[mention.start, mention.end] for mention in in_text],
        "rule": organization.rule,
    }


def _spokesperson(spokesperson: Spokesperson) -> dict[str, Any]:
    return {
        "person": spokesperson.person,
        "org": spokesperson.organization,
        "role": spokesperson.role.text if spokesperson.role else None,
        "capacity": spokesperson.capacity.value,
        "evidence": spokesperson.evidence.text,
        **_place(spokesperson.evidence),
        "rule": spokesperson.rule,
    }


def _date(version: ArticleVersion, expression: TemporalExpression) -> dict[str, Any]:
    return {
        "text": expression.span.text,
        "context": context_of(version.part(expression.span.part), expression.span),
        "type": expression.type.value,
        **_bounds(expression.interval),
        "vague": expression.vague,
        **_place(expression.span),
        "value": expression.value,
        "mod": expression.mod,
        "relation": expression.relation.value,
        "bound": _bounds(expression.bound),
        "anchor": expression.anchor_kind.value if expression.anchor_kind else None,
        "anchor_text": expression.anchor_text,
        "direction": expression.direction,
        "rule": expression.rule,
        "unresolved": expression.unresolved,
    }


def _timex(timex: Timex) -> dict[str, Any]:
    return {
        "start": timex.span.start,
        "end": timex.span.end,
        "type": timex.type.value,
        "value": timex.value,
        "mod": timex.mod,
    }


def _commitment(commitment: Commitment) -> dict[str, Any]:
    return {
        "actor": commitment.actor,
        "trigger": commitment.trigger.text,
        "action": commitment.action.text,
        "evidence": commitment.evidence.text,
        "kind": commitment.kind.value,
        "polarity": commitment.polarity.value,
        "status": commitment.status.value,
        "speaker": commitment.speaker,
        "counterparty": commitment.counterparty,
        "condition": commitment.condition.text if commitment.condition else None,
        "deadline": _deadline(commitment.deadline),
        **_place(commitment.evidence),
        "confidence": round(commitment.confidence, 4),
        "rule": commitment.rule,
    }


def _deadline(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {
        "text": deadline.span.text,
        **_bounds(deadline.interval),
        "vague": deadline.vague,
        "relation": deadline.relation.value,
    }


def _in_text(claim: Claim) -> bool:
    roles = (*claim.source, *claim.cue, *claim.content)
    return all(span.part is TextPart.TEXT for span in roles)


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "source": _offsets(claim.source),
        "cue": _offsets(claim.cue),
        "content": _offsets(claim.content),
        "kind": claim.kind.value,
        "speaker": claim.speaker,
        "organization": claim.organization,
        "chain": [_hop(hop) for hop in claim.chain],
        "nested": claim.nested,
        "rule": claim.rule,
    }


def _hop(hop: Attribution) -> dict[str, Any]:
    return {
        "name": hop.name,
        "relation": hop.relation,
        "source": [hop.source.start, hop.source.end],
        "cue": [hop.cue.start, hop.cue.end] if hop.cue else None,
    }


def _offsets(spans: tuple[TextSpan, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def context_of(source: str, span: TextSpan) -> str:
    """The shortest run of whole words around the span that occurs once in ``source``.

    It grows by a word to each side, stays within the span's paragraph, and gives up growing after 200
    code points.
    """
    paragraph_start = source.rfind("\n", 0, span.start) + 1
    paragraph_end = source.find("\n", span.end)
    lowest = max(paragraph_start, span.start - _CONTEXT_REACH)
    highest = min(len(source) if paragraph_end < 0 else paragraph_end, span.end + _CONTEXT_REACH)
    start, end = span.start, span.end
    while True:
        start = _word_before(source, start, lowest)
        end = _word_after(source, end, highest)
        context = source[start:end].strip()
        if source.count(context) == 1 or (start <= lowest and end >= highest):
            return context


def _word_before(source: str, start: int, lowest: int) -> int:
    blank = source.rfind(" ", lowest, max(lowest, start - 1))
    return lowest if blank < 0 else blank + 1


def _word_after(source: str, end: int, highest: int) -> int:
    blank = source.find(" ", end + 1, highest)
    return highest if blank < 0 else blank
