"""Cues in the parse: verbs with a subject and a clause, an infinitive, an object or a quotation.

The roles follow PolNeAR (Newell, Margolin, Ruths, LREC 2018): the source with titles and appositions, the cue as the
verb group, the content with its quotation marks and its "that" or "to".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.claims.complements import (
    BREAKS,
    FARTHEST_THAT,
    clause_ranges,
    completes,
    is_marked,
    joined,
    ranges_under,
)
from extractors.claims.cues import (
    ATTITUDE_ADJECTIVES,
    ATTITUDE_VERBS,
    EVIDENCE_VERBS,
    HEARSAY_PASSIVES,
    INTENTION_VERBS,
    LISTENER_VERBS,
    NOT_CUES,
    OBJECT_VERBS,
    OBLIQUE_VERBS,
    PARTICIPLES_OF_SPEECH,
    QUOTE_VERBS,
    SILENCE,
    SPEECH_VERBS,
)
from extractors.claims.open_frames import open_frame
from extractors.claims.parentheses import around_parenthesis
from extractors.claims.quotes import is_title
from extractors.claims.reading import (
    SUBJECTS,
    Range,
    Reading,
    Reported,
    children,
    merged,
    trimmed,
    verb_forms,
    without,
)
from extractors.claims.roles import cue_range, find_source

_CLAUSES = frozenset({"ccomp", "parataxis"})
_OBJECTS = frozenset({"iobj", "obj", "xcomp"})
_FARTHEST_QUOTE = (
    14  # tokens between the verb and the quotation it opens: "told reporters in Brussels on Monday, '...'"
)

Frame = tuple[str, list[Range]]  #: rule, and content before quotations are completed


def verb_cues(reading: Reading) -> Iterator[Reported]:
    """Every verb that reports speech or attitude, in text order."""
    for token in reading.doc:
        if _is_verb(token) and reading.is_readable(token.i):
            reported = _read_verb(reading, token)
            if reported is not None:
                yield reported


def _is_verb(token: Token) -> bool:
    """Also what the tagger took for a noun although it has a subject: "Lee insists that ..."."""
    if token.pos_ == "VERB" or token.tag_.startswith("VB"):
        return True
    if token.pos_ == "ADJ" or token.tag_ == "JJ":
        return token.lower_ in ATTITUDE_ADJECTIVES and any(child.dep_ == "cop" for child in token.lefts)
    return token.pos_ == "NOUN" and any(child.dep_ == "nsubj" for child in token.lefts)


def _read_verb(reading: Reading, verb: Token) -> Reported | None:
    forms = verb_forms(verb)
    if (forms & NOT_CUES and not forms & SPEECH_VERBS) or _is_silence(verb, forms):
        return None
    hearsay = _hearsay(reading, verb)
    source = None if hearsay else find_source(reading, verb)
    frame = hearsay or _frame(reading, verb, forms)
    quote = None if hearsay else _adjacent_quote(reading, verb, source, forms, bool(frame))
    cue = cue_range(verb)
    around = around_parenthesis(reading, verb, source, cue) if forms & SPEECH_VERBS else None
    if frame is None and quote is None and around is None:
        frame = open_frame(reading, verb)
    if frame is None and quote is None and around is None:
        return None
    rule, content = frame or ("quoted" if quote is not None else "parenthesis", [])
    if around is not None:
        rule, content = "speech_clause", around
    elif quote is None:
        content = _behind(verb, source, content)
    else:
        content = [*_beside_quote(reading, verb, content, quote), reading.quotes[quote]]
    content = whole_quotations(reading, _before_participles(reading, verb, content), verb.i)
    content = without(content, [cue, *([source] if source else [])])
    content = [piece for piece in (trimmed(reading.doc, piece) for piece in content) if piece[0] < piece[1]]
    if not content or _is_title(reading, content):
        return None
    return Reported(verb=verb.i, cue=cue, source=[source] if source else [], content=content, rule=rule)


def _behind(verb: Token, source: Range | None, content: list[Range]) -> list[Range]:
    """Without what opens the sentence: "*After the vote*, Lee Park said the branch would close"."""
    if source is None or source[0] > verb.i or all(end <= verb.i for _, end in content):
        return content
    return [
        (max(start, source[1]), end) if start < source[0] else (start, end) for start, end in content if end > source[1]
    ]


def _before_participles(reading: Reading, verb: Token, content: list[Range]) -> list[Range]:
    """Content behind the verb ends before ", adding that ...", where the source goes on to speak, and at ";"."""
    pieces = []
    for start, end in content:
        places = (_stop(reading, verb, position) for position in range(max(start, verb.i + 1), end - 1))
        stop = next((place for place in places if place is not None), end)
        pieces.append((start, max(start, stop)))
    return pieces


def _stop(reading: Reading, verb: Token, position: int) -> int | None:
    """Where content ends before the token, on the side of the verb's own quotation marks; None: it goes on."""
    token = reading.doc[position]
    if reading.quote_at[position] != reading.quote_at[verb.i]:
        return None
    if token.text == ";":
        return position
    before = position - 1 - (reading.doc[position - 1].tag_ == "RB")  # ", even suggesting"
    if token.lower_ in PARTICIPLES_OF_SPEECH and reading.doc[before].text in BREAKS:
        return before
    return position - 1 if _speaks_again(reading, verb, token) else None


