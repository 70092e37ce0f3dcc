"""Words by which reported speech and attitude are recognised. Lists only; verbs are lemmas."""

from __future__ import annotations

#: "X said (that) ...": verbs of speaking, writing and showing that take a clause.
SPEECH_VERBS = frozenset({
    "acknowledge", "add", "admit", "advise", "affirm", "allege", "announce", "answer", "argue", "ask", "assert",
    "assure", "attest", "boast", "caution", "charge", "claim", "clarify", "comment", "complain", "concede", "conclude",
    "confess", "confide", "confirm", "contend", "counter", "declare", "demand", "deny", "describe", "detail",
    "disclose", "email", "emphasise", "emphasize", "estimate", "exclaim", "explain", "forecast", "gush", "hint",
    "imply", "indicate", "inform", "insist", "interject", "joke", "lament", "maintain", "mention", "mumble", "murmur",
    "mutter", "note", "notify", "object", "observe", "opine", "pledge", "post", "predict", "proclaim", "promise",
    "protest", "pronounce", "quip", "reaffirm", "reason", "recall", "recommend", "recount", "reiterate", "relate",
    "relay", "remark", "remind", "repeat", "reply", "report", "respond", "retort", "reveal", "rule", "say", "shout",
    "signal", "speculate", "state", "stipulate", "stress", "suggest", "summarise", "summarize", "surmise", "swear",
    "tell", "testify", "theorize", "tweet", "underline", "underscore", "urge", "vow", "warn", "whisper", "write",
    "yell",
})  # fmt: skip
#: Their object is who listens: "told reporters".
LISTENER_VERBS = frozenset({"advise", "assure", "email", "inform", "notify", "post", "remind", "rule", "tell"})
#: Only a quotation makes these speech: "'No,' she laughed", "he continued: '...'".
QUOTE_VERBS = frozenset({
    "agree", "begin", "blast", "bellow", "chant", "chide", "chime", "continue", "cry", "echo", "fire", "growl",
    "grumble", "intone", "laugh", "muse", "offer", "open", "ponder", "put", "quote", "rail", "read", "scoff",
    "scream", "sigh", "smile", "snap", "sneer", "start", "think", "thunder", "wonder",
})  # fmt: skip
# "cite" and "call" quote too, but their object is the content: see OBJECT_VERBS.

#: "X believes (that) ...": no words are spoken.
ATTITUDE_VERBS = frozenset({
    "accept", "agree", "anticipate", "appreciate", "assume", "believe", "bet", "calculate", "consider", "decide",
    "determine", "discover", "doubt", "dream", "envision", "expect", "fear", "feel", "figure", "find", "foresee",
    "guess", "hope", "imagine", "know", "learn", "notice", "pray", "prefer", "presume", "question", "realise",
    "realize", "recognise", "recognize", "regret", "remember", "sense", "suppose", "suspect", "think", "understand",
    "want", "wish", "wonder", "worry",
})  # fmt: skip
#: "X is confident that ...".
ATTITUDE_ADJECTIVES = frozenset({
    "afraid", "angry", "aware", "certain", "concerned", "confident", "convinced", "critical", "disappointed",
    "doubtful",
    "eager", "furious", "glad", "grateful", "happy", "hopeful", "interested", "mindful", "optimistic", "pessimistic",
    "pleased", "proud", "ready", "reluctant", "sceptical", "skeptical", "supportive", "sure", "surprised", "thrilled",
    "unaware", "uncertain", "unhappy", "unsure", "unwilling", "upset", "wary", "willing", "worried",
})  # fmt: skip

#: "The report shows that ...": a document or a fact as the source.
EVIDENCE_VERBS = frozenset({"demonstrate", "find", "illustrate", "indicate", "prove", "reveal", "show", "suggest"})

#: "X plans to ...".
INTENTION_VERBS = frozenset({
    "agree", "aim", "ask", "claim", "decide", "decline", "demand", "expect", "hope", "intend", "like", "love", "offer",
    "plan", "pledge", "prefer", "prepare", "profess", "promise", "propose", "refuse", "swear", "threaten",
    "volunteer", "vow", "want", "wish",
})  # fmt: skip
# Left out: "try", "seek", "continue", "fail", "need", "have": "the company failed to pay" reports a fact, not a will.

#: "declined to comment": the source neither says nor holds anything.
SILENCE = frozenset({"answer", "comment", "elaborate", "reply", "respond"})

#: "The bank is expected to ...", "he is said to ...": held by people nobody names.
# "The talks appear to have failed" and "seem" are no cues: the impression of whoever writes, and a claim of nobody.
HEARSAY_PASSIVES = frozenset({"alleged", "believed", "expected", "reported", "rumored", "rumoured", "said", "thought"})

