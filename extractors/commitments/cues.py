"""Words by which commitments are recognised, and words that look like it. Lists only; verbs and nouns are lemmas.

The numbers are evidence, in units of log-odds: how far the words alone speak for a commitment of their subject. They
are one of the things the classifier weighs, so that a doubtful word may stand here with a low number.
Classes after Bach and Harnish (1979): commissives bind the speaker, directives bind the hearer, constatives nobody.
"""

from __future__ import annotations

from models import CommitmentKind, CommitmentStatus, Polarity

_PLEDGE, _AGREEMENT, _PLAN = CommitmentKind.PLEDGE, CommitmentKind.AGREEMENT, CommitmentKind.PLAN
_YES, _NO = Polarity.POSITIVE, Polarity.NEGATIVE

#: "X agreed to ...": verbs that take an infinitive and bind their subject.
VERBS_TO: dict[str, tuple[CommitmentKind, Polarity, float]] = {
    "agree": (_AGREEMENT, _YES, 2.5),
    "aim": (_PLAN, _YES, 0.9),
    "arrange": (_PLAN, _YES, -3.0),
    "choose": (_PLAN, _YES, -1.4),
    "commit": (_PLEDGE, _YES, 2.5),
    "consent": (_AGREEMENT, _YES, 2.0),
    "decide": (_PLAN, _YES, -0.7),
    "decline": (_PLAN, _NO, -0.8),
    "elect": (_PLAN, _YES, -0.5),
    "expect": (_PLAN, _YES, 0.8),
    "guarantee": (_PLEDGE, _YES, 2.0),
    "intend": (_PLAN, _YES, 2.3),
    "offer": (_PLEDGE, _YES, 1.0),
    "opt": (_PLAN, _YES, -0.5),
    "plan": (_PLAN, _YES, 2.6),
    "pledge": (_PLEDGE, _YES, 3.2),
    "promise": (_PLEDGE, _YES, 3.0),
    "prepare": (_PLAN, _YES, -4.0),
    "propose": (_PLAN, _YES, 0.4),
    "refuse": (_PLAN, _NO, 1.3),
    "resolve": (_PLEDGE, _YES, 1.0),
    "sign": (_AGREEMENT, _YES, -2.0),
    "swear": (_PLEDGE, _YES, 1.8),
    "threaten": (_PLAN, _YES, 1.4),
    "undertake": (_PLEDGE, _YES, 2.0),
    "volunteer": (_PLEDGE, _YES, 1.2),
    "vow": (_PLEDGE, _YES, 3.2),
}
# Left out: "hope", "want", "seek", "wish", "like": a wish binds nobody ("The minister hopes to win back voters"; of 147
# labelled candidates with "want" and "hope" none was a commitment).
# "try", "attempt", "work", "struggle": an effort under way ("The crew tried to put out the fire").
# "get ready": often others' work; "consider", "look": no intent is declared.
# "continue", "begin": what is going on ("The bank continued to lend"). "fail": nothing was bound.
# "claim", "seem", "need", "have", "be able": no act of will.

#: "X committed to cutting ...", "X ruled out a merger": verb, particle or preposition, and what it takes.
VERBS_GERUND: dict[tuple[str, str], tuple[CommitmentKind, Polarity, float]] = {
    ("agree", "on"): (_AGREEMENT, _YES, -1.0),
    ("agree", "to"): (_AGREEMENT, _YES, 0.5),
    ("commit", "to"): (_PLEDGE, _YES, 1.9),
    ("consent", "to"): (_AGREEMENT, _YES, 0.5),
    ("plan", "on"): (_PLAN, _YES, 0.5),
    ("refrain", "from"): (_PLAN, _NO, -1.5),
    ("rule", "out"): (_PLAN, _NO, 1.8),
}
# Left out: "insist on", "think about", "call for": "The senator called for cutting taxes" is a demand on others.

