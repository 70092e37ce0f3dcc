"""Word lists for linking names across articles."""

from __future__ import annotations

#: Bodies that every country or town has.
PUBLIC_BODIES = frozenset({
    "administration", "agency", "army", "assembly", "authority", "bank", "board", "bureau", "cabinet", "chamber",
    "committee", "council", "court", "department", "embassy", "force", "forces", "government", "hospital", "ministry",
    "municipality", "navy", "office", "opposition", "parliament", "police", "prosecutor", "secretariat", "service",
    "treasury", "tribunal",
})  # fmt: skip
#: With such a body, words that do not say whose it is: "Health Ministry", "City Council". Left out: "white", "party"
#: and whatever begins the name of one body ("White House", "Labour Party").
COMMON_WORDS = frozenset({
    "affairs", "agriculture", "air", "appeal", "appeals", "appellate", "attorney", "budget", "central", "chief",
    "circuit", "city", "coast", "commerce", "communications", "constitutional", "coroners", "correction",
    "corrections", "county", "culture", "defence", "defense", "development", "district", "economic", "economy",
    "education", "election", "electoral", "energy", "environment", "environmental", "executive", "federal", "finance",
    "fire", "foreign", "forestry", "general", "guard", "health", "high", "home", "housing", "human", "immigration",
    "industry", "information", "intelligence", "interior", "justice", "labor", "labour", "law", "local", "mayor",
    "medical", "metropolitan", "military", "municipal", "national", "natural", "parole", "party", "planning", "press",
    "prime", "prosecutors", "public", "regional", "relations", "resources", "rights", "safety", "school", "security",
    "social", "state", "superior", "supreme", "technology", "tourism", "trade", "transport", "upper", "water",
    "welfare",
})  # fmt: skip

#: Words that may be left out of a name.
SMALL_WORDS = frozenset({"a", "an", "and", "at", "de", "for", "in", "of", "on", "the", "to"})

#: At the end of a name, it says what the bearer is, and not which: "Fine Gael party", "Rolling Stone Magazine".
DESCRIPTIONS = frozenset({"magazine", "newspaper", "party"})

#: A legal form or description that is part of the name after a single word: "Fast Company", "Tea Party".
WORDS_OF_NAMES = frozenset({"companies", "company", "holding", "holdings", "magazine", "newspaper", "party"})

#: Unions and abbreviated states, in whose names peoples are not listed: before the name of a body of theirs.
NATIONS = {"eu": "European Union", "uk": "United Kingdom", "un": "United Nations", "us": "United States"}

#: After a family name, and often left out; father and son may differ by it.
NAME_ENDINGS = frozenset({"ii", "iii", "iv", "jr", "jnr", "junior", "senior", "snr", "sr"})