#: "X criticised the plan": the object, with what follows it, is what the attitude is about.
OBJECT_VERBS = frozenset({
    "accuse", "acknowledge", "announce", "applaud", "argue", "assail", "attack", "back", "bemoan", "blame", "blast",
    "call", "champion", "characterise", "characterize", "cite", "claim", "compare",
    "condemn", "confirm", "consider", "credit", "criticise", "criticize", "decry", "deem", "defend", "demand",
    "denounce", "deny", "describe", "deride", "disavow", "discuss", "dismiss", "dispute", "downplay", "emphasise",
    "emphasize", "encourage", "endorse", "expect", "explain", "express", "fault", "favor", "favour", "fear", "hail",
    "highlight", "identify", "invoke", "label", "lambast", "lambaste", "lament", "list", "mention", "mock", "note",
    "oppose", "order", "outline", "portray", "praise", "predict", "prefer", "promise", "promote", "propose",
    "question", "quote", "rebuke", "recall", "recommend", "recount", "reference", "reject", "reiterate", "renounce",
    "repeat", "report", "repudiate", "request", "ridicule", "slam", "stress", "suggest", "support", "thank", "tout",
    "urge", "view", "voice", "welcome", "want",
})  # fmt: skip
# Left out: "make", "hold", "raise", "release", "offer", "see": "released a plan" publishes, "offered a refund" acts;
# so do "challenged the ruling in court" and "celebrated the win".
#: Of these, a bare object is a thing done or named: "called a meeting", "considers a bid", "identified the driver".
COMPLEMENT_VERBS = frozenset({
    "call", "characterise", "characterize", "compare", "consider", "deem", "expect", "identify", "label", "portray",
    "view",
})  # fmt: skip
#: Of these, a bare name is enough: "endorsed Lee Park" takes a side, "defended Lee Park" may have been on the pitch.
SIDING_VERBS = frozenset({"endorse"})
#: Verbs of speech whose bare object is an act or a thing: "added a provision", "asserted control".
ACTED_VERBS = frozenset({
    "add", "answer", "assert", "charge", "comment", "conclude", "counter", "maintain", "object", "observe", "post",
    "protest", "reason", "relate", "relay", "respond", "rule", "signal",
})  # fmt: skip

#: "X called for a ban": verb and the prepositions that join it to what it is about.
OBLIQUE_VERBS = {
    "allude": ("to",), "apologise": ("for",), "apologize": ("for",), "argue": ("against", "for"),
    "ask": ("about", "for"),
    "believe": ("in",), "boast": ("about", "of"), "call": ("for", "on", "upon"), "comment": ("about", "on"),
    "complain": ("about", "of"), "disagree": ("with",), "express": ("for",),
    "hint": ("at",), "insist": ("on",), "joke": ("about",),
    "object": ("to",), "point": ("to",), "push": ("for",), "rail": ("against", "at"), "refer": ("to",),
    "speak": ("about", "of"), "talk": ("about", "of"), "testify": ("about",), "vouch": ("for",), "warn": ("against",
    "about", "of"), "worry": ("about",), "write": ("about",),
}  # fmt: skip

#: Never a cue, whatever clause the parser hangs on them.
NOT_CUES = frozenset({
    "allow", "be", "become", "begin", "bring", "cause", "come", "do", "enable", "ensure", "fail", "force",
    "get", "give", "have", "help", "keep", "leave", "let", "make", "manage", "mean", "need", "require", "start",
    "take", "tend", "try", "use", "watch", "work",
})  # fmt: skip

#: "X's claim that ...", "the report that ...".
SPEECH_NOUNS = frozenset({
    "accusation", "allegation", "announcement", "answer", "argument", "assertion", "assessment", "assurance", "claim",
    "comment", "complaint", "conclusion", "confirmation", "contention", "criticism", "declaration", "denial",
    "explanation", "finding", "forecast", "insistence", "pledge", "prediction", "promise", "proposal", "reminder",
    "report", "rumor", "rumour", "speculation", "statement", "suggestion", "testimony", "threat", "vow", "warning",
})  # fmt: skip
ATTITUDE_NOUNS = frozenset({
    "belief", "concern", "confidence", "decision", "desire", "doubt", "expectation", "fear", "feeling", "hope", "idea",
    "impression", "intention", "notion", "opinion", "plan", "refusal", "suspicion", "view", "willingness", "wish",
    "worry",
})  # fmt: skip
#: "support for the bill", "criticism of the plan": noun and its preposition.
STANCE_NOUNS = {
    "attack": ("on",), "call": ("for",), "criticism": ("of",), "defense": ("of",), "denunciation": ("of",),
    "endorsement": ("of",), "opposition": ("to",), "rejection": ("of",), "support": ("for",),
}  # fmt: skip

