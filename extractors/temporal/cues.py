"""The words of time. Lists only: what they mean is in the grammar, what they come to in ``resolve``."""

from __future__ import annotations

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
#: "Jan" and "Dec" are also people: an abbreviation needs its full stop, a day or a year beside it.
MONTH_ABBREVIATIONS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
#: Also ordinary words or names ("May said", "the march"): alone, they need a preposition of time before them.
DOUBTFUL_MONTHS = frozenset({"march", "may"})
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
#: Never alone: "the sun", "she sat".
WEEKDAY_ABBREVIATIONS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS = {
    "spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA",
    "winter": "WI", "wintertime": "WI",
}  # fmt: skip
#: Also nouns and verbs of movement ("the fall of the government", "to spring a surprise").
DOUBTFUL_SEASONS = frozenset({"fall", "spring"})
QUARTER_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
HALF_ORDINALS = {"first": 1, "second": 2, "1st": 1, "2nd": 2, "last": 2, "latter": 2}

#: Unit words to ``forms.Unit``.
UNITS = {
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour",
    "day": "day", "days": "day", "night": "night", "nights": "night", "weekend": "weekend", "weekends": "weekend",
    "week": "week", "weeks": "week", "fortnight": "fortnight", "fortnights": "fortnight", "month": "month",
    "months": "month", "quarter": "quarter", "quarters": "quarter", "year": "year", "years": "year",
    "decade": "decade", "decades": "decade", "century": "century", "centuries": "century",
}  # fmt: skip
PLURAL_UNITS = frozenset(word for word in UNITS if word.endswith("s"))
#: "weeklong", "yearslong".
LONG_WORDS = {
    "hourlong": "hour", "hourslong": "hour", "daylong": "day", "dayslong": "day", "weeklong": "week",
    "weekslong": "week", "monthlong": "month", "monthslong": "month", "yearlong": "year", "yearslong": "year",
    "decadelong": "decade", "decadeslong": "decade",
}  # fmt: skip

FISCAL_ENDS = frozenset({"ended", "ending", "ends"})
FISCAL_STARTS = frozenset({"began", "beginning", "begins", "started", "starting", "starts"})

DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "overnight": "NI",
    "lunchtime": "MI", "dawn": "MO", "dusk": "EV",
}  # fmt: skip
ZONES = frozenset(
    {
        "bst", "cdt", "cet", "cst", "ct", "edt", "est", "et", "gmt", "ist", "mt", "pdt", "pst", "pt", "utc",
    }
)  # fmt: skip

SMALL_NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
#: "the seventies"
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
#: A number of units that nobody can count.
UNKNOWN_COUNTS = frozenset({"countless", "few", "many", "multiple", "numerous", "several", "some"})

#: Words before an amount or a point, to TIMEX3 mods. Longest first within one opening word.
MODIFIERS: dict[tuple[str, ...], str] = {
    ("about",): "APPROX", ("around",): "APPROX", ("approximately",): "APPROX", ("roughly",): "APPROX",
    ("some",): "APPROX", ("nearly",): "LESS_THAN", ("almost",): "LESS_THAN", ("just", "under"): "LESS_THAN",
    ("under",): "LESS_THAN", ("less", "than"): "LESS_THAN", ("fewer", "than"): "LESS_THAN",
    ("more", "than"): "MORE_THAN", ("over",): "MORE_THAN", ("just", "over"): "MORE_THAN",
    ("well", "over"): "MORE_THAN", ("at", "least"): "EQUAL_OR_MORE", ("at", "most"): "EQUAL_OR_LESS",
    ("no", "more", "than"): "EQUAL_OR_LESS", ("up", "to"): "EQUAL_OR_LESS", ("as", "many", "as"): "EQUAL_OR_LESS",
    ("no", "less", "than"): "EQUAL_OR_MORE", ("as", "much", "as"): "EQUAL_OR_LESS",
}  # fmt: skip
MODIFIER_OPENERS = frozenset(words[0] for words in MODIFIERS)

PART_WORDS = {"early": "START", "mid": "MID", "late": "END", "middle": "MID"}
#: "the end of the year": a day, not a third.
EDGE_WORDS = {
    "end": "END", "close": "END", "start": "START", "beginning": "START", "middle": "MID", "turn": "START",
    "outset": "START",
}  # fmt: skip