#: "X proposes raising the fee": the act is a gerund without a preposition.
VERBS_DIRECT_GERUND: dict[str, tuple[CommitmentKind, Polarity, float]] = {
    "announce": (_PLAN, _YES, -3.0),
    "cancel": (_PLAN, _NO, -3.0),
    "delay": (_PLAN, _YES, -3.0),
    "pledge": (_PLEDGE, _YES, 0.0),
    "postpone": (_PLAN, _YES, -3.0),
    "promise": (_PLEDGE, _YES, 0.0),
    "propose": (_PLAN, _YES, -1.5),
    "reject": (_PLAN, _NO, -3.0),
    "suspend": (_PLAN, _NO, -3.0),
}
#: "The launch is planned for May": participles of an act that is the subject.
STATES_FOR: dict[str, float] = {
    "booked": -3.0, "delayed": -3.0, "due": -3.0, "expected": -3.0, "penciled": -3.0, "pencilled": -3.0,
    "planned": -3.0, "postponed": -3.0, "promised": -3.0, "proposed": -3.0, "scheduled": -3.0, "set": -3.0,
    "slated": -3.0,
}  # fmt: skip

#: "X promised a veto": the object is the act.
VERBS_OBJECT: dict[str, tuple[CommitmentKind, Polarity, float]] = {
    "agree": (_AGREEMENT, _YES, -2.0),
    "announce": (_PLAN, _YES, -3.5),
    "cancel": (_PLAN, _NO, -3.5),
    "finalise": (_AGREEMENT, _YES, -3.0),
    "finalize": (_AGREEMENT, _YES, -3.0),
    "plan": (_PLAN, _YES, -0.7),  # with a day: "is planning a mission for 2028"
    "pledge": (_PLEDGE, _YES, 1.6),
    "postpone": (_PLAN, _YES, -3.5),
    "promise": (_PLEDGE, _YES, 1.2),
    "refuse": (_PLAN, _NO, -3.0),
    "schedule": (_PLAN, _YES, -3.0),
    "threaten": (_PLAN, _YES, -2.5),
    "vow": (_PLEDGE, _YES, 1.4),
}
# Left out: "guarantee", "offer": "offers a discount", "guarantees a rate" sell.

#: "pledged allegiance", "promised support": a stance, which nobody can check.
STANCE_OBJECTS = frozenset({
    "allegiance", "commitment", "cooperation", "fealty", "friendship", "loyalty", "love", "solidarity", "support",
})  # fmt: skip

#: "The bank opens the branch next week": the present of a timetable, where a day to come stands with it.
SCHEDULE_VERBS = frozenset({
    "begin", "close", "introduce", "launch", "leave", "open", "present", "publish", "release", "resume", "start",
    "stop", "travel", "unveil", "visit",
})  # fmt: skip
#: "Leeds host Burnley on Saturday": no commitment.
FIXTURE_VERBS = frozenset({"entertain", "face", "host", "kick", "play"})

#: "X is set to ...": adjectives and participles after a form of "be".
STATES_TO: dict[str, tuple[CommitmentKind, float]] = {
    "aiming": (_PLAN, -2.0),
    "contracted": (_AGREEMENT, -2.0),
    "determined": (_PLAN, -3.0),
    "intended": (_PLAN, -3.0),
    "poised": (_PLAN, -3.0),
    "prepared": (_PLAN, -3.0),
    "preparing": (_PLAN, -3.0),
    "committed": (_PLEDGE, 0.8),
    "due": (_PLAN, 1.0),
    "expected": (_PLAN, -1.4),
    "going": (_PLAN, 0.1),
    "planned": (_PLAN, 0.4),
    "scheduled": (_PLAN, 1.3),
    "set": (_PLAN, 1.0),
    "slated": (_PLAN, 1.0),
}
# Left out: "able", "likely", "ready", "willing", "eager", "bound", "sure", "free": chance or readiness ("is ready to
# talk"; of 46 labelled candidates with "ready" and "willing" none was a commitment); "supposed", "obliged",
# "required", "asked", "told": others' wish.

