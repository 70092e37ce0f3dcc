"""The source and the cue of a verb: who does it, in which words."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractors.claims.reading import SUBJECTS, Range, Reading, children, subtree_range, trimmed

_VERB_GROUP = frozenset({"aux", "aux:pass", "cop", "advmod", "compound:prt"})
_CLAUSAL = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "acl", "acl:relcl"})
_BEFORE_SOURCE = frozenset({
    ",", "although", "and", "as", "because", "but", "if", "since", "so", "that", "though", "when", "where", "while",
    "yet",
})  # fmt: skip
#: "X was quoted as saying": the one that verb is done to speaks.
_QUOTING = frozenset({"cite", "cited", "cites", "citing", "quote", "quoted", "quotes", "quoting"})
_SPEAKING_PASSIVES = frozenset({"cited", "quoted"})
#: What follows these is who listened.
_WITH_LISTENER = frozenset({"informed", "reminded", "tells", "told"})
SOURCE_EDGES = ",;:–—-. \n\"“”''"
_TIMES = frozenset({"day", "month", "morning", "night", "today", "week", "year", "yesterday"})
_LOW_PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we", "you"})
_ADDING = frozenset({"meanwhile", "which", "who", "whose"})
_LONGEST_CLOSING = 12  # tokens
_LONGEST_OPENING = 40  # tokens
_HIGHEST = 4  # clauses between a participle and the subject it shares


def find_source(reading: Reading, verb: Token, depth: int = _HIGHEST) -> Range | None:
    """The source of a verb; a participle or second verb without one has that of the verb above."""
    source = source_range(reading, verb, find_subject(reading, verb))
    if source is not None or not depth or not _shares(verb, verb) or verb.head.pos_ not in ("VERB", "AUX"):
        return source
    same = reading.quote_at[verb.head.i] == reading.quote_at[verb.i]
    return find_source(reading, verb.head, depth - 1) if same else None


def find_subject(reading: Reading, verb: Token) -> Token | None:
    """Who does it: the verb's own subject or agent, else the one it shares with a verb above it."""
    own = _own_subject(verb)
    if own is not None:
        return own
    quoted = _quoted_speaker(verb)
    if quoted is not None:
        return quoted
    if any(child.dep_ == "nsubj:pass" for child in verb.children):
        return _passive_speaker(verb)
    above = verb
    for _ in range(_HIGHEST):
        if not _shares(verb, above):
            break
        if above.dep_.startswith("acl") and above.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _owner(reading, verb, above.head)
        above = _finite_above(verb, above) or above.head
        subject = _own_subject(above)
        other_voice = subject is not None and reading.is_quoted(subject.i) and not reading.is_quoted(verb.i)
        if subject is not None and subject.i != verb.i and not other_voice:
            return subject
    return None


def _own_subject(verb: Token) -> Token | None:
    auxiliaries = [
        child for child in verb.lefts if child.dep_ == "aux"
    ]  # some parses hang "Acme" on "had" of "had said"
    clause = [*(child for auxiliary in auxiliaries for child in auxiliary.lefts), *verb.lefts]
    left = [child for child in clause if child.dep_ in SUBJECTS and not _is_time(child)]
    if left:
        return next(children(left[-1], ("nsubj",)), left[-1]) if left[-1].dep_ == "csubj" else left[-1]
    if verb.lower_ in _WITH_LISTENER:
        return None
    right = next((child for child in verb.rights if child.dep_ in SUBJECTS and _is_inverted(verb, child)), None)
    return right or next(children(verb, ("obl:agent",)), None)


def _is_time(subject: Token) -> bool:
    """ "this week", "there": taken for the subject, but nobody who speaks."""
    return subject.ent_type_ == "DATE" or subject.lower_ == "there" or subject.lower_ in _TIMES


def _is_inverted(verb: Token, subject: Token) -> bool:
    """ "'...,' said Lee": content stands before; in "six in 10 said they ..." the pronoun opens the content."""
    if subject.lower_ in _LOW_PRONOUNS and subject.i == verb.i + 1:
        after = verb.doc[subject.i + 1] if subject.i + 1 < len(verb.doc) else None
        return after is None or after.is_punct
    behind = subject.right_edge.i + 1
    if behind < len(verb.doc) and verb.doc[behind].pos_ in ("VERB", "AUX"):
        return False
    before = verb.doc[cue_range(verb)[0] - 1] if cue_range(verb)[0] > 0 else None
    return before is None or before.is_punct or before.dep_ == "punct" or before.is_space or before.tag_ == "RB"


