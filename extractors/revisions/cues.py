"""Words by which notes to the reader, time stamps and counters are known. Regular expressions are case-blind."""

#: A note that something in the article was wrong. Not "correction" or "amended" alone: markets and laws have them
#: too ("A correction in share prices", "The amended law"), and prisons their correction officers.
CORRECTION = (
    r"^(?:correction|clarification|erratum|corrigendum)s?"
    r"(?: \([^)]{1,60}\)|,? (?:on |appended |issued )?[a-z]{3,9}\.? \d{1,2}(?:, \d{4})?)?\s?[:—–-]",
    r"^(?:correction|clarification|erratum|corrigendum)s?\W{0,2}$",
    r"\b(?:an|the|our) (?:earlier|previous|original|prior|first) version of this"
    r" (?:article|story|report|post|piece|column|item|page|headline|caption)\b",
    r"\bthis (?:article|story|report|post|piece|column|item|page|headline)(?:['’]s headline)?"
    r" (?:has been|was|has since been|is being) (?:corrected|amended|clarified)\b",
    r"\bthis (?:article|story|report|post|piece|column|item|page|headline)"
    r" (?:has been|was|has since been) (?:updated|edited|revised|changed)"
    r" to (?:correct|clarify|reflect|remove|fix|amend)\b",
    r"^(?:editor|publisher|author)s?['’]?s? note\b.{0,300}\b"
    r"(?:corrected|amended|clarified|misstated|misspelled|misidentified|erroneously|incorrectly|in error|inaccurate)\b",
    r"\bwe (?:regret|apologi[sz]e for) (?:the|this) error\b",
)

#: A line of nothing but these and numbers tells when the page was touched: "Updated 3 hours ago", "2 May, 10:15 GMT".
STAMP_WORDS = frozenset(
    {
        "a", "ago", "am", "an", "and", "apr", "april", "at", "aug", "august", "bst", "by", "cdt", "central",
        "cest", "cet", "cst", "ct", "day", "days", "dec", "december", "eastern", "edited", "edt", "est", "et",
        "feb", "february", "few", "first", "fri", "friday", "gmt", "hour", "hours", "hr", "hrs", "ist", "jan",
        "january", "jul", "july", "jun", "june", "just", "last", "local", "m", "mar", "march", "may", "mdt",
        "min", "mins", "minute", "minutes", "modified", "moments", "mon", "monday", "month", "months", "mst",
        "mt", "nov", "november", "now", "oct", "october", "of", "on", "p", "pacific", "pdt", "pm", "posted",
        "pst", "pt", "published", "refreshed", "sat", "saturday", "sec", "second", "seconds", "sep", "sept",
        "september", "st", "sun", "sunday", "the", "thu", "thur", "thurs", "thursday", "time", "today", "tue",
        "tues", "tuesday", "update", "updated", "utc", "wed", "wednesday", "week", "weeks", "yesterday",
    }
)  # fmt: skip
#: Without a number a stamp says one of these.
STAMP_SIGNS = frozenset({"ago", "now"})

#: A line of nothing but these and numbers counts readers: "1,204 views", "Comments (12)", "5 min read".
COUNTER_WORDS = frozenset(
    {
        "are", "by", "comment", "comments", "currently", "follower", "followers", "have", "k", "like", "likes",
        "m", "min", "mins", "minute", "minutes", "now", "people", "reaction", "reactions", "read", "reading",
        "reads", "replies", "reply", "share", "shared", "shares", "this", "time", "times", "view", "viewed",
        "viewers", "views", "watching",
    }
)  # fmt: skip
#: And at least one of these: "12 people" alone may be an answer.
COUNTED = frozenset(
    {
        "comment", "comments", "likes", "reactions", "read", "reading", "reads", "replies", "shares", "viewed",
        "viewers", "views", "watching",
    }
)  # fmt: skip

#: Signs in front of a headline that come and go.
HEADLINE_SIGNS = r"(?:live|breaking|watch|video|listen|in pictures)\s?[:|–—-]\s?"