#: "its plan to ...", "a deal to ...", "the goal of ...ing".
NOUNS_TO: dict[str, tuple[CommitmentKind, Polarity, float]] = {
    "agenda": (_PLAN, _YES, -3.0),
    "agreement": (_AGREEMENT, _YES, 1.4),
    "aim": (_PLAN, _YES, -1.5),
    "ambition": (_PLAN, _YES, -1.5),
    "arrangement": (_AGREEMENT, _YES, -1.5),
    "assurance": (_PLEDGE, _YES, -0.5),
    "commitment": (_PLEDGE, _YES, 0.4),
    "condition": (_AGREEMENT, _YES, 0.6),
    "contract": (_AGREEMENT, _YES, -1.0),
    "deadline": (_PLAN, _YES, -1.5),
    "deal": (_AGREEMENT, _YES, 1.4),
    "decision": (_PLAN, _YES, -1.5),
    "goal": (_PLAN, _YES, 0.2),
    "guarantee": (_PLEDGE, _YES, -0.5),
    "intent": (_PLAN, _YES, 0.9),
    "intention": (_PLAN, _YES, 0.9),
    "objective": (_PLAN, _YES, -1.5),
    "offer": (_PLEDGE, _YES, 0.3),
    "pact": (_AGREEMENT, _YES, 1.4),
    "plan": (_PLAN, _YES, 1.2),
    "pledge": (_PLEDGE, _YES, 2.0),
    "priority": (_PLAN, _YES, -2.5),
    "promise": (_PLEDGE, _YES, 1.8),
    "proposal": (_PLAN, _YES, -3.0),
    "refusal": (_PLAN, _NO, 0.2),
    "roadmap": (_PLAN, _YES, -2.5),
    "schedule": (_PLAN, _YES, -2.0),
    "target": (_PLAN, _YES, 0.2),
    "threat": (_PLAN, _YES, 0.4),
    "timetable": (_PLAN, _YES, -2.0),
    "ultimatum": (_PLAN, _YES, -3.0),
    "undertaking": (_PLEDGE, _YES, 1.2),
    "vow": (_PLEDGE, _YES, 2.0),
}
# Left out: "effort", "bid", "attempt", "move", "push": under way ("the bid to win over farmers"); "ability", "chance",
# "right", "need", "way", "reason", "power": no will; "call", "request", "demand": put to others; "policy", "strategy",
# "mission", "project", "programme": what one does already (of 57 labelled ones 2 were commitments).

#: "X made a promise to": verbs whose subject owns the noun that is their object.
GIVING_VERBS = frozenset({
    "announce", "confirm", "declare", "detail", "disclose", "draw", "finalise", "finalize", "give", "have", "issue",
    "lay", "make", "offer", "outline", "publish", "reach", "reaffirm", "reiterate", "release", "renew", "repeat",
    "reveal", "seal", "set", "sign", "state", "strike", "take", "unveil",
})  # fmt: skip
# Left out: "back", "criticise", "welcome", "reject", "oppose", "discuss", "demand": the plan is another's.

#: What became of a commitment: verbs over the noun ("kept its promise to ...") or over an infinitive.
STATUS_VERBS: dict[str, CommitmentStatus] = {
    "abandon": CommitmentStatus.WITHDRAWN,
    "axe": CommitmentStatus.WITHDRAWN,
    "betray": CommitmentStatus.BROKEN,
    "break": CommitmentStatus.BROKEN,
    "cancel": CommitmentStatus.WITHDRAWN,
    "complete": CommitmentStatus.FULFILLED,
    "deliver": CommitmentStatus.FULFILLED,
    "ditch": CommitmentStatus.WITHDRAWN,
    "drop": CommitmentStatus.WITHDRAWN,
    "fulfil": CommitmentStatus.FULFILLED,
    "fulfill": CommitmentStatus.FULFILLED,
    "honor": CommitmentStatus.FULFILLED,
    "honour": CommitmentStatus.FULFILLED,
    "keep": CommitmentStatus.FULFILLED,
    "renege": CommitmentStatus.BROKEN,
    "reverse": CommitmentStatus.WITHDRAWN,
    "rescind": CommitmentStatus.WITHDRAWN,
    "retract": CommitmentStatus.WITHDRAWN,
    "scrap": CommitmentStatus.WITHDRAWN,
    "shelve": CommitmentStatus.WITHDRAWN,
    "violate": CommitmentStatus.BROKEN,
    "withdraw": CommitmentStatus.WITHDRAWN,
}
# Left out: "delay", "postpone", "review", "change": the commitment stands, later or otherwise.
#: "failed to keep its promise": turns a fulfilment round.
FAILING_VERBS = frozenset({"fail", "neglect", "refuse"})