def _quoted_speaker(verb: Token) -> Token | None:
    """ "The Times quoted *Lee Park* as saying that ..."."""
    quoting = verb.head
    if verb.tag_ != "VBG" or quoting.lower_ not in _QUOTING or verb.i == 0 or verb.nbor(-1).lower_ != "as":
        return None
    return next((child for child in children(quoting, ("obj",)) if quoting.i < child.i < verb.i), None)


def _passive_speaker(verb: Token) -> Token | None:
    passive = next(children(verb, ("nsubj:pass",)), None)
    return passive if verb.lower_ in _SPEAKING_PASSIVES else None


def _shares(verb: Token, above: Token) -> bool:
    """Whether the clause may take its subject from the one above: a participle, an infinitive, a second verb."""
    if above.dep_ not in _CLAUSAL:
        return False
    if above.dep_ == "conj":
        return above.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
    if above is not verb and above.dep_ in ("ccomp", "parataxis", "acl:relcl"):
        return above.tag_ in ("VBG", "VB")
    return above.tag_ in ("VBG", "VB")


def _finite_above(verb: Token, above: Token) -> Token | None:
    """The verb that a finite one goes on with where the parser joined it to an infinitive or a "would" below that.

    "Lee said he would order a review *and warned* of ...": Lee warned.
    """
    head = above.head
    if above is not verb or above.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ") or head.tag_ != "VB":
        return None
    if any(child.tag_ == verb.tag_ for child in children(head, ("aux",))):
        return None
    for _ in range(_HIGHEST):
        if head.tag_ == verb.tag_ or head.head is head:
            break
        head = head.head
    return head if head.tag_ == verb.tag_ else None


def _owner(reading: Reading, verb: Token, noun: Token) -> Token:
    """ "issued a statement saying": who issued it; "a report saying": the report."""
    if noun.dep_ in ("obj", "obl") and noun.head.pos_ == "VERB" and noun.head.i < noun.i:
        subject = _own_subject(noun.head)
        if subject is not None and reading.is_quoted(subject.i) == reading.is_quoted(verb.i):
            return subject
    return noun


def source_range(reading: Reading, verb: Token, subject: Token | None) -> Range | None:
    """The subject's noun phrase with titles and appositions, up to the verb, the sentence and any quotation."""
    if subject is None or (reading.is_quoted(subject.i) and not reading.is_quoted(verb.i)):
        return _neighbour(reading, verb) or _closing(reading, verb) or _opening(reading, verb)
    first, last = reading.sentence[subject.i]
    start, end = subtree_range(subject)
    start, end = max(start, first), min(end, last)
    if subject.i < verb.i:
        cue = cue_range(verb)[0]
        end = min(end, cue if cue > subject.i else verb.i)
    else:
        start = max(start, verb.i + 1)
    start, end = _outside_quotations(reading, subject.i, start, end)
    while start < subject.i and (reading.doc[start].lower_ in _BEFORE_SOURCE or _joins(reading.doc[start], subject)):
        start += 1
    if subject.dep_ == "obl:agent" and reading.doc[start].lower_ == "by":
        start += 1
    end = _before_relative(reading, subject.i, end)
    start, end = trimmed(reading.doc, (start, end), SOURCE_EDGES)
    return (start, end) if start < end else None


def _joins(token: Token, subject: Token) -> bool:
    """The preposition of a noun that only became the source: "*with* requests asking ..."."""
    return token.dep_ == "case" and token.head.i == subject.i and token.pos_ == "ADP"


def _before_relative(reading: Reading, head: int, end: int) -> int:
    """A clause that only adds something is no part of the source: "Lee, who has not decided, told reporters"."""
    for position in range(head + 1, end - 1):
        following = reading.doc[position + 1]
        if reading.doc[position].text == "," and (following.lower_ in _ADDING or following.tag_ == "VBG"):
            return position
    return end


def _outside_quotations(reading: Reading, head: int, start: int, end: int) -> Range:
    """Cut off, on either side of the head, what stands in another quotation."""
    own = reading.quote_at[head]
    for position in range(head, start - 1, -1):
        if reading.quote_at[position] != own and reading.is_quoted(position):
            start = position + 1
            break
    for position in range(head, end):
        if reading.quote_at[position] != own and reading.is_quoted(position):
            end = position
            break
    return start, end


