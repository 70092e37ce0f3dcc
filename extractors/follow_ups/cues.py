"""Words by which an article tells what became of a promise. Lists only; verbs and nouns are lemmas."""

from __future__ import annotations

#: "Acme scrapped the tram line": its object is what will not be done. With a particle or preposition where one is
#: needed ("" where none is).
DROPPING_VERBS: dict[str, tuple[str, ...]] = {
    "abandon": ("",),
    "axe": ("",),
    "back": ("out", "away"),
    "backtrack": ("on",),
    "call": ("off",),
    "cancel": ("",),
    "ditch": ("",),
    "drop": ("",),
    "give": ("up",),
    "pull": ("out",),
    "renege": ("on",),
    "rescind": ("",),
    "reverse": ("",),
    "scrap": ("",),
    "shelve": ("",),
    "walk": ("away",),
    "withdraw": ("", "from"),
}
# Left out: "end", "stop", "close", "halt": acts that are promised themselves ("Acme ended coal purchases");
# "suspend": a pause, which ends; "reject", "oppose": another's plan.

#: "Acme delayed the launch to May": its object is due on another day.
MOVING_VERBS: dict[str, tuple[str, ...]] = {
    "bring": ("forward",),
    "defer": ("",),
    "delay": ("",),
    "postpone": ("",),
    "push": ("back",),
    "put": ("off", "back"),
    "reschedule": ("",),
    "set": ("back",),
}
#: The same with a new day only: "moved the opening to May", "extended its offer until Friday".
DATED_MOVING_VERBS = frozenset({"extend", "move", "shift", "slip"})

#: "missed the deadline for ...", with one of these.
MISSING_VERBS = frozenset({"breach", "break", "miss", "overshoot", "violate"})
#: "kept its promise", "met the deadline", with one of these.
KEEPING_VERBS = frozenset({"fulfil", "fulfill", "hit", "honor", "honour", "keep", "meet"})
BOUND_NOUNS = frozenset({
    "agreement", "commitment", "cut-off", "date", "deadline", "goal", "guarantee", "obligation", "pledge", "promise",
    "target", "undertaking", "vow", "word",
})  # fmt: skip
#: "failed to open": verbs over the infinitive of what was not done.
FAILING_VERBS = frozenset({"fail", "neglect"})

#: "denied it had promised to", "rejected claims that it agreed to".
DENYING_VERBS = frozenset({"deny", "dispute", "reject"})
#: What is denied: words of promising over the act.
PROMISING_VERBS = frozenset({
    "agree", "commit", "guarantee", "intend", "offer", "plan", "pledge", "promise", "say", "swear", "undertake", "vow",
})  # fmt: skip
PROMISING_NOUNS = frozenset({"agreement", "commitment", "deal", "intention", "offer", "plan", "pledge", "promise"})

#: Verbs that tell of no act one could have promised: talk, thought, state, fortune, and the words of promising.
NO_ACT_VERBS = frozenset({
    "accuse", "acknowledge", "add", "admit", "advise", "agree", "aim", "allege", "announce", "answer", "apologise",
    "apologize", "appear", "argue", "ask", "attempt", "become", "believe", "blame", "bring", "call", "choose", "cite",
    "claim", "come", "commit", "complain", "concede", "confirm", "consider", "continue", "criticise", "criticize",
    "decide", "declare", "decline", "defend", "demand", "deny", "describe", "do", "doubt", "drop", "emphasise",
    "emphasize", "estimate", "expect", "explain", "face", "fail", "fall", "fear", "feel", "find", "forecast", "gain",
    "get", "give", "go", "grow", "guarantee", "happen", "have", "hear", "hint", "hope", "imply", "include",
    "indicate", "insist", "intend", "keep", "know", "learn", "let", "like", "look", "lose", "make", "mean", "mention",
    "need", "note", "offer", "oppose", "order", "own", "plan", "pledge", "praise", "predict", "prefer", "prepare",
    "promise", "propose", "question", "quote", "reach", "recall", "receive", "refuse", "reiterate", "remain", "remind",
    "repeat", "reply", "report", "request", "require", "respond", "reveal", "rise", "say", "see", "seek", "seem",
    "show", "speak", "state", "stress", "struggle", "suffer", "suggest", "suppose", "swear", "take", "talk", "tell",
    "tend", "thank", "think", "threaten", "try", "undertake", "urge", "use", "vow", "wait", "want", "warn", "welcome",
    "win", "wish", "work", "worry", "write",
})  # fmt: skip
#: Of these, the ones that tell of an act where they have a noun for an object: "added two boats".
ACTING_VERBS = frozenset({"add", "bring", "drop", "give", "use"})
# Left out: "make", "take": "made a promise" is the commitment itself.

#: "The plant opened on Monday, Acme said": things do this of themselves, and whoever speaks of it did it.
OPENING_VERBS = frozenset({"begin", "close", "launch", "open", "reopen", "resume", "start"})

#: "said it would open in May instead of March", "no longer": words beside a verb that change what it tells.
NOT_YET = frozenset({"almost", "nearly", "partly", "yet"})