#: "promised to answer but did not": what follows "but" after a promise that was broken.
BREAKING_VERBS = frozenset({"backtrack", "fail", "renege", "reverse", "withdraw"})

#: Words of the future before a verb. "would" counts in reported speech only.
MODALS: dict[str, float] = {"'ll": 0.2, "shall": 0.0, "will": 0.2, "wo": 0.2, "would": 0.0, "’ll": 0.2}
# Left out: "may", "might", "could", "can": possibility; "should", "must", "ought": duty ("Meta must sign by June").

#: Between a trigger and its act: belongs to the trigger.
NEGATIONS = frozenset({"n't", "never", "not", "n’t", "nt"})
FILLERS = frozenset({"also", "always", "now", "still", "then", "therefore", "first", "instead"})

#: Heads of an act that nobody performs: states, fortunes, outcomes and perceptions.
STATIVE_VERBS = frozenset({
    "affect", "appear", "apply", "arise", "avoid", "be", "bear", "beat", "become", "believe", "belong", "benefit",
    "boost", "cause", "consider", "consist", "contain", "contribute", "cost", "depend", "deserve", "determine", "die",
    "disappear", "endure", "enjoy", "exceed", "exist", "experience", "face", "fail", "fear", "feature", "feel",
    "find", "forget", "gain", "get", "happen", "have", "hope", "hurt", "impact", "include", "inherit", "involve",
    "know", "learn", "like", "look", "lose", "love", "matter", "mean", "miss", "need", "notice", "own", "prevail",
    "prove", "realise", "realize", "recognise", "recognize", "reflect", "regret", "remain", "remember", "represent",
    "require", "resemble", "result", "say", "see", "seem", "struggle", "succeed", "suffer", "surprise", "survive",
    "tend", "think", "undergo", "understand", "wait", "want", "watch", "wish", "wonder",
})  # fmt: skip
#: The same without an object: prices rise, a ministry raises them.
MOVING_VERBS = frozenset({
    "arrive", "climb", "collapse", "decline", "decrease", "drop", "emerge", "fall", "finish", "grow", "improve",
    "increase", "lead", "rank", "recover", "rise", "slow", "stop", "thrive", "triumph", "walk", "win",
})  # fmt: skip
#: What comes about, and what an act does to others: forecasts, not intentions.
EFFECT_VERBS = frozenset({
    "alter", "attract", "create", "deepen", "embolden", "encourage", "escalate", "fuel",
    "generate", "heighten", "inspire", "jeopardise", "jeopardize", "prompt", "shape", "spark", "strengthen", "threaten",
    "trigger", "undermine", "weaken", "worsen", "shake", "dominate", "allow", "cast", "enable", "lead", "pull", "shed",
    "signal",
})  # fmt: skip
#: How one bears up: nobody can check afterwards whether it was done.
FIGURATIVE_VERBS = frozenset({
    "blink", "budge", "cower", "despair", "falter", "flinch", "hesitate", "relent", "shrink", "waver",
})  # fmt: skip
#: "will stand tall", "will hold firm": the same in two words.
BEARINGS = frozenset({"firm", "firmly", "strong", "tall", "together", "united"})
#: "will be shocked": what one is made to feel or made to undergo.
FEELINGS = frozenset({
    "afraid", "alarmed", "amazed", "angry", "appalled", "ashamed", "astonished", "delighted", "devastated",
    "disappointed", "excited", "forced", "glad", "grateful", "happy", "hit", "honored", "honoured", "hurt",
    "inundated", "left", "missed", "obliged", "overwhelmed", "pleased", "proud", "remembered", "sad",
    "satisfied", "shocked", "stunned", "surprised", "thrilled", "upset", "worried",
})  # fmt: skip
#: "I'll tell you", "I will say this": the words are the act, which is over when they end.
SPEECH_FILLERS = frozenset({"add", "admit", "be", "confess", "note", "remind", "repeat", "say", "tell"})
SPEECH_OBJECTS = frozenset({"example", "guess", "it", "observation", "point", "promise", "statement", "that", "this"})
#: Adverbs that turn "not going to" into "will do, and more".
LIMITING_WORDS = frozenset({"just", "merely", "only", "simply"})
#: Adverbs of one who foresees and does not decide.
FORECAST_WORDS = frozenset({
    "almost", "certainly", "eventually", "hopefully", "inevitably", "likely", "maybe", "perhaps", "possibly",
    "presumably", "probably", "surely", "undoubtedly",
})  # fmt: skip
#: What "will be" says of chance and readiness, and never of an act.
STATE_WORDS = frozenset({"able", "appear", "aware", "likely", "ready", "seem", "sure", "unable", "unlikely", "willing"})
#: The clause tells when something else happens: "before the administration would agree".
TIME_MARKS = frozenset({"after", "before", "until", "till", "when", "whenever"})
#: Acts nobody can check afterwards: effort, attitude and speech fillers.
VAGUE_VERBS = frozenset({
    "address", "attempt", "bring", "care", "come", "continue", "cooperate", "do", "ensure", "explore", "fight",
    "focus", "go", "heal", "hear", "help", "keep", "listen", "live", "maintain", "prioritise", "prioritize", "protect",
    "respect", "rest", "seek", "stand", "strive", "support", "talk", "tell", "tolerate", "treat", "trust", "try",
    "use", "work",
})  # fmt: skip
#: "declined to take part": acts whose refusal binds one's conduct in the time to come.
JOINING_VERBS = frozenset({
    "accept", "attend", "back", "endorse", "extend", "fund", "join", "leave", "participate", "pay", "recognise",
    "recognize", "release", "renew", "resign", "return", "run", "sell", "sign", "stand", "support", "take",
    "testify", "vote",
})  # fmt: skip
#: "declined to comment" is never a commitment, nor is any of these after a refusal.
SILENCE_VERBS = frozenset({
    "acknowledge", "admit", "answer", "be", "comment", "concede", "confirm", "deny", "discuss", "elaborate", "give",
    "identify", "name", "provide", "respond", "reveal", "say", "speak", "specify", "speculate", "disclose",
})  # fmt: skip