LAST_WORDS = frozenset({"last", "past", "preceding", "previous", "prior"})
THIS_WORDS = frozenset({"current", "present", "this"})
NEXT_WORDS = frozenset({"coming", "following", "forthcoming", "next", "upcoming"})

#: Words that stand for a time of their own, to TIMEX3 values.
REFERENCES: dict[tuple[str, ...], str] = {
    ("soon",): "FUTURE_REF", ("shortly",): "FUTURE_REF", ("eventually",): "FUTURE_REF",
    ("immediately",): "FUTURE_REF",
    ("sooner", "rather", "than", "later"): "FUTURE_REF", ("sooner", "or", "later"): "FUTURE_REF",
    ("the", "near", "future"): "FUTURE_REF", ("the", "foreseeable", "future"): "FUTURE_REF",
    ("the", "not", "-", "too", "-", "distant", "future"): "FUTURE_REF",
    ("the", "not", "too", "distant", "future"): "FUTURE_REF",
    ("the", "immediate", "future"): "FUTURE_REF", ("the", "distant", "future"): "FUTURE_REF",
    ("near", "-", "term"): "FUTURE_REF", ("the", "near", "term"): "FUTURE_REF",
    ("the", "near", "-", "term"): "FUTURE_REF", ("someday",): "FUTURE_REF",
    ("the", "future"): "FUTURE_REF",
    ("recently",): "PAST_REF", ("lately",): "PAST_REF", ("more", "recently"): "PAST_REF",
    ("most", "recently"): "PAST_REF", ("not", "long", "ago"): "PAST_REF", ("long", "ago"): "PAST_REF",
}  # fmt: skip
#: Words that only the TIMEX3 scheme keeps: the guideline leaves "now" and the like out.
TIMEX_REFERENCES: dict[tuple[str, ...], str] = {
    ("now",): "PRESENT_REF", ("right", "now"): "PRESENT_REF", ("currently",): "PRESENT_REF",
    ("current",): "PRESENT_REF", ("at", "present"): "PRESENT_REF", ("these", "days"): "PRESENT_REF",
    ("the", "moment"): "PRESENT_REF",
    # Left out: "recent", "future" and "previously" before a noun or participle ("a previously announced plan"), which
    # corpora mark less often than not.
    ("the", "short", "term"): "FUTURE_REF", ("the", "past"): "PAST_REF", ("a", "later", "date"): "FUTURE_REF",
}  # fmt: skip

#: Recurrences of one word, to TIMEX3 values.
FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
    "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y", "annual": "P1Y", "biannual": "P6M", "biennial": "P2Y",
}  # fmt: skip
#: "annual report" is no mention in TIMEX3 corpora, and recurrences are not scored as facts: adverbs only.
FREQUENCY_ADVERBS = frozenset({"annually", "daily", "hourly", "monthly", "nightly", "weekly", "yearly"})

