"""Cues in the parse: verbs with a subject and a clause, an infinitive, an object or a quotation.

The roles follow PolNeAR (Newell, Margolin, Ruths, LREC 2018): the source with titles and appositions, the cue as the
verb group, the content with its quotation marks and its "that" or "to".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.claims.cues import (
    ATTITUDE_VERBS,
    EVIDENCE_VERBS,
    INTENTION_VERBS,
    NOT_CUES,
    OBJECT_VERBS,
    OBLIQUE_VERBS,
    QUOTE_VERBS,
    SPEECH_VERBS,
)
from extractors.claims.reading import (
    SUBJECTS,
    Range,
    Reading,
    Reported,
    children,
    merged,
    subtree_range,
    trimmed,
    verb_forms,
    without,
)

_CLAUSES = frozenset({"ccomp", "parataxis"})
_VERB_GROUP = frozenset({"aux", "aux:pass", "cop", "advmod", "compound:prt", "neg"})
_SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl", "acl"})
_BEFORE_SOURCE = frozenset({
    ",", "although", "and", "as", "because", "but", "if", "since", "so", "that", "though", "when", "where", "while",
    "yet",
})  # fmt: skip
_FARTHEST_QUOTE = (
    14  # tokens between the verb and the quotation it opens: "told reporters in Brussels on Monday, '...'"
)


def verb_cues(reading: Reading) -> Iterator[Reported]:
    """Every verb that reports speech or attitude, in text order."""
    for token in reading.doc:
        if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
            reported = _read_verb(reading, token)
            if reported is not None:
                yield reported


def _read_verb(reading: Reading, verb: Token) -> Reported | None:
    forms = verb_forms(verb)
    if forms & NOT_CUES and not forms & SPEECH_VERBS:
        return None
    subject = find_subject(verb)
    source = source_range(reading, verb, subject)
    clause = _clause(verb, forms) or _infinitive(verb, forms) or _object(verb, forms) or _oblique(verb, forms)
    quote = _adjacent_quote(reading, verb, source, forms)
    if clause is None and quote is None:
        return None
    content: list[Range] = []
    rule = "quoted"
    if clause is not None:
        rule, heads = clause
        content = _content_ranges(reading, verb, heads)
    if quote is not None:
        content = [*content, reading.quotes[quote]]
    content = whole_quotations(reading, content, verb.i)
    cue = cue_range(verb)
    holes = [cue, *([source] if source else [])]
    content = [trimmed(reading.doc, piece) for piece in without(content, holes)]
    content = [piece for piece in content if piece[0] < piece[1]]
    if not content:
        return None
    return Reported(verb=verb.i, cue=cue, source=[source] if source else [], content=content, rule=rule)


def find_subject(verb: Token, depth: int = 4) -> Token | None:
    """Who does it: the verb's own subject, or the one it shares with the verb above."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        left = [child for child in own if child.i < verb.i]
        return left[-1] if left else own[0]
    agent = next(children(verb, ("obl:agent",)), None)
    if agent is not None:
        return agent
    passive = next(children(verb, ("nsubj:pass",)), None)
    if passive is not None:
        return passive if verb.lower_ in ("quoted", "expected", "cited") else None
    if depth and verb.dep_ in _SHARED_SUBJECT and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        return find_subject(verb.head, depth - 1)
    if verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON") and verb.tag_ == "VBG":
        return verb.head
    return None


def source_range(reading: Reading, verb: Token, subject: Token | None) -> Range | None:
    """The subject's noun phrase with titles and appositions, up to the verb, the sentence and any quotation."""
    if subject is None:
        return _neighbour(reading, verb)
    if subject == verb.head and verb.dep_.startswith("acl"):
        return trimmed(reading.doc, (subject.left_edge.i, verb.i))
    start, end = subtree_range(subject)
    first, last = reading.sentence[verb.i]
    start, end = max(start, first), min(end, last)
    if subject.i < verb.i:
        end = min(end, cue_range(verb)[0] if cue_range(verb)[0] > subject.i else verb.i)
    elif verb.i < subject.i:
        start = max(start, verb.i + 1)
    number = reading.quote_at[subject.i]
    for position in range(subject.i, start - 1, -1):
        if reading.quote_at[position] != number and reading.is_quoted(position):
            start = position + 1
            break
    for position in range(subject.i, end):
        if reading.quote_at[position] != number and reading.is_quoted(position):
            end = position
            break
    if subject.dep_ == "obl:agent" and reading.doc[start].lower_ == "by":
        start += 1
    while start < subject.i and reading.doc[start].lower_ in _BEFORE_SOURCE:
        start += 1
    start, end = trimmed(reading.doc, (start, end))
    return (start, end) if start < end else None


