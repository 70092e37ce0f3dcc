"""Which organization a role is in, and who holds it, where the two do not stand side by side."""

from __future__ import annotations

from time import process_time

import pytest

from extractors.entities.affiliations import affiliations

PEOPLE = {"Lee Park": "PERSON", "Ann Moor": "PERSON", "Moor": "PERSON"}


@pytest.fixture
def ties(doc_of, finder):
    """The ties that a text states: person, organization, rule."""

    def _ties(text, arcs=None, **entities):
        doc = finder(doc_of(text, PEOPLE | entities, arcs))
        return [(tie.person, tie.organization, tie.rule) for tie in affiliations(doc)]

    return _ties


@pytest.mark.parametrize(
    ("text", "organization", "rule"),
    [
        ("The Dock Workers' Union met. Lee Park, president of the union, agreed.", "Dock Workers' Union", "described"),
        ("Harbor City Council met. The council's chief executive, Lee Park, agreed.", "Harbor City Council", "describ"),
        ("Harbor City Council met. The city council's leader Lee Park agreed.", "Harbor City Council", "described"),
        ("The Trade Committee met. So Lee Park, a trade panel member, agreed.", "Trade Committee", "described"),
        ("Netflix agreed, the broadcaster's chief executive, Lee Park, said.", "Netflix", "described"),
    ],
)
def test_a_description_gives_the_body(ties, text, organization, rule):
    """A describing noun points back to the body of its kind."""
    found = ties(text)
    assert [tie[:2] for tie in found if tie[2].startswith(rule)] == [("Lee Park", organization)]


@pytest.mark.parametrize(
    "text",
    [
        "Netflix met. A lawyer for the firm that sued it agreed.",
        "The Green Party met. Then third-party candidates agreed.",
        "Netflix met. So Lee Park, president of the senate, agreed.",
        "Harbor City Council met. So Lee Park, president of a council, agreed.",
    ],
)
def test_no_description_gives_the_body(ties, text):
    """An indefinite noun, another kind, a relative clause that tells of another body."""
    assert ties(text) == []


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Acme Holdings left town, chief executive Lee Park said.", "Acme Holdings"),
        (
            "Acme Holdings left town. Acme Holdings met. The road is shut, managing director Lee Park said.",
            "Acme Holdings",
        ),
    ],
)
def test_a_bare_title_is_of_the_body_spoken_of(ties, text, organization):
    """The one in the sentence, else the one the article is about."""
    assert ties(text) == [("Lee Park", organization, "bare_role")]


@pytest.mark.parametrize(
    "text",
    [
        "Acme Holdings sued Bolt Holdings, chief executive Lee Park said.",  # two bodies
        "Acme Holdings met Bolt Holdings. The road is shut, chief executive Lee Park said.",  # neither dominates
        "Acme Holdings left town, leader Lee Park said.",  # a title that needs no body
        "Acme Holdings left town, Republican chairman Lee Park said.",  # of another body
        "Acme Holdings left town, a chairman Lee Park said.",
        "The road is shut, chief executive Lee Park said. Acme Holdings met.",  # named only later
        "Acme Holdings left town, a spokesman said.",  # nobody named
    ],
)
def test_a_bare_title_alone_ties_nobody(ties, text):
    """Where more than one body fits, or another is hinted at, the tie stays open."""
    assert ties(text) == []


def test_a_stated_tie_goes_before_a_supposed_one(ties):
    """The sentence with the bare title names another body than the one the person is said to lead."""
    found = ties("So Lee Park, director of Bolt Holdings, agreed. Acme Holdings left, chief executive Lee Park said.")
    assert found == [("Lee Park", "Bolt Holdings", "role_of_organization")]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Then Indiana Gov. Lee Park agreed.", "Indiana"),
        ("Then Northport Mayor Lee Park agreed.", "Northport"),
        ("So Lee Park, the mayor of Northport, agreed.", "Northport"),
        ("Then Northport's mayor, Lee Park, agreed.", "Northport"),
        ("So Lee Park, the Republican attorney general of Indiana, agreed.", "Indiana"),
    ],
)
@pytest.mark.parametrize("place", ["GPE", "LOC"])
def test_offices_of_places(ties, text, organization, place):
    """A governor or mayor belongs to the government of the place, whichever label it has."""
    assert [tie[:2] for tie in ties(text, Northport=place, Indiana=place)] == [("Lee Park", organization)]