#: A preposition before a doubtful word makes it a time.
TIME_PREPOSITIONS = frozenset(
    {
        "after", "and", "around", "before", "between", "by", "during", "each", "early", "every", "from", "in", "last",
        "late", "mid", "next", "of", "on", "or", "previous", "since", "this", "through", "till", "to", "until",
    }
)  # fmt: skip
#: After these the word "a year" is an amount, not a rate.
AMOUNT_PREPOSITIONS = frozenset(
    {
        "about", "after", "almost", "an", "another", "around", "as", "barely", "before", "by", "during", "every",
        "extra", "for", "full", "had", "half", "has", "have", "in", "is", "just", "last", "lasted", "lasting",
        "lasts", "least", "more", "nearly", "of", "once", "only", "over", "past", "roughly", "spend", "spending",
        "spent", "take", "taken", "takes", "taking", "than", "throughout", "to", "took", "under", "up", "wait",
        "waited", "was", "with", "within", "without",
    }
)  # fmt: skip
#: Between a number and its unit: "three more years", "eight trading days".
AMOUNT_FILLERS = frozenset(
    {
        "additional", "business", "calendar", "consecutive", "entire", "extra", "full", "further", "long", "more",
        "other", "short", "solid", "straight", "trading", "whole", "working",
    }
)  # fmt: skip
#: A plural unit without a number is a length after these ("for weeks") ...
LENGTH_PREPOSITIONS = frozenset(
    {
        "", "\n", '"', "(", ",", "-", ".", "after", "and", "by", "during", "for", "in", "just", "lasted", "lasts",
        "mere", "of", "only", "or", "over", "spend", "spending", "spent", "take", "taken", "takes", "taking",
        "through", "took", "wait", "waited", "waiting", "with", "within", "without", "“",
    }
)  # fmt: skip
#: ... or before these ("weeks of talks"); not in "most years", "on game days", "his early years".
LENGTH_FOLLOWERS = frozenset({"-", "after", "apart", "away", "before", "into", "of", "since"})
#: Words of time only where the act lies ahead ("eventually left" is no date) ...
AHEAD_ONLY = frozenset({"eventually", "immediately", "one", "someday"})
#: ... which these beside it show, whatever the verb.
AHEAD_MARKS = frozenset({"can", "could", "effective", "may", "might", "perhaps", "to", "will", "would"})
#: ... and words that stand unless it is past ("was soon released").
UNLESS_PAST = frozenset({"shortly", "soon"})
#: "soon after", "as soon as", "so soon"; "immediately clear".
NO_SOON_BEFORE = frozenset({"after", "afterward", "afterwards", "as", "before", "enough", "thereafter"})
NO_SOON_AFTER = frozenset({"as", "how", "pretty", "so", "too", "very"})
NO_IMMEDIATELY = frozenset(
    {
        "after", "apparent", "available", "before", "clear", "following", "known", "obvious", "respond", "return",
    }
)  # fmt: skip
RATE_NOUNS = frozenset(
    {
        "days", "each", "hours", "minutes", "nights", "once", "per", "percent", "thrice", "times", "twice",
    }
)  # fmt: skip
#: After money "a year" is a rate whatever follows.
MONEY_WORDS = frozenset({"%", "billion", "cents", "dollars", "euros", "million", "percent", "pounds", "share", "yen"})
#: What is counted after a four-digit number that is no year.
MEASURES = frozenset(
    {
        "acres", "barrels", "billion", "bodies", "calories", "cars", "cases", "cash", "companies", "cubic", "days",
        "deaths", "degrees", "dollars", "employees", "euros", "families", "feet", "foot", "ft", "gallons", "hectares",
        "homes", "hours", "houses", "hp", "jobs", "kg", "kilometers", "kilometres", "km", "kw", "litres", "members",
        "meters", "metres", "miles", "million", "minutes", "months", "mph", "mw", "names", "new", "others", "pages",
        "passengers", "people", "per", "percent", "persons", "points", "pounds", "rpm", "rupees", "seats", "seconds",
        "shares", "signatures", "soldiers", "sq", "square", "stores", "students", "times", "tonnes", "tons", "troops",
        "units", "volts", "voters", "votes", "watts", "weeks", "words", "workers", "yards", "years", "yen",
    }
)  # fmt: skip
#: Words before a four-digit number that is no year.
NUMBERERS = frozenset(
    {
        "#", "$", "flight", "highway", "nearly", "no", "nos", "page", "room", "route", "than", "£", "¥", "€",
    }
)  # fmt: skip

#: Events that stand for a day the text does not give.
EVENT_NOUNS = frozenset(
    {
        "adjournment", "ballot", "ceremony", "convention", "debate", "election", "elections", "hearing",
        "inauguration", "midterms", "olympics", "polls", "primaries", "primary", "referendum", "ruling", "runoff",
        "summit", "tournament", "trial", "verdict", "vote",
    }
)  # fmt: skip

