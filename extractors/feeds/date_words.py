"""Words that feed dates are written with: months, weekdays, zones.

Words are folded: lower case, no accents, no full stop.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_MONTH_WORDS = (  # English, French, German, Spanish, Italian, Portuguese, Dutch: no spelling means two months
    "jan january janvier janv januar janner enero ene gennaio gen janeiro januari",
    "feb february fevrier fevr fev februar febrero febbraio fevereiro februari",
    "mar march mars maerz marz mrz marzo marco maart mrt",
    "apr april avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "jun june juin juni junio giugno giu junho",
    "jul july juillet juil juli julio luglio lug julho",
    "aug august aout agosto ago augustus",
    "sep sept september septembre septiembre setiembre settembre set setembro",
    "oct october octobre okt oktober octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december decembre dez dezember diciembre dic dicembre dezembro",
)

MONTHS: Mapping[str, int] = MappingProxyType(
    {word: number for number, words in enumerate(_MONTH_WORDS, start=1) for word in words.split()}
)

_WEEKDAY_BEGINNINGS = (
    "mon tue wed thu fri sat sun",
    "lun mar mer jeu ven sam dim",
    "mo di mi do fr sa so mit don die fre son",
    "mie jue vie sab dom gio",
    "seg ter qua qui sex",
    "ma wo vr za zo maa din woe zat zon vri",
)

#: How weekdays begin in the same languages. A weekday is read over, not trusted: feeds get it wrong.
WEEKDAYS = frozenset(word for words in _WEEKDAY_BEGINNINGS for word in words.split())

#: Minutes east of Greenwich. The American names are fixed by RFC 822; the others are the tz database's
#: abbreviations that mean one offset wherever news is published. "CEST" in November still means +02:00.
ZONES: Mapping[str, int] = MappingProxyType(
    {
        "acdt": 630, "acst": 570, "adt": -180, "aedt": 660, "aest": 600, "akdt": -480, "akst": -540,
        "art": -180, "awst": 480, "bdt": 360, "brst": -120, "brt": -180, "bst": 60, "cat": 120,
        "cdt": -300, "cest": 120, "cet": 60, "cst": -360, "eat": 180, "edt": -240, "eest": 180,
        "eet": 120, "est": -300, "gmt": 0, "hkt": 480, "hst": -600, "ict": 420, "idt": 180, "jst": 540,
        "kst": 540, "mdt": -360, "mest": 120, "mesz": 120, "mez": 60, "msk": 180, "mst": -420,
        "myt": 480, "ndt": -150, "npt": 345, "nzdt": 780, "nzst": 720, "pdt": -420, "pht": 480,
        "pkt": 300, "pst": -480, "sast": 120, "sgt": 480, "trt": 180, "ut": 0, "utc": 0, "uzt": 300,
        "wast": 120, "wat": 60, "west": 60, "wet": 0, "wib": 420, "z": 0,
    }
)  # fmt: skip

_INDIAN = ("en-in", "hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "ur")

#: Names that mean several offsets, and the feed's language that settles which: India, Israel and Ireland
#: write IST; the Atlantic provinces and Arabia AST; Samoa and Singapore SST; the Gulf and Guam GST.
#: CST is left to RFC 822 (North America), except where the feed is Chinese. Language alone is asked: "en"
#: with IST stays open, since Dublin and Delhi both publish in English.
ZONES_BY_LANGUAGE: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "ist": dict.fromkeys(_INDIAN, 330) | {"he": 120, "ga": 60, "en-ie": 60},
        "ast": {"ar": 180, "en-ca": -240, "fr-ca": -240, "es": -240},
        "sst": {"en-sg": 480, "sm": -660},
        "gst": {"ar": 240, "en-ae": 240},
        "cst": {"zh": 480},
    }
)

#: Names that do not say whether summer time holds; the day does.
PLACES: Mapping[str, str] = MappingProxyType(
    {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
)

#: Languages that write the month before the day in figures, or where both orders are in use.
MONTH_FIRST_LANGUAGES = frozenset(["en", "tl", "fil"])