def _speaks_again(reading: Reading, verb: Token, token: Token) -> bool:
    """ "said that ..., *and said* that ...": a second verb of speech in the same form without a subject."""
    conjunction = reading.doc[token.i - 1]
    same = token.tag_ == verb.tag_ and token.tag_ in ("VBD", "VBZ") and token.dep_ == "conj"
    return same and conjunction.dep_ == "cc" and bool(verb_forms(token) & SPEECH_VERBS)


def _is_title(reading: Reading, content: list[Range]) -> bool:
    """ "wrote 'The Harbor at Night'": a work, no words of the source."""
    return len(content) == 1 and content[0] in reading.quotes and reading.titles[reading.quotes.index(content[0])]


def _is_silence(verb: Token, forms: frozenset[str]) -> bool:
    """ "declined to comment", "did not respond to a request": no words and no position."""
    if verb.lower_ in ("comment", "respond") and verb.tag_ == "VB":
        return True
    return any(child.dep_ == "xcomp" and child.lower_ in SILENCE for child in verb.children) and bool(
        forms & INTENTION_VERBS
    )


def _frame(reading: Reading, verb: Token, forms: frozenset[str]) -> Frame | None:
    if verb.lower_ in ATTITUDE_ADJECTIVES:
        return _adjective(reading, verb)
    return (
        _clause(reading, verb, forms)
        or _infinitive(reading, verb, forms)
        or _oblique(reading, verb, forms)
        or _object(reading, verb, forms)
        or _loose_that(reading, verb, forms)
        or _spoken(reading, verb, forms)
        or _agent(reading, verb, forms)
        or _governing(reading, verb, forms)
    )


def _clause(reading: Reading, verb: Token, forms: frozenset[str]) -> Frame | None:
    """ "said (that) ...": any verb before "that"; verbs of speech and attitude without it."""
    heads = [child for child in verb.children if child.dep_ in _CLAUSES and not child.is_punct]
    rule = "that_clause"
    if forms & SPEECH_VERBS:
        rule = "speech_clause"
    elif forms & EVIDENCE_VERBS:
        rule = "evidence_clause"
    elif forms & ATTITUDE_VERBS:
        rule, heads = "attitude_clause", [head for head in heads if head.dep_ == "ccomp"]
    else:
        heads = [head for head in heads if is_marked(head, "that")]
    return (rule, clause_ranges(reading, verb, heads)) if heads else None


def _adjective(reading: Reading, adjective: Token) -> Frame | None:
    """ "is confident that ...", "was worried about ..."."""
    heads = [child for child in adjective.rights if child.dep_ in ("ccomp", "obl", "xcomp", "advcl")]
    wanted = [child for child in heads if child.dep_ == "ccomp"] or [
        child for child in heads if 0 < child.left_edge.i - adjective.i <= 2
    ]
    return ("attitude_adjective", clause_ranges(reading, adjective, wanted)) if wanted else None


def _infinitive(reading: Reading, verb: Token, forms: frozenset[str]) -> Frame | None:
    """ "plans to ..."."""
    if not forms & (INTENTION_VERBS | SPEECH_VERBS):
        return None
    heads = [child for child in children(verb, ("xcomp",)) if any(mark.lower_ == "to" for mark in child.lefts)]
    return ("intention_infinitive", ranges_under(reading, verb, heads)) if heads else None


def _object(reading: Reading, verb: Token, forms: frozenset[str]) -> Frame | None:
    """ "criticised the plan as ...": the object and what completes it."""
    if not forms & OBJECT_VERBS:
        return None
    heads = [child for child in verb.rights if child.dep_ in _OBJECTS]
    if not heads:
        return None
    heads += [child for child in verb.rights if child.i > heads[0].i and completes(child)]
    return "stance_object", joined(ranges_under(reading, verb, heads))