def _neighbour(reading: Reading, verb: Token) -> Range | None:
    """The name or noun that touches a finite verb without a subject in the parse: "Lee said", "said Lee"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or any(child.dep_ == "nsubj:pass" for child in verb.children):
        return None
    first, last = reading.sentence[verb.i]
    doc, before, after = reading.doc, cue_range(verb)[0] - 1, verb.i + 1
    if before >= first and doc[before].pos_ in ("PROPN", "PRON", "NOUN", "NUM") and not reading.is_quoted(before):
        start = before
        while start > first and doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET"):
            start -= 1
        return min(start, _phrase_start(doc[before], max(first, verb.i - _LONGEST_OPENING))), before + 1
    if after < last and doc[after].pos_ in ("PROPN", "PRON") and not reading.is_quoted(after):
        end = after + 1
        while end < last and doc[end].pos_ == "PROPN":
            end += 1
        owns = end < last and (doc[end].tag_ == "POS" or doc[end].pos_ in ("AUX", "VERB"))
        return None if owns else (after, end)
    return None


def _phrase_start(last: Token, first: int) -> int:
    """Where the noun phrase that ends with a token begins: "*people who praised the plan* said"."""
    top = last
    while first <= top.head.i < top.i:
        top = top.head
    return max(first, top.left_edge.i) if top.pos_ in ("NOUN", "PROPN", "PRON") else last.i


def _closing(reading: Reading, verb: Token) -> Range | None:
    """ "..., said one source in the room.": what stands from the verb to the next comma or the end, without a verb.

    Over the comma where it stands between a name and a role: "said the bank's chief executive, Lee Park".
    """
    doc, last = reading.doc, reading.sentence[verb.i][1]
    before = cue_range(verb)[0] - 1
    if verb.tag_ not in ("VBD", "VBZ") or verb.lower_ in _WITH_LISTENER or before < 0:
        return None
    if doc[before].text != "," and not doc[before].is_quote:
        return None
    end = _next_stop(reading, verb.i + 1, last)
    following = _next_stop(reading, end + 1, last) if end < last and doc[end].text == "," else end
    if end < following and _is_named(doc[verb.i + 1 : end]) != _is_named(doc[end + 1 : following]):
        end = following
    words = doc[verb.i + 1 : end]
    if not words or len(words) > _LONGEST_CLOSING or words[0].pos_ not in ("DET", "PROPN", "NOUN", "NUM", "ADJ"):
        return None
    if any(token.pos_ in ("VERB", "AUX", "SCONJ") for token in words):
        return None
    return trimmed(doc, (verb.i + 1, end), SOURCE_EDGES)


def _next_stop(reading: Reading, start: int, last: int) -> int:
    return next((i for i in range(start, last) if reading.doc[i].text in (",", ".", ";")), last)


def _is_named(words: Span) -> bool:
    """Whether the words are a person's name and nothing else."""
    return bool(len(words)) and all(word.pos_ == "PROPN" and word.ent_type_ in ("", "PERSON") for word in words)


def _opening(reading: Reading, verb: Token) -> Range | None:
    """Before a finite verb behind a comma, what stands from the sentence's start or the quotation's end up to it.

    "Rich Hall, a veteran of three campaigns who now runs a shop, said": the parser loses subjects far from their verb.
    """
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or any(child.dep_ == "nsubj:pass" for child in verb.children):
        return None
    doc, end = reading.doc, cue_range(verb)[0]
    start = reading.sentence[verb.i][0]
    for position in range(end - 1, start - 1, -1):
        if reading.quote_at[position] >= 0 and reading.speech[reading.quote_at[position]]:
            start = position + 1
            break
    if end - start < 2 or end - start > _LONGEST_OPENING:
        return None
    if doc[start].pos_ not in ("PROPN", "DET", "NOUN", "ADJ", "NUM") or doc[start + 1].pos_ == "VERB":
        return None
    if doc[end - 1].text != "," and any(token.pos_ in ("VERB", "AUX") or token.is_punct for token in doc[start:end]):
        return None
    return trimmed(doc, (start, _before_relative(reading, start, end)))


def cue_range(verb: Token) -> Range:
    """The verb with the auxiliaries, adverbs and particles that touch it."""
    group = {verb.i} | {child.i for child in children(verb, _VERB_GROUP)}
    start = end = verb.i
    while start - 1 in group:
        start -= 1
    while end + 1 in group and verb.doc[end + 1].dep_ == "compound:prt":
        end += 1
    return start, end + 1
