"""Why a fact differs between two readings: worked out from what else differs between them.

Where only one thing differs, it is the cause. Where several do, the fact's own sentence decides: if it was
edited, the publisher did it; if not, the extractor. The model is told from the rules by what it names there.
"""

from __future__ import annotations

from collections.abc import Iterable

from models.alignment import SentenceChange, sentence_ranges
from models.diff import Cause, ReadFact, Reading
from models.extraction import ExtractorVersion
from models.same_facts import AlignedTexts

Verdict = tuple[Cause, str]

#: Fields that tell what words mean, in days: the words themselves are in other fields.
_DAYS = ("covers_from", "covers_to", "earliest", "latest", "deadline_earliest", "deadline_latest")
_VALUES = frozenset((*_DAYS, "value", "mod", "vague", "deadline_vague"))
_EDITS = (SentenceChange.EDITED, SentenceChange.REMOVED, SentenceChange.ADDED, SentenceChange.MOVED)


def cause_of(
    before: Reading,
    after: Reading,
    aligned: AlignedTexts,
    facts: tuple[ReadFact | None, ReadFact | None],
    fields: Iterable[str],
) -> Verdict:
    """Why one fact differs, and how that is known.

    ``facts`` has the fact before and after, None where it is not there; ``fields`` names those that differ.
    """
    fields = frozenset(fields)
    keys = {fact.fact_key for fact in facts if fact}
    if bool(keys & before.decided) != bool(keys & after.decided):
        return Cause.REVIEWER, "a reviewer decided so"
    if fields == {"entity"}:
        return Cause.ENTITY_MERGE, "the same name means the same as other names than before"
    parts = _differing_parts(before.extractor, after.extractor)
    same_text = before.parts == after.parts
    if same_text and not parts:
        return _same_of_both(before, after)
    if same_text:
        return _by_extractor(before, after, parts, facts, fields)
    edits = _edits_of(aligned, (before, after), facts)
    if not parts:
        return _by_text(before, after, edits)
    if edits:
        cause, reason = _by_text(before, after, edits)
        return cause, f"{reason}; the extractor differs too ({' and '.join(parts)})"
    cause, reason = _by_extractor(before, after, parts, facts, fields)
    return cause, f"its sentence stands, and the extractor differs: {reason}"


def _differing_parts(before: ExtractorVersion, after: ExtractorVersion) -> tuple[str, ...]:
    """What differs between two extractors, of: model, rules, settings."""
    models = (before.model_name, before.model_version) != (after.model_name, after.model_version)
    digests = (before.model_digest, after.model_digest)
    if None not in digests:
        models = digests[0] != digests[1]
    rules = (before.code_digest, before.cues_digest) != (after.code_digest, after.cues_digest)
    # Before models had a digest of their own, that of the settings covered their scores instead.
    comparable = (digests[0] is None) == (digests[1] is None)
    settings = comparable and before.config_digest != after.config_digest and not models
    named = {"model": models, "rules": rules, "settings": settings}
    found = tuple(name for name, differs in named.items() if differs)
    return found or (("version",) if before.extractor_id != after.extractor_id else ())


def _same_of_both(before: Reading, after: Reading) -> Verdict:
    if before.published_on != after.published_on:
        return Cause.SOURCE_EDIT, f"the day of publication: {before.published_on} is now {after.published_on}"
    return Cause.MODEL, "the same extractor read the same text: the model computes otherwise on another machine"