@pytest.mark.parametrize("label", ["GPE", "LOC", "NORP"])
def test_a_place_between_a_body_and_its_role(ties, label):
    """ "Netflix Quuxland chief" heads a part of Netflix."""
    found = ties("Then Netflix Quuxland chief executive Lee Park agreed.", Quuxland=label)
    assert [tie[:2] for tie in found] == [("Lee Park", "Netflix")]


@pytest.mark.parametrize(
    "text",
    [
        "Then Republican Gov. Lee Park agreed.",
        "Then Deputy Mayor Lee Park agreed.",
        "Then Northport artist Lee Park agreed.",
        "So Lee Park, the pride of Northport, agreed.",
    ],
)
@pytest.mark.parametrize("place", ["GPE", "LOC"])
def test_no_office_of_a_place(ties, text, place):
    """An adjective before an office is no place, and who lives there governs nothing."""
    assert ties(text, Northport=place) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So Lee Park, the foreign minister of France, agreed.", ("Lee Park", "France", "people_of_country")),
        ("Then House Speaker Lee Park agreed.", ("Lee Park", "House", "organization_role")),
        (
            "The U.S. Attorney's Office met. So Lee Park, the U.S. attorney for Harbor, agreed.",
            ("Lee Park", "U.S. Attorney's Office", "holders_office"),
        ),
        (
            "The Oversight Committee met. Later Oversight Chairman Lee Park agreed.",
            ("Lee Park", "Oversight Committee", "role_names_department"),
        ),
        (
            "Then Republican vice-presidential nominee Lee Park agreed.",
            ("Lee Park", "Republican", "party_of_candidate"),
        ),
        ("The GOP met. Then Republican nominee Lee Park agreed.", ("Lee Park", "GOP", "party_of_candidate")),
        ("Then Senate Democratic Leader Lee Park agreed.", ("Lee Park", "Democratic", "leader_of_party")),
        (
            "The Moor campaign met. Then Moor spokesman Lee Park agreed.",
            ("Lee Park", "Moor campaign", "camp_of_holder"),
        ),
    ],
)
def test_offices_name_their_bodies(ties, text, expected):
    """An office, a chamber, a party's adjective or a candidate's name tell the body."""
    assert expected in ties(text, Moor="PERSON")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Then Minister of Trade, Lee Park, agreed. The Ministry of Trade met.", "Lee Park"),
        ("Later minister of trade and energy Lee Park agreed. The Ministry of Trade met.", "Lee Park"),
        ("The Ministry of Trade (MoT) director, Lee Park, agreed.", "Lee Park"),
        ("The Ministry of Trade (MoT) director agreed, Lee Park wrote.", None),
    ],
)
def test_the_holder_stands_behind_the_subject_of_the_office(ties, text, person):
    """The name after the words that tell what the office is for."""
    assert {tie[:2] for tie in ties(text)} == {(person, "Ministry of Trade")}