def _neighbour(reading: Reading, verb: Token) -> Range | None:
    """The name or noun that touches a finite verb without a subject in the parse: "Lee said", "said Lee"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or any(child.dep_ == "nsubj:pass" for child in verb.children):
        return None
    first, last = reading.sentence[verb.i]
    doc, before, after = reading.doc, cue_range(verb)[0] - 1, verb.i + 1
    if before >= first and doc[before].pos_ in ("PROPN", "PRON", "NOUN") and not reading.is_quoted(before):
        start = before
        while start > first and doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET"):
            start -= 1
        return start, before + 1
    if after < last and doc[after].pos_ in ("PROPN", "PRON") and not reading.is_quoted(after):
        end = after + 1
        while end < last and doc[end].pos_ == "PROPN":
            end += 1
        return after, end
    return None


def cue_range(verb: Token) -> Range:
    """The verb with the auxiliaries, adverbs and particles that touch it."""
    group = {verb.i} | {child.i for child in children(verb, _VERB_GROUP)}
    start = end = verb.i
    while start - 1 in group:
        start -= 1
    while end + 1 in group and verb.doc[end + 1].dep_ == "compound:prt":
        end += 1
    return start, end + 1


def _clause(verb: Token, forms: frozenset[str]) -> tuple[str, list[Token]] | None:
    """ "said (that) ...": any verb before "that"; verbs of speech and attitude without it."""
    heads = [child for child in verb.children if child.dep_ in _CLAUSES and child.pos_ != "PUNCT"]
    if not heads:
        return None
    if forms & SPEECH_VERBS:
        return "speech_clause", heads
    if forms & EVIDENCE_VERBS:
        return "evidence_clause", heads
    if forms & ATTITUDE_VERBS:
        return "attitude_clause", [head for head in heads if head.dep_ == "ccomp"]
    marked = [head for head in heads if any(child.lower_ == "that" for child in children(head, ("mark",)))]
    return ("that_clause", marked) if marked and forms.isdisjoint(QUOTE_VERBS) else None


def _infinitive(verb: Token, forms: frozenset[str]) -> tuple[str, list[Token]] | None:
    """ "plans to ..."."""
    if not forms & (INTENTION_VERBS | SPEECH_VERBS):
        return None
    heads = [child for child in children(verb, ("xcomp",)) if any(mark.lower_ == "to" for mark in child.lefts)]
    return ("intention_infinitive", heads) if heads else None


def _object(verb: Token, forms: frozenset[str]) -> tuple[str, list[Token]] | None:
    """ "criticised the plan as ...": the object and all that follows it."""
    if not forms & OBJECT_VERBS:
        return None
    heads = [child for child in verb.children if child.dep_ in ("obj", "xcomp") and child.i > verb.i]
    if not heads:
        return None
    rest = [child for child in children(verb, ("obl", "advcl", "ccomp")) if child.i > heads[0].i]
    return "stance_object", heads + rest


def _oblique(verb: Token, forms: frozenset[str]) -> tuple[str, list[Token]] | None:
    """ "called for ..."."""
    prepositions = {word for form in forms for word in OBLIQUE_VERBS.get(form, ())}
    if not prepositions:
        return None
    heads = [
        child
        for child in children(verb, ("obl", "advcl", "xcomp"))
        if child.i > verb.i and any(case.lower_ in prepositions for case in children(child, ("case", "mark")))
    ]
    return ("stance_oblique", heads) if heads else None


def _content_ranges(reading: Reading, verb: Token, heads: list[Token]) -> list[Range]:
    """From the first to the last token of the content's clauses on each side of the verb, within the sentence."""
    first, last = reading.sentence[verb.i]
    ranges: list[Range] = []
    for head in heads:
        start, end = subtree_range(head)
        start, end = max(start, first), min(end, last)
        if start <= verb.i < end:
            ranges += [(start, verb.i), (verb.i + 1, end)]
        else:
            ranges.append((start, end))
    after = [piece for piece in ranges if piece[0] > verb.i]
    if after:
        ranges.append((min(piece[0] for piece in after), _content_end(reading, verb, max(piece[1] for piece in after))))
    return [piece for piece in ranges if piece[0] < piece[1]]


def _content_end(reading: Reading, verb: Token, end: int) -> int:
    """Where content after the verb ends: what the parser hangs on the verb behind the content still belongs to it."""
    for child in verb.rights:
        if child.left_edge.i >= end and child.dep_ in ("advcl", "obl", "advmod", "obj", "xcomp", "ccomp"):
            end = child.right_edge.i + 1
    return min(end, reading.sentence[verb.i][1])


def _adjacent_quote(reading: Reading, verb: Token, source: Range | None, forms: frozenset[str]) -> int | None:
    """The number of the quotation that touches the cue: just before the clause of the verb, or opened by it."""
    speaks = bool(forms & (SPEECH_VERBS | QUOTE_VERBS))
    if not speaks or reading.is_quoted(verb.i):
        return None
    before = min(verb.i, source[0] if source and source[0] < verb.i else verb.i)
    number = _quote_before(reading, before)
    if number is not None:
        return number
    return _quote_after(reading, verb)


def _quote_before(reading: Reading, position: int) -> int | None:
    position -= 1
    while position >= 0 and reading.doc[position].text in (",", " ", "--", "—", "–", "-"):
        position -= 1
    if position >= 0 and reading.quote_at[position] >= 0:
        number = reading.quote_at[position]
        if reading.paragraph[position] == reading.paragraph[position + 1]:
            return number
    return None


def _quote_after(reading: Reading, verb: Token) -> int | None:
    last = min(reading.sentence[verb.i][1] + 1, verb.i + 1 + _FARTHEST_QUOTE, len(reading.doc))
    for position in range(verb.i + 1, last):
        number = reading.quote_at[position]
        if number >= 0 and reading.speech[number]:
            opener = reading.quotes[number][0]
            before = reading.doc[opener - 1] if opener > 0 else None
            return number if before is not None and (before.text in (",", ":") or before.i == verb.i) else None
        if reading.doc[position].pos_ == "VERB" and reading.doc[position].dep_ != "acl":
            return None
    return None


def whole_quotations(reading: Reading, content: list[Range], verb: int) -> list[Range]:
    """Content reaches to both marks of a quotation it enters; content inside the cue's own quotation stays in it."""
    around = reading.quote_at[verb]
    if around >= 0 and reading.speech[around]:
        first, last = reading.quotes[around]
        return [(max(start, first), min(end, last)) for start, end in content if max(start, first) < min(end, last)]
    entered = {reading.quote_at[position] for start, end in content for position in range(start, end)} - {-1}
    return merged([*content, *(reading.quotes[number] for number in entered)])
