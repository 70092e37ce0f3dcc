"""Words that decide whether two acts are one. Lists only."""

from __future__ import annotations

#: Words for one act in the news, the first of each row standing for all.
SAME_WORDS: tuple[tuple[str, ...], ...] = (
    ("build", "complete", "construct", "erect", "finalise", "finalize", "finish"),
    ("buy", "acquire", "acquisition", "purchase", "takeover"),
    ("close", "closure", "shut", "shutter"),
    ("cut", "halve", "lower", "reduce", "reduction", "slash", "trim"),
    ("end", "cease", "discontinue", "halt", "phase", "stop"),
    ("hire", "employ", "recruit"),
    ("open", "begin", "inaugurate", "introduce", "launch", "opening", "start"),
    ("pay", "compensate", "payment", "refund", "reimburse"),
    ("plant", "factory", "works"),
    ("publish", "disclose", "issue", "publication", "release", "unveil"),
    ("raise", "boost", "hike", "increase", "lift"),
    ("replace", "swap"),
    ("sell", "divest", "sale"),
    ("shop", "store", "outlet"),
    ("sign", "signing"),
    ("staff", "employee", "worker"),
)
# Left out: "expand" with "raise", "move" with "open": "moved its office" is no promise to open one;
# "join" with "sign": "joined the talks" signs nothing.

IRREGULAR = {
    "began": "begin", "begun": "begin", "bought": "buy", "broke": "break", "brought": "bring", "built": "build",
    "chosen": "choose", "chose": "choose", "drawn": "draw", "drew": "draw", "gave": "give", "given": "give",
    "held": "hold", "kept": "keep", "laid": "lay", "led": "lead", "left": "leave", "made": "make", "met": "meet",
    "paid": "pay", "ran": "run", "rebuilt": "rebuild", "rose": "rise", "sent": "send", "sold": "sell",
    "spent": "spend", "stood": "stand", "taken": "take", "taught": "teach", "took": "take", "withdrawn": "withdraw",
    "withdrew": "withdraw", "wrote": "write", "written": "write",
}  # fmt: skip

#: They name no act: neither do months, weekdays and years.
EMPTY_WORDS = frozenset({
    "a", "about", "after", "again", "all", "also", "an", "and", "any", "as", "at", "be", "been", "before", "being",
    "both", "by", "date", "day", "due", "during", "each", "early", "earlier", "end", "every", "first", "for", "from",
    "further", "half", "has", "have", "he", "her", "his", "in", "instead", "into", "it", "its", "last", "late", "later",
    "long", "longer", "mid", "middle", "month", "more", "new", "next", "no", "not", "now", "of", "off", "on", "one",
    "only", "or", "other", "our", "out", "over", "own", "per", "quarter", "she", "some", "soon", "spring", "start",
    "summer", "autumn", "fall", "winter", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "time", "to", "today", "tomorrow", "until", "up", "was", "we", "week", "were", "which",
    "who", "will", "with", "within", "without", "would", "year", "yesterday", "previously", "planned", "proposed",
})  # fmt: skip
#: Of these, what names an act where an act begins with it: "start daily flights".
ACT_WORDS = frozenset({"end", "start"})
#: They name a promise, and say nothing of what was promised.
PROMISE_WORDS = frozenset({
    "agreement", "arrangement", "aim", "commitment", "date", "deadline", "deal", "goal", "guarantee", "idea",
    "initiative", "intention", "obligation", "offer", "pact", "plan", "pledge", "programme", "program", "project",
    "promise", "proposal", "scheme", "target", "undertaking", "vow", "word",
})  # fmt: skip