def _oblique(reading: Reading, verb: Token, forms: frozenset[str]) -> Frame | None:
    """ "called for ..."."""
    prepositions = {word for form in forms for word in OBLIQUE_VERBS.get(form, ())}
    if not prepositions:
        return None
    heads = [
        child
        for child in children(verb, ("obl", "advcl", "xcomp"))
        if 0 < child.left_edge.i - verb.i <= 2
        and any(case.lower_ in prepositions for case in children(child, ("case", "mark")))
    ]
    return ("stance_oblique", clause_ranges(reading, verb, heads)) if heads else None


def _loose_that(reading: Reading, verb: Token, forms: frozenset[str]) -> Frame | None:
    """A "that" soon after the verb whose clause the parser hung elsewhere."""
    if not forms & (SPEECH_VERBS | ATTITUDE_VERBS | EVIDENCE_VERBS):
        return None
    last = reading.sentence[verb.i][1]
    for token in reading.doc[verb.i + 1 : min(last, verb.i + FARTHEST_THAT)]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i > token.i:
            end = min(max(token.head.right_edge.i + 1, token.i + 1), last)
            return "loose_that", [(token.i, end)]
        if token.pos_ == "VERB" or token.text in (";", ":"):
            return None
    return None


def _spoken(reading: Reading, verb: Token, forms: frozenset[str]) -> Frame | None:
    """ "said nothing of the sort", "wrote a letter": the object of a verb of speech, where nobody is spoken to."""
    if not forms & SPEECH_VERBS or forms & LISTENER_VERBS:
        return None
    heads = [child for child in verb.rights if child.dep_ in ("obj", "xcomp")]
    return ("speech_object", clause_ranges(reading, verb, heads)) if heads else None


def _agent(reading: Reading, verb: Token, forms: frozenset[str]) -> Frame | None:
    """ "The closure was announced by Lee Park"."""
    if not forms & (SPEECH_VERBS | OBJECT_VERBS) or all(child.dep_ != "obl:agent" for child in verb.children):
        return None
    heads = list(children(verb, ("nsubj:pass",)))
    return ("passive_agent", ranges_under(reading, verb, heads)) if heads else None


def _governing(reading: Reading, verb: Token, forms: frozenset[str]) -> Frame | None:
    """ "The branch will close, Lee Park *said*": treebanks hang some such verbs on what they report, as `parataxis`."""
    start, clause = verb.left_edge.i, verb.head
    if not forms & SPEECH_VERBS or verb.dep_ != "parataxis" or clause.i > start or clause.pos_ == "NOUN":
        return None
    comma = start if reading.doc[start].is_punct else start - 1
    subject = any(child.dep_ in SUBJECTS for child in verb.lefts)
    if not subject or reading.doc[comma].text != "," or reading.quote_at[comma - 1] >= 0:
        return None
    first = max(clause.left_edge.i, reading.sentence[verb.i][0])
    return ("speech_clause", [(first, comma)]) if first < comma else None


def _hearsay(reading: Reading, verb: Token) -> Frame | None:
    """ "The bank is expected to cut rates": nobody is named who thinks so."""
    if verb.lower_ not in HEARSAY_PASSIVES:
        return None
    if all(child.dep_ not in ("nsubj:pass", "aux:pass") for child in verb.children):
        return None
    content = list(children(verb, ("xcomp", "ccomp")))
    subjects = list(children(verb, (*SUBJECTS, "nsubj:pass")))
    if not content or not subjects or any(child.dep_ == "obl:agent" for child in verb.children):
        return None
    return "hearsay_passive", ranges_under(reading, verb, [*subjects, *content])


def _adjacent_quote(
    reading: Reading, verb: Token, source: Range | None, forms: frozenset[str], framed: bool
) -> int | None:
    """The number of the quotation that touches the cue: opened by it, or just before its clause."""
    if reading.is_quoted(verb.i):
        return None
    speaks = bool(forms & (SPEECH_VERBS | QUOTE_VERBS))
    opened = _quote_after(reading, verb) if speaks or _opens_quote(reading, verb) else None
    if opened is not None and (source is None or source[0] < verb.i):
        return opened
    if opened is None and source is not None and _follows_another(reading, verb, source):
        return None
    start = min(verb.i, cue_range(verb)[0], source[0] if source else verb.i)
    before = _quote_before(reading, start)
    if before is not None and _is_apart(reading, before, start, framed):
        return opened
    if before is not None and (speaks or (source and _ends_open(reading, before))):
        return before
    return opened