#: Of these, what a refusal to do is talk withheld as well: "refused to say whether".
TALK_VERBS = frozenset({
    "acknowledge", "admit", "comment", "concede", "confirm", "discuss", "elaborate", "identify", "name", "respond",
    "say", "speak", "specify", "speculate",
})  # fmt: skip

#: The clause is no statement of fact under these: "if Meta will sign", "whether ...".
HYPOTHETICAL_MARKS = frozenset({"if", "lest", "unless", "whether"})
#: Verbs that lay an act on someone else: "urged Acme to agree to", "a law requires Acme to commit to".
DIRECTIVE_VERBS = frozenset({
    "advise", "ask", "beg", "call", "command", "convince", "demand", "direct", "encourage", "force", "instruct",
    "invite", "order", "persuade", "press", "pressure", "push", "request", "require", "tell", "urge", "want", "warn",
    "allow", "enable", "lead", "prompt", "help", "make", "let", "expect",
})  # fmt: skip
#: Verbs whose clause is a wish, a doubt, a guess or a question, whoever has it.
DOUBTING_VERBS = frozenset({
    "anticipate", "ask", "assume", "believe", "bet", "demand", "doubt", "estimate", "expect", "fear", "feel",
    "forecast", "guess", "hope", "imagine", "insist", "know", "pray", "predict", "prefer", "project", "propose",
    "recommend", "request", "speculate", "suppose", "suspect", "think", "urge", "want", "wish", "wonder", "worry",
})  # fmt: skip
#: What hangs on these is weighed or denied, however deep it stands: "considered announcing that he will not run".
UNREAL_VERBS = frozenset({"consider", "contemplate", "debate", "deny", "mull", "ponder", "weigh"})
#: The same as adjectives: "is confident that Acme will".
DOUBTING_ADJECTIVES = frozenset({
    "afraid", "alarmed", "apparent", "appalled", "certain", "clear", "concerned", "confident", "convinced", "doubtful",
    "hopeful", "inevitable", "likely", "obvious", "optimistic", "possible", "shocked", "sure", "surprised",
    "uncertain", "unclear", "unlikely", "worried",
})  # fmt: skip
#: "Watch for whether ...": heads of advice and questions.
IMPERATIVE_VERBS = frozenset({"ask", "check", "expect", "find", "imagine", "look", "note", "remember", "see", "watch"})