#: "issued a statement saying": the participle speaks for the subject of the verb above it.
PARTICIPLES_OF_SPEECH = frozenset({
    "adding", "arguing", "calling", "citing", "claiming", "explaining", "insisting", "noting", "promising", "saying",
    "stating", "suggesting", "telling", "warning", "writing",
})  # fmt: skip

#: "..., reports the Times": what outlets do with the words of others.
OUTLET_VERBS = frozenset({"reported", "reports", "said", "says", "writes", "wrote"})

#: Words for a document or a conversation in which something was said; they carry a claim on.
DOCUMENT_NOUNS = frozenset({
    "account", "article", "dispatch", "document", "email", "filing", "interview", "letter", "memo", "newspaper",
    "outlet", "paper", "post", "record", "report", "source", "statement", "story", "study", "survey", "transcript",
    "tweet",
})  # fmt: skip

#: People and bodies that may want, praise or oppose something. Singular.
HOLDERS = frozenset({
    "activist", "adult", "aide", "ally", "amateur", "american", "analysis", "applicant", "army", "assistant",
    "audience", "authority", "boy", "camp", "candidate", "child", "chorus", "citizen", "city", "class", "columnist",
    "community", "conservative", "consultant", "contestant", "correspondent", "council", "country", "couple",
    "critic", "crowd", "daughter", "defendant", "delegate", "delegation", "democrat", "duo", "editor", "elite",
    "establishment", "everybody", "everyone", "expert", "faction", "family", "fan", "father", "female", "folk",
    "force", "friend", "gang", "generation", "girl", "guard", "half", "head", "host", "household", "husband",
    "immigrant", "individual", "industry", "jury", "kid", "king", "lady", "liberal", "majority", "male", "man",
    "mate", "media", "member", "men", "migrant", "militant", "military", "minority", "mogul", "mother", "nation",
    "neighbour", "nominee", "nurse", "opponent", "opposition", "others", "pair", "parent", "participant", "patient",
    "people", "percent", "person", "physician", "pilot", "police", "politician", "pope", "population", "press",
    "priest", "progressive", "proponent", "public", "queen", "refugee", "regime", "republican", "resident",
    "respondent", "rest", "rival", "sergeant", "sheriff", "side", "sister", "son", "squad", "staff", "state",
    "student", "surrogate", "tenant", "tribe", "troops", "veteran", "victim", "wife", "witness", "woman", "women",
})  # fmt: skip
#: Works of theirs that stand for them where they criticise or demand something.
HOLDER_WORKS = frozenset({
    "ad", "column", "complaint", "editorial", "essay", "lawsuit", "petition", "piece", "poll", "submission",
    "website",
})  # fmt: skip
#: How nouns for people end.
HOLDER_ENDINGS = ("er", "ian", "ist", "man", "men", "or", "person", "woman", "women")
#: Nouns that end like them.
NO_HOLDERS = frozenset({
    "answer", "banner", "behavior", "border", "center", "chapter", "color", "counter", "danger", "dinner",
    "disorder", "door", "error", "factor", "favor", "fervor", "finger", "floor", "flower", "gender", "harbor",
    "honor", "horror", "humor", "labor", "layer", "matter", "minor", "mirror", "murder", "number", "offer", "order",
    "power", "quarter", "river", "rumor", "shoulder", "summer", "temper", "terror", "tower", "vapor", "water",
    "weather", "winter",
})  # fmt: skip

#: "a report cited by Dockside Daily": who passed the source on.
CARRIER_PARTICIPLES = frozenset({
    "broadcast", "carried", "cited", "distributed", "obtained", "posted", "published", "quoted", "released", "relayed",
    "reported", "reviewed", "seen", "shared", "viewed",
})  # fmt: skip

RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whom", "whose"})

#: What stands before a colon and is nobody: "UPDATE: The road is open", "Q: Why now?".
NO_SPEAKERS = frozenset({
    "a", "advertisement", "breaking", "byline", "caption", "clarification", "correction", "dateline", "disclaimer",
    "disclosure", "exclusive", "headline", "image", "note", "photo", "photos", "q", "read more", "related",
    "source", "sources", "update", "updated", "video", "warning", "watch",
})  # fmt: skip

#: An apostrophe that opens a word and no quotation: "'em", "'til".
ELISIONS = frozenset({"bout", "cause", "em", "n", "neath", "round", "s", "til", "tis", "twas"})
#: Small letters in a title of a work.
TITLE_SMALL_WORDS = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "nor", "of", "on", "or", "the", "to",
    "with",
})  # fmt: skip