#: Verbs and adjectives whose complement lies ahead.
FUTURE_GOVERNORS = frozenset(
    {
        "agree", "aim", "anticipate", "commit", "due", "expect", "hope", "intend", "likely", "plan", "pledge",
        "poise", "prepare", "promise", "propose", "schedule", "set", "slate", "supposed", "threaten", "vow",
    }
)  # fmt: skip
#: "a dividend payable Dec. 15"
AHEAD_ADJECTIVES = frozenset({"due", "likely", "payable", "slated"})
#: Right before a date from which something holds: "effective June 1".
TAKING_EFFECT = frozenset({"effective"})
#: "moved to Nov. 9", "extended until Friday"
MOVING_VERBS = frozenset(
    {
        "adjourned", "brought", "delayed", "extended", "moved", "postponed", "pushed", "put", "rescheduled",
    }
)  # fmt: skip
#: Nouns whose infinitive lies ahead: "a plan to leave in May".
FUTURE_NOUNS = frozenset({"commitment", "deadline", "intention", "plan", "pledge", "promise", "proposal", "vow"})
#: In the present tense they tell what was: "an insider tells the paper on Friday".
REPORTING_VERBS = frozenset(
    {
        "add", "announce", "be", "confirm", "explain", "have", "know", "note", "report", "reveal", "say", "show",
        "tell", "think", "want", "write",
    }
)  # fmt: skip
#: Past forms behind which a day tells when it was said: "said on Monday it will publish".
SAID = frozenset({
    "added", "announced", "confirmed", "informed", "insisted", "noted", "reported", "reiterated", "said", "stated",
    "told", "warned", "wrote",
})  # fmt: skip
FUTURE_AUXILIARIES = frozenset(
    {
        "'d", "'ll", "ll", "may", "might", "must", "shall", "should", "will", "wo", "would", "’ll",
    }
)  # fmt: skip
#: Auxiliaries that guess about the past before "have": "may have signed on Friday".
GUESSING_AUXILIARIES = frozenset({"could", "may", "might", "must", "should", "would"})
#: The same without a parse: surface forms that look ahead.
FUTURE_WORDS = frozenset(
    {
        "aim", "aims", "due", "expect", "expected", "expects", "going", "hope", "hopes", "intend", "intends", "ll",
        "must", "plan", "planned", "planning", "plans", "pledges", "promises", "scheduled", "shall", "should",
        "slated", "upcoming", "vows", "will", "would",
    }
)  # fmt: skip
PAST_WORDS = frozenset(
    {
        "became", "been", "began", "bought", "broke", "brought", "built", "came", "chose", "cut", "did", "drew",
        "drove", "fell", "flew", "fought", "found", "gave", "got", "grew", "had", "has", "have", "held", "hit",
        "kept", "knew", "laid", "led", "left", "lost", "made", "met", "paid", "put", "ran", "rose", "said", "sat",
        "saw", "sent", "shot", "shut", "sold", "spent", "spoke", "stood", "struck", "threw", "told", "took", "was",
        "went", "were", "won", "wrote",
    }
)  # fmt: skip

#: Where English writes the month first in figures, and where the day. Canada does both: what its texts mean is open.
MONTH_FIRST_REGIONS = frozenset({"PH", "US"})
DAY_FIRST_REGIONS = frozenset({
    "AU", "BD", "GB", "GH", "HK", "IE", "IN", "JM", "KE", "LK", "MT", "MY", "NG", "NZ", "PK", "SG", "TT", "UG", "UK",
    "ZA", "ZM", "ZW",
})  # fmt: skip
#: In the past tense they still look ahead: "was scheduled for Friday", "they planned a rally on Saturday".
SCHEDULED = frozenset({"due", "expected", "planned", "scheduled", "slated"})
#: "its planned visit in September"
PLANNED_MODIFIERS = frozenset({
    "expected", "forthcoming", "impending", "intended", "planned", "proposed", "scheduled", "slated", "upcoming",
})  # fmt: skip
#: Things besides events that are put on a calendar: "Thursday's meeting" may be past or ahead.
SCHEDULED_NOUNS = frozenset({
    "auction", "championship", "conference", "court", "concert", "deadline", "derby", "final", "finals", "fixture",
    "game", "gathering", "launch", "march", "match", "meeting", "opener", "opening", "protest", "race", "rally",
    "release", "session", "show", "sitting", "talks", "test", "visit",
})  # fmt: skip
#: Where the words of an event end: "within 60 days of the vote | it will sign".
AFTER_EVENTS = frozenset({
    "and", "are", "but", "can", "could", "had", "has", "have", "he", "i", "if", "is", "it", "must", "said", "says",
    "she", "should", "that", "they", "to", "was", "we", "were", "when", "which", "who", "will", "would", "you",
})  # fmt: skip
