"""Which names of different articles are one: what each rule says of a pair, and why."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.linking.judgement import Names, judge, likeness
from extractors.linking.signs import known_names
from models import EntityKind, EntityName, NameInUse, Sameness, normalize_name

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ORGANIZATION, PERSON = EntityKind.ORGANIZATION, EntityKind.PERSON


def use(written, *also, kind=ORGANIZATION, articles=1):
    """A name in one article, with the other forms that the article has for it."""
    forms = tuple((normalize_name(form), articles) for form in also)
    return NameInUse(name=EntityName.of(kind, written), written=(written,), articles=articles, also=forms)


def person(written, *also, articles=1):
    return use(written, *also, kind=PERSON, articles=articles)


def decided(*uses):
    """What is decided of these names: rule and sameness by pair."""
    names = Names(uses, known_names())
    return {
        (decision.one.folded, decision.other.folded): (decision.rule, decision.sameness)
        for decision in judge(names, list(names.uses), NOON)
    }


SAME = [
    ("spelling", use("Orland Steel Ltd"), use("Orland Steel")),
    ("spelling", use("Société Orlande"), use("Societe Orlande")),
    ("spelling", use("U.S. Grain Board"), use("US Grain Board")),
    ("spelling", use("Ministry of Tidal Works"), use("Tidal Works Ministry")),
    ("spelling", use("Green Meadow Party"), use("Green Meadow")),
    ("word order", use("Vellmar Harbour Court"), use("Harbour Court of Vellmar")),
    ("known names", use("EU"), use("European Union")),
    ("known names", use("Justice Department"), use("DOJ")),
    ("country", use("Israel"), use("Israeli authorities")),
    ("country", use("UK government"), use("Britain")),
    ("short form", use("Centre for Tidal Standards", "Tidal Centre"), use("Tidal Centre")),
    ("initials", use("Centre for Tidal Standards"), use("CTS")),
    ("nation", use("U.S. Grain Corps"), use("Grain Corps")),
    ("near spelling", use("Orland Observatory"), use("Orland Obsrvatory")),
    ("spelling", person("Zoë Marsh"), person("Zoe Marsh")),
    ("transliteration", person("Andriy Marchenskyi"), person("Andriy Marchenskiy")),
    ("middle name", person("Lee P. Marsh"), person("Lee Marsh")),
    ("middle name", person("Lee P. Marsh"), person("Lee Peter Marsh")),
    ("last name", person("Lee Tarrant", "Tarrant", articles=2), person("Tarrant")),
]

UNSURE = [
    ("near spelling", use("Bank of Torvinia"), use("Bank of Torvinio")),  # a short word may be another one
    ("short form", use("Orland Herald", "Herald"), use("Herald")),  # an ordinary word
    ("short form", use("Nordic Beet Company", "NBC"), use("NBC")),  # listed, as another one's
    ("nation", use("British Beet League"), use("Beet League")),
    ("word order", use("Orland University"), use("University of Orland")),
    ("name ending", person("Lee Marsh Jr."), person("Lee Marsh")),
    ("middle name", person("Lee Peter Marsh"), person("Lee Marsh")),
    ("first initial", person("L. Marsh"), person("Lee Marsh")),
    ("last name", person("Lee Tarrant", "Tarrant"), person("Tarrant")),  # in one article only
]


@pytest.mark.parametrize(("rule", "one", "other"), SAME, ids=lambda value: getattr(value, "written", [value])[0])
def test_one_organization_or_person(rule, one, other):
    ((found, sameness),) = decided(one, other).values()
    assert (found, sameness) == (rule, Sameness.SAME)


@pytest.mark.parametrize(("rule", "one", "other"), UNSURE, ids=lambda value: getattr(value, "written", [value])[0])
def test_names_that_may_be_one_wait_for_a_person(rule, one, other):
    ((found, sameness),) = decided(one, other).values()
    assert (found, sameness) == (rule, Sameness.UNSURE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (use("Orland Steel"), use("Vellmar Steel")),
        (use("Channel 4 News"), use("Channel 5 News")),
        (use("Bank of Iran"), use("Bank of Iraq")),
        (use("University of Orland"), use("University of Vellmar")),
        (use("Slow Company"), use("Slow")),
        (use("India"), use("Indians")),
        (person("Kate"), person("Kate Marsh", "Kate", articles=9)),
        (use("AP"), use("Allied Potters")),  # two letters may be anything
        (person("Lee Marsh"), person("Lea Marsh")),
        (person("Lee P. Marsh"), person("Lee R. Marsh")),
        (person("Maria Garcia"), person("Mario Garcia")),
        (use("Marsh"), person("Lee Marsh", "Marsh", articles=9)),
    ],
    ids=lambda value: value.written[0],
)
def test_nothing_speaks_for_these(one, other):
    assert decided(one, other) == {}


def test_an_acronym_of_two_bodies_stays_with_neither():
    """And each reading waits for a person."""
    found = decided(use("Centre for Tidal Standards", "CTS"), use("Council of Textile Spinners"), use("CTS"))
    assert found == {
        ("centre for tidal standards", "cts"): ("short form", Sameness.UNSURE),
        ("council of textile spinners", "cts"): ("initials", Sameness.UNSURE),
    }


def test_two_spellings_of_one_body_do_not_make_its_acronym_ambiguous():
    found = decided(use("Centre for Tidal Standards", "CTS"), use("Centre for Tidal Standards Ltd", "CTS"), use("CTS"))
    assert {sameness for _, sameness in found.values()} == {Sameness.SAME}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("of_lee", "of_jo", "sameness"),
    [(2, 0, Sameness.UNSURE), (3, 0, Sameness.SAME), (9, 1, Sameness.SAME), (8, 1, Sameness.UNSURE)],
)
def test_a_last_name_of_two_people_is_that_of_the_one_who_is_called_so(of_lee, of_jo, sameness):
    """By all but all articles, and by three at least."""
    jo = person("Jo Tarrant", "Tarrant", articles=of_jo) if of_jo else person("Jo Tarrant")
    found = decided(person("Lee Tarrant", "Tarrant", articles=of_lee), jo, person("Tarrant"))
    assert found["lee tarrant", "tarrant"] == ("last name", sameness)
    assert found.get(("jo tarrant", "tarrant")) == (("last name", Sameness.UNSURE) if of_jo else None)


def test_a_short_form_that_other_nations_bodies_could_have_stays_with_neither():
    beet = use("Chinese Beet Union", "Beet Union", articles=2)
    found = decided(beet, use("Japanese Beet Union"), use("Beet Union"))
    assert found["beet union", "chinese beet union"] == ("short form", Sameness.UNSURE)


@pytest.mark.parametrize("written", ["Health Ministry", "City Council", "Supreme Court", "Department of Education"])
def test_a_body_that_every_country_has_is_set_apart(written):
    folded = normalize_name(written)
    assert decided(use(written), use(f"U.S. {written}")) == {(folded, folded): ("generic name", Sameness.DIFFERENT)}


@pytest.mark.parametrize("written", ["White House", "Congress", "Labour Party", "Justice Department", "Senate"])
def test_a_body_that_the_news_knows_by_this_name_is_not(written):
    assert decided(use(written)) == {}


def test_the_evidence_is_in_words():
    names = Names([use("Centre for Tidal Standards", "CTS"), use("CTS")], known_names())
    (decision,) = judge(names, list(names.uses), NOON)
    assert decision.evidence == (
        "an article calls Centre for Tidal Standards CTS too; CTS are the initials of Centre for Tidal Standards"
    )
    assert decision.score == likeness("centre for tidal standards", "cts")


def test_a_name_that_no_article_uses_any_more_is_left_alone():
    gone = NameInUse(name=EntityName.of(ORGANIZATION, "Orland Steel Ltd"), written=(), articles=0)
    assert decided(use("Orland Steel"), gone) == {}


def test_names_of_your_own_count(tmp_path):
    (tmp_path / "names.toml").write_text('[company.aliases]\n"Orland Steel" = ["Big Rust"]\n')
    names = Names([use("Orland Steel"), use("Big Rust")], known_names(tmp_path / "names.toml"))
    (decision,) = judge(names, list(names.uses), NOON)
    assert (decision.rule, decision.sameness) == ("known names", Sameness.SAME)


#: Each name once.
ALL = list({part.name: part for case in (*SAME, *UNSURE) for part in case[1:]}.values())


@given(st.permutations(ALL))
def test_the_order_of_names_makes_no_difference(uses):
    assert decided(*uses) == decided(*ALL)


@given(st.sets(st.sampled_from(ALL), min_size=1), st.sampled_from(ALL))
def test_judging_a_new_name_alone_finds_all_that_changes(before, new):
    """Of old names nothing is decided otherwise but where they share a sign with the new one."""
    known = known_names()
    together = Names([*before, new], known)
    everything = {frozenset((d.one, d.other)): d.sameness for d in judge(together, list(together.uses), NOON)}
    anew = {frozenset((d.one, d.other)): d.sameness for d in judge(together, [new.name.name_id], NOON)}
    alone = Names(before, known)
    kept = {frozenset((d.one, d.other)): d.sameness for d in judge(alone, list(alone.uses), NOON)}
    changed = {pair for pair, sameness in everything.items() if kept.get(pair) != sameness}
    assert changed <= anew.keys()