def _follows_another(reading: Reading, verb: Token, source: Range) -> bool:
    """Whether it is a participle that shares its source with a verb between: "'...,' she said, *laughing*"."""
    between = reading.doc[source[1] : verb.i]
    return verb.tag_ == "VBG" and any(token.pos_ == "VERB" for token in between)


def _is_apart(reading: Reading, number: int, start: int, framed: bool) -> bool:
    """Whether the quotation before a clause is none of its content: a sentence of its own, or a title."""
    if reading.text[reading.quotations[number].inner_end - 1] == ".":
        return framed or (reading.doc[start].is_title and reading.doc[start].pos_ in ("DET", "PRON"))
    return framed and _names_work(reading, number)


def _names_work(reading: Reading, number: int) -> bool:
    """ "On 'The Harbor Show,' Lee Park said that ...": a title with the comma of the sentence in it."""
    quotation = reading.quotations[number]
    if reading.text[quotation.inner_end - 1] != ",":
        return reading.titles[number]
    return is_title(reading.text, replace(quotation, inner_end=quotation.inner_end - 1))


def _opens_quote(reading: Reading, verb: Token) -> bool:
    """ "she cracked, '...'": mark and quotation right behind any verb."""
    following = reading.doc[verb.i + 1 : verb.i + 3]
    return len(following) == 2 and following[0].text in (",", ":") and reading.is_quoted(following[1].i)


def _ends_open(reading: Reading, number: int) -> bool:
    """Whether a sentence begins with it and a comma or question mark announces who speaks: "'...,' she riffed"."""
    quotation = reading.quotations[number]
    start, end = reading.quotes[number]
    if start > reading.sentence[start + 1][0] or reading.doc[end].tag_ == "WDT":
        return False
    return reading.speech[number] and reading.text[quotation.inner_end - 1] in ",?!—"


def _quote_before(reading: Reading, position: int) -> int | None:
    paragraph = reading.paragraph[position]
    position -= 1
    while position >= 0 and (reading.doc[position].text in BREAKS or reading.doc[position].is_space):
        position -= 1
    inside = position >= 0 and reading.paragraph[position] == paragraph and reading.quote_at[position] >= 0
    return reading.quote_at[position] if inside else None


def _quote_after(reading: Reading, verb: Token) -> int | None:
    last = min(reading.sentence[verb.i][1] + 1, verb.i + 1 + _FARTHEST_QUOTE, len(reading.doc))
    for position in range(verb.i + 1, last):
        number = reading.quote_at[position]
        if number >= 0 and reading.speech[number]:
            before = reading.doc[reading.quotes[number][0] - 1]
            return number if before.text in (",", ":") or before.i == verb.i else None
        if reading.doc[position].pos_ == "VERB" and reading.doc[position].dep_ != "acl":
            return None
    return _quote_below(reading, verb)


def _quote_below(reading: Reading, verb: Token) -> int | None:
    """ "He said:" closes a paragraph, and the next one begins with the quotation."""
    end = reading.sentence[verb.i][1]
    if end - verb.i > _FARTHEST_QUOTE or reading.doc[end - 1].text != ":" or end + 1 >= len(reading.doc):
        return None
    position = next((i for i in range(end, min(end + 3, len(reading.doc))) if not reading.doc[i].is_space), end)
    number = reading.quote_at[position]
    opens = number >= 0 and reading.speech[number] and reading.quotes[number][0] == position
    return number if opens else None


def _beside_quote(reading: Reading, verb: Token, content: list[Range], number: int) -> list[Range]:
    """After "'...,' said Lee" only quoted words and a "that" carry on; "who sits on the board" tells of Lee."""
    if reading.quotes[number][0] > verb.i:
        return [piece for piece in content if piece[0] > verb.i or verb.tag_ != "VBG"]
    return [
        piece
        for piece in content
        if piece[0] < verb.i or reading.quote_at[piece[0]] >= 0 or reading.doc[piece[0]].lower_ == "that"
    ]


def whole_quotations(reading: Reading, content: list[Range], verb: int) -> list[Range]:
    """Content reaches to both marks of a quotation it enters; content inside the cue's own quotation stays in it."""
    around = reading.quote_at[verb]
    if around >= 0 and reading.speech[around]:
        first, last = reading.quotes[around]
        return [(max(start, first), min(end, last)) for start, end in content if max(start, first) < min(end, last)]
    entered = {reading.quote_at[position] for start, end in content for position in range(start, end)} - {-1}
    return merged([*content, *(reading.quotes[number] for number in entered)])