def _by_text(
    before: Reading,
    after: Reading,
    edits: frozenset[SentenceChange],
) -> Verdict:
    read_alike = before.reader == after.reader
    if before.body_hash is not None and before.body_hash == after.body_hash:
        return Cause.TEXT_EXTRACTOR, "the page is the same byte for byte, the text read from it is not"
    if before.version_id == after.reread_of or after.version_id == before.reread_of:
        return Cause.TEXT_EXTRACTOR, "the page says the same, the text read from it is not"
    if edits == {SentenceChange.MOVED}:
        return Cause.SOURCE_EDIT, "its sentence was moved"
    told = [change.value for change in _EDITS if change in edits]
    if told:
        reason = f"its sentence was {' and '.join(told)}"
    elif before.published_on != after.published_on:
        reason = f"the day of publication: {before.published_on} is now {after.published_on}"
    else:
        reason = "its sentence stands; another one that it is read with was edited"
    return Cause.SOURCE_EDIT, reason if read_alike else f"{reason}; the page was also read by another reader"


def _by_extractor(
    before: Reading,
    after: Reading,
    parts: tuple[str, ...],
    facts: tuple[ReadFact | None, ReadFact | None],
    fields: frozenset[str],
) -> Verdict:
    if parts == ("model",):
        return Cause.MODEL, f"{_model(before)} became {_model(after)}"
    if parts == ("settings",):
        return Cause.SETTINGS, "only the pipeline's settings differ"
    if "model" in parts and _names_otherwise(before, after, facts):
        return Cause.MODEL, f"{' and '.join(parts)} differ, and the model names other things in its sentence"
    if fields and fields <= _VALUES and None not in facts:
        return Cause.NORMALISER, "the same words, read as other days"
    if before.extractor.code_digest == after.extractor.code_digest:
        changed = "cue lists"
    elif before.extractor.cues_digest == after.extractor.cues_digest:
        changed = "code"
    else:
        changed = "code and cue lists"
    if "rules" not in parts:
        return Cause.RULE, "only the version of newsfacts differs"
    return Cause.RULE, f"the {changed} of the rules differ{_rule_names(facts)}"


def _rule_names(facts: tuple[ReadFact | None, ReadFact | None]) -> str:
    names = dict.fromkeys(fact.rule for fact in facts if fact and fact.rule)
    return f" (found by {', '.join(names)})" if names else ""


def _model(reading: Reading) -> str:
    extractor = reading.extractor
    digest = f" ({extractor.model_digest[:8]})" if extractor.model_digest else ""
    return f"{extractor.model_name} {extractor.model_version}{digest}"


def _edits_of(
    aligned: AlignedTexts, readings: tuple[Reading, Reading], facts: tuple[ReadFact | None, ReadFact | None]
) -> frozenset[SentenceChange]:
    """What became of all sentences the fact stands in, of what counts as an edit."""
    old, new = (
        reading.spans.get(fact.fact_key, ((fact.part, fact.start, fact.end),)) if fact else ()
        for reading, fact in zip(readings, facts, strict=True)
    )
    changes = {pair.change for part, start, end in old for pair in aligned.part(part).at(start, end)}
    changes |= {
        pair.change
        for part, start, end in new
        for pair in aligned.part(part).sentences
        if pair.new and pair.new[0] < end and start < pair.new[1]
    }
    return frozenset(changes & set(_EDITS))


def _names_otherwise(before: Reading, after: Reading, facts: tuple[ReadFact | None, ReadFact | None]) -> bool:
    """Whether the model itself names other things around the fact."""
    own = [_named_at(reading, fact) for reading, fact in zip((before, after), facts, strict=True) if fact]
    if len(own) == 1:  # there is no place on the other side: where the text is the same, it is the same place
        fact = next(fact for fact in facts if fact)
        own = [_named_at(before, fact), _named_at(after, fact)] if before.parts == after.parts else own * 2
    return own[0] != own[1]


def _named_at(reading: Reading, fact: ReadFact) -> frozenset[tuple[str, str]]:
    text = reading.parts[fact.part]
    own = [place for place in sentence_ranges(text) if place[0] < fact.end and fact.start < place[1]]
    start, end = own[0][0], own[-1][1]
    return frozenset(
        (text[place:last], label)
        for part, place, last, label in reading.named
        if part is fact.part and start <= place and last <= end
    )