@pytest.mark.parametrize(
    ("text", "arcs", "expected"),
    [
        ("So Lee Park, who leads Netflix, agreed.", "leads", [("Lee Park", "Netflix", "leads_organization")]),
        ("So Netflix, led by Lee Park, agreed.", "led", [("Lee Park", "Netflix", "leads_organization")]),
        ("So Lee Park, who works at Netflix, agreed.", "works", [("Lee Park", "Netflix", "works_for_organization")]),
        ("So Lee Park, who likes Netflix, agreed.", "likes", []),
        ("So Lee Park, who leads Netflix's rivals, agreed.", "leads", []),
        ("So a critic of Lee Park leads Netflix lawyers.", "leads", []),
    ],
)
def test_leading_and_working_are_ties(doc_of, finder, text, arcs, expected):
    """The verb ties its subject, a person right before it, to an organization that stands for itself."""
    doc = doc_of(text, PEOPLE)
    verb = next(token for token in doc if token.text == arcs)
    verb.pos_, verb.lemma_ = "VERB", {"leads": "lead", "led": "lead", "works": "work"}.get(arcs, arcs)
    found = [(tie.person, tie.organization, tie.rule) for tie in affiliations(finder(doc))]
    assert [tie for tie in found if "organization_role" not in tie[2]] == expected


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("So Lee Park of the London-based Netflix agreed.", "Netflix"),
        ("So Lee Park, a Harbor-based president of Netflix, agreed.", "Netflix"),
        (
            "So Lee Park, vice president, Netflix Sales & Service at Netflix Holdings Inc, agreed.",
            "Netflix Holdings Inc",
        ),
        ("So Lee Park of Netflix's rival agreed.", None),
        ("So Lee Park of the Netflix towers agreed.", None),
    ],
)
def test_what_stands_between_person_and_organization(ties, text, organization):
    """Compound adjectives join; a noun after the name makes it another thing."""
    assert {tie[1] for tie in ties(text)} == ({organization} if organization else set())


def test_a_person_keeps_each_stated_body(ties):
    """Two roles in two bodies are two ties."""
    found = ties("So Lee Park, a professor at Harbor University and director of Netflix, agreed.")
    assert ("Lee Park", "Harbor University", "role_of_organization") in found
    assert len({tie[1] for tie in found}) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("So the Energy Workers' Union agreed.", "Energy Workers' Union"),
        ("So the Nurses' Association agreed.", "Nurses' Association"),
        ("So the Harbor Women's Council agreed.", "Harbor Women's Council"),
    ],
)
def test_a_body_named_for_its_members_is_one_name(doc_of, finder, text, name):
    """The name goes on over a plural's apostrophe."""
    assert [record.name for record in finder(doc_of(text))._.organizations] == [name]


@pytest.mark.parametrize("text", ["So Harbor's Union agreed.", "So the Acme Holdings' Council agreed."])
def test_whose_the_body_is_stays_apart(doc_of, finder, text):
    """A place or a company that owns a body is not part of its name."""
    names = [record.name for record in finder(doc_of(text))._.organizations]
    assert not any("'" in name for name in names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Netflix named Lee Park as its chief executive.", ("Lee Park", "Netflix")),
        ("So Lee Park, 54, a spokesman for Netflix, agreed.", ("Lee Park", "Netflix")),
        ("So Netflix's Lee Park agreed.", ("Lee Park", "Netflix")),
        ("So Lee Park, a lawyer representing Netflix, agreed.", ("Lee Park", "Netflix")),
        ("Then Mayor Lee Park agreed. The Harbor City Council met.", ("Lee Park", "Harbor City Council")),
        ("So Lee Park, the top Democrat on the Trade Committee, agreed.", ("Lee Park", "Trade Committee")),
    ],
)
def test_more_ways_to_state_a_tie(ties, text, expected):
    """Appointments, ages, owners, clients, titles."""
    assert expected in {tie[:2] for tie in ties(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Netflix met as Lee Park agreed.",
        "Then Mayor Lee Park agreed. The Harbor City Council and the Dock City Council met.",
        "Then the mayor agreed. The Harbor City Council met.",
        "The German government met. Then former President Lee Park agreed.",
        "So Lee Park, a Democrat from the Trade Committee room, agreed.",
    ],
)
def test_no_further_tie_is_made_up(ties, text):
    """Two bodies fit, nobody is named, the office is past."""
    assert ties(text) == []


def test_several_holders_are_no_name_after_a_comma(ties):
    """The name after "officers," begins another clause."""
    assert all(tie[0] is None for tie in ties("So a man shot Netflix officers, Lee Park said."))


def test_a_long_article_takes_linear_time(doc_of, finder):
    """Twice the ties take about twice the time."""
    line = "Mayor Lee Park met Netflix. So Ann Moor, head of Acme Holdings, agreed. "
    seconds = []
    for size in (100, 200, 400):
        doc = finder(doc_of(line * size, PEOPLE))
        start = process_time()
        affiliations(doc)
        seconds.append(process_time() - start)
    assert seconds[2] < 8 * seconds[0] + 0.5
