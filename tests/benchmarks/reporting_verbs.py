"""Verbs of speech by which the baselines find quotations and promises."""

from __future__ import annotations

#: Of the Gender Gap Tracker (Asr et al., PLOS ONE 2021).
REPORTING = frozenset({
    "accord", "accuse", "acknowledge", "add", "admit", "agree", "allege", "announce", "argue", "ask", "assert",
    "believe", "blame", "charge", "cite", "claim", "complain", "concede", "conclude", "confirm", "contend", "criticize",
    "declare", "decline", "deny", "describe", "disagree", "disclose", "estimate", "explain", "fear", "hope",
    "insist", "maintain", "mention", "note", "observe", "order", "predict", "promise", "propose", "recall", "recommend",
    "reply", "report", "say", "state", "stress", "suggest", "tell", "testify", "think", "tweet", "urge", "warn",
    "worry", "write",
})  # fmt: skip

#: Those with which nobody promises what their clause says.
_NO_PROMISE = frozenset({
    "accord", "accuse", "acknowledge", "allege", "ask", "believe", "blame", "charge", "cite", "complain", "concede",
    "conclude", "contend", "criticize", "decline", "describe", "disagree", "disclose", "estimate", "fear", "hope",
    "maintain", "mention", "observe", "order", "propose", "recall", "recommend", "testify", "think", "urge",
    "worry",
})  # fmt: skip
#: Whose subject may promise what their clause says: of the same list, and a few that promise or decide.
PROMISING = REPORTING - _NO_PROMISE | {"assure", "decide", "pledge", "respond", "reveal", "swear", "vow"}