#: Conditions: the clause or phrase they open is one.
CONDITION_MARKS = frozenset({"if", "once", "unless", "provided", "assuming", "should"})
#: An adverbial clause so opened gives a reason, a contrast or a circumstance, and is no part of the act.
CUT_MARKS = frozenset({
    "although", "as", "because", "even", "given", "if", "once", "provided", "since", "so", "though", "unless",
    "whereas", "while", "when", "despite",
})  # fmt: skip

#: Verbs and nouns of which the one who speaks is the one who is bound, whatever the clause is about.
PROMISE_VERBS = frozenset({"assure", "commit", "guarantee", "pledge", "promise", "swear", "vow"})
PROMISE_NOUNS = frozenset({"assurance", "guarantee", "pledge", "promise", "threat", "vow"})

#: Common nouns that act and are bound by their word: "officials", "the club".
AGENT_NOUNS = frozenset({
    "administration", "agency", "airline", "ally", "alliance", "army", "artist", "association", "attorney", "author",
    "authority", "band", "bank", "board", "broadcaster", "bureau", "campaign", "candidate", "carmaker", "ceo",
    "chairman", "chairwoman", "chancellor", "charity", "chief", "club", "coach", "coalition", "commander",
    "commission", "committee", "company", "congressman", "congresswoman", "council", "councillor", "country", "court",
    "crew", "delegation", "department", "developer", "director", "doctor", "employer", "executive", "federation",
    "firm", "founder", "foundation", "government", "governor", "group", "insurer", "investigator", "judge", "lab",
    "lawmaker", "lawyer", "leader", "leadership", "lender", "maker", "manager", "manufacturer", "mayor", "member",
    "militant", "military", "minister", "ministry", "nation", "network", "newspaper", "nominee", "officer", "official",
    "operator", "opposition", "organisation", "organization", "owner", "panel", "parliament", "party", "police",
    "premier", "president", "prosecutor", "publisher", "rebel", "regulator", "representative", "republican",
    "democrat", "retailer", "school", "secretary", "senator", "singer", "spokesman", "spokesperson", "spokeswoman",
    "staff", "startup", "state", "supplier", "team", "union", "university", "watchdog",
})  # fmt: skip
#: One body, which the words of its own people may call so.
BODY_NOUNS = frozenset({
    "agency", "airline", "association", "bank", "board", "campaign", "club", "company", "council",
    "country", "department", "firm", "government", "group", "ministry", "nation", "network", "organisation",
    "organization", "party", "team", "union", "university",
})  # fmt: skip
#: People through whom a body acts when it speaks of them.
STAFF_NOUNS = frozenset({"director", "employee", "manager", "staff", "worker"})
#: Those through whom the one acts whose they are: "its members will strike".
OWN_PEOPLE = frozenset({
    "administration", "board", "cabinet", "campaign", "department", "government", "member", "ministry", "office",
    "staff", "team",
})  # fmt: skip
FIRST_PERSONS = frozenset({"i", "we"})
THIRD_PERSONS = frozenset({"he", "it", "she", "they"})
OWNERS = {"her": "she", "his": "he", "its": "it", "my": "i", "our": "we", "their": "they"}
RELATIVES = frozenset({"that", "which", "who", "whom", "whose"})

#: Prepositions that belong to a deadline's words.
DEADLINE_PREPOSITIONS = frozenset({
    "after", "around", "as", "at", "before", "beginning", "between", "by", "during", "effective", "for", "from", "in",
    "of", "on", "over", "since", "starting", "through", "throughout", "till", "to", "until", "within",
})  # fmt: skip
#: Prepositions before the other party.
PARTY_PREPOSITIONS = frozenset({"to", "with"})

# Nouns with an infinitive of their own that binds nobody: "her speech on the right to strike".
NOUNS_WITH_OWN_ACTS = frozenset(
    {
        "ability", "attempt", "authority", "bid", "capacity", "chance", "duty", "effort", "freedom", "licence",
        "license", "need", "obligation", "opportunity", "order", "permission", "power", "reason", "right", "time",
        "way",
    }
)  # fmt: skip

# Where one comes in a contest: "will finish in the top three" is a guess.
RANKS = frozenset({"ahead", "behind", "bottom", "first", "fourth", "last", "second", "third", "top"})
