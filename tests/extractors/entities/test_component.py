"""Organizations and people as the component finds them."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from extractors.document import make_doc
from extractors.entities.evidence import PLACE, Votes
from extractors.nlp import FINDERS, build_nlp
from models import ArticleVersion, Organization, TextPart


@pytest.fixture(scope="module")
def nlp():
    """The trained model and this component alone."""
    pipeline = build_nlp()
    for factory, _ in FINDERS:
        if factory != "organization_finder":
            pipeline.disable_pipe(factory)
    return pipeline


def article(text: str, title: str = "") -> ArticleVersion:
    return ArticleVersion(url="https://news.example/a", fetched_url="https://news.example/a", title=title, text=text)


def names(doc) -> set[str]:
    return {organization.name for organization in doc._.organizations}


def by_name(doc, name: str) -> Organization:
    return next(organization for organization in doc._.organizations if organization.name == name)


@pytest.mark.parametrize(
    ("text", "entities", "arcs", "expected"),
    [
        ("Yesterday Meta said no.", {}, [("Meta", "nsubj", "said")], {"Meta"}),
        ("A meta study said no.", {}, [("study", "nsubj", "said")], set()),
        ("On Monday Ford said no.", {"Ford": "ORG"}, [("Ford", "nsubj", "said")], {"Ford"}),
        ("Actor Harrison Ford said no.", {"Harrison Ford": "PERSON"}, [("Ford", "nsubj", "said")], set()),
        ("They met in Paris.", {"Paris": "LOC"}, [("They", "nsubj", "met")], set()),
        ("They met in Paris.", {"Paris": "GPE"}, [("They", "nsubj", "met")], set()),
        ("Today Beijing said no.", {"Beijing": "LOC"}, [("Beijing", "nsubj", "said")], {"Beijing"}),
        ("Today Beijing said no.", {"Beijing": "GPE"}, [("Beijing", "nsubj", "said")], {"Beijing"}),
        ("On Monday Ford said no.", {"Ford": "GPE"}, [("Ford", "nsubj", "said")], set()),
        ("The Clean Harbour Act said no.", {"Clean Harbour Act": "LAW"}, [("Act", "nsubj", "said")], set()),
        ("Today Halmsted federal court met.", {}, [("court", "nsubj", "met")], {"Halmsted federal court"}),
        ("Halmsted federal court met.", {"Halmsted": "GPE"}, [("court", "nsubj", "met")], {"Halmsted federal court"}),
        ("Ten Percent government bonds met.", {"Ten Percent": "PERCENT"}, [("bonds", "nsubj", "met")], set()),
        (
            "The mayor of Beijing said no.",
            {"Beijing": "LOC"},
            [("mayor", "nsubj", "said"), ("Beijing", "nmod", "mayor")],
            set(),
        ),
        ("The Chinese said no.", {"Chinese": "NORP"}, [("Chinese", "nsubj", "said")], set()),
        ("He wrote on Twitter.", {"Twitter": "ORG"}, [("He", "nsubj", "wrote"), ("Twitter", "obl", "wrote")], set()),
        ("Then Twitter said no.", {"Twitter": "ORG"}, [("Twitter", "nsubj", "said")], {"Twitter"}),
        ("He wrote that X is red.", {}, [("He", "nsubj", "wrote")], set()),
        ("Llama was tested by Microsoft.", {"Llama": "ORG"}, [("Llama", "nsubj:pass", "tested")], {"Microsoft"}),
        ("The Clean Harbour Act was tested.", {"Clean Harbour Act": "ORG"}, [("Act", "nsubj:pass", "tested")], set()),
        ("They joined the Sunset Festival here.", {"Sunset Festival": "ORG"}, [("They", "nsubj", "joined")], set()),
    ],
)
def test_what_is_an_organization(text, entities, arcs, expected, doc_of, finder):
    """Known names with evidence, governments that act; no product, law, event, people or mere place."""
    assert names(finder(doc_of(text, entities, arcs))) == expected


def test_faults_of_the_recogniser_are_mended(doc_of, finder):
    """Articles, possessives, roles and merged names are not part of a name."""
    doc = finder(
        doc_of(
            "Critics of the Quux Institute's plan met Moor University on Friday.",
            {"the Quux Institute's": "ORG", "Moor University on": "ORG"},
        )
    )
    assert {"Quux Institute", "Moor University"} <= names(doc)


@pytest.mark.parametrize(
    ("text", "entity", "expected"),
    [
        ("Later Trade, Ports and Fisheries Alva said no.", "Trade, Ports and Fisheries Alva", None),
        ("Later Microsoft, Zapfold and Netflix said no.", "Microsoft, Zapfold and Netflix", {"Microsoft", "Netflix"}),
        ("Lee Park of Harbour Justice said no.", "Harbour Justice", None),
        ("Later Alva Supreme Court Justice Ann Moor said no.", "Alva Supreme Court Justice", {"Alva Supreme Court"}),
    ],
)
def test_what_the_recogniser_takes_into_a_name_stays_unless_it_is_a_list(text, entity, expected, doc_of, finder):
    found = names(finder(doc_of(text, {entity: "ORG"})))
    assert found == {entity} if expected is None else expected <= found and entity not in found


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("Later Rep. T.K. Quuxfield said no.", {}, {"T.K. Quuxfield"}),
        ("Later Rep. T. Quuxfield said no.", {}, {"T. Quuxfield"}),
        ("Later spokesman U.S. Quuxfield said no.", {"U.S. Quuxfield": "LOC"}, set()),
    ],
)
def test_initials_after_a_title_begin_a_name_unless_they_are_a_place(text, entities, expected, doc_of, finder):
    assert {person.name for person in finder(doc_of(text, entities))._.people} == expected


def test_a_name_is_fullest_and_mentions_are_in_order(doc_of, finder):
    """Acronym and full name are one, wherever each stands."""
    doc = finder(doc_of("ABR speaks.\n\nThe Agency for Boat Registers (ABR) met us. Later ABR left.", {"ABR": "ORG"}))
    assert [(o.name, o.aliases) for o in doc._.organizations] == [
        ("Agency for Boat Registers", ("ABR", "Agency for Boat Registers"))
    ]


def test_listed_names_are_of_one_kind(doc_of, finder):
    """Unknown names among companies in a list are companies; listed people are not."""
    doc = finder(doc_of("Deals with Microsoft, Quuxline, Netflix and Zapfold were signed.", {"Quuxline": "PERSON"}))
    assert names(doc) == {"Microsoft", "Quuxline", "Netflix", "Zapfold"}
    doc = finder(doc_of("We saw Ann Moor, Lee Park, and Netflix.", {"Ann Moor": "PERSON", "Lee Park": "PERSON"}))
    assert names(doc) == {"Netflix"}


@pytest.mark.parametrize(
    ("label", "listed"), [("GPE", True), ("LOC", True), ("MISC", True), ("LAW", False), ("PERCENT", False)]
)
def test_a_listed_word_may_be_taken_for_a_place_but_no_law(label, listed, doc_of, finder):
    """Recognisers take a new company's name for a town; a law or a share is no company's."""
    doc = finder(doc_of("Deals with Microsoft, Quuxline, Netflix and Zapfold were signed.", {"Quuxline": label}))
    assert ("Quuxline" in names(doc)) == listed


@pytest.mark.parametrize("place", ["GPE", "LOC"])
def test_a_place_is_no_short_form(place, doc_of, finder):
    """ "Quuxport Holdings" is not meant where its town is named, whichever label the town has."""
    text = "Then Quuxport Holdings left. Rain fell on Quuxport."
    mentions = by_name(finder(doc_of(text, {"Quuxport": place})), "Quuxport Holdings").mentions
    assert [mention.text for mention in mentions] == ["Quuxport Holdings"]
    assert len(by_name(finder(doc_of(text)), "Quuxport Holdings").mentions) == 2


def test_votes_for_a_place_count_together(doc_of):
    """A town taken twice for a place and for an organization is a place, were it each time of another kind."""
    doc = doc_of("Quuxport met Quuxport, Quuxport and Quuxport and Quuxport.")
    labels = ["ORG", "GPE", "LOC", "ORG", "GPE"]
    towns = [token for token in doc if token.text == "Quuxport"]
    doc.ents = [Span(doc, town.i, town.i + 1, label) for town, label in zip(towns, labels, strict=True)]
    assert Votes(doc).label("Quuxport") == PLACE


@pytest.mark.parametrize(
    ("label", "expected"),
    [("", {"Alva Quux"}), ("GPE", set()), ("LOC", set()), ("LAW", set()), ("PERCENT", set()), ("MONEY", set())],
)
def test_capitals_behind_a_role_are_a_person_unless_labelled(label, expected, doc_of, finder):
    """ "Gov. Lee Park", but not "the lawyer Clean Harbour Act"."""
    doc = finder(doc_of("Then spokesman Alva Quux met us.", {"Alva Quux": label} if label else {}))
    assert {person.name for person in doc._.people} == expected


def test_people_are_named_in_full_without_titles(doc_of, finder):
    """One person for each last name; another first name is another person."""
    doc = finder(
        doc_of(
            "President Ann Moor met Lee Park. Moor left. Mr. Park stayed.",
            {"President Ann Moor": "PERSON", "Lee Park": "PERSON", "Moor": "PERSON"},
        )
    )
    people = {person.name: [mention.text for mention in person.mentions] for person in doc._.people}
    assert people == {"Ann Moor": ["Ann Moor", "Moor"], "Lee Park": ["Lee Park", "Park"]}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # a relative who comes up late is not whom the last name alone meant before
        ("Hillary Moor spoke. Moor left. Hillary won. Moor sat. Bill Moor came.", {"Hillary Moor": 3, "Bill Moor": 1}),
        # of two who are there from the beginning it is the one most mentioned
        ("Hillary Moor met Bill Moor. Bill Moor sat. Moor left.", {"Hillary Moor": 1, "Bill Moor": 3}),
        # "Mr." is no woman, also where no man is named in full
        ("Hillary Moor spoke. Then Mr. Moor left.", {"Hillary Moor": 1, "Moor": 1}),
        ("Hillary Moor spoke. Then Mrs. Moor left.", {"Hillary Moor": 2}),
    ],
)
def test_last_name_alone_means_who_was_named_in_full_before(text, mentions, doc_of, finder):
    """Of two who share it, the article's own use decides."""
    names = ("Hillary Moor", "Bill Moor", "Moor")
    doc = finder(doc_of(text, {name: "PERSON" for name in names if name in text}))
    full = {person.name: sum("Moor" in one.text for one in person.mentions) for person in doc._.people}
    assert full == mentions


def test_an_empty_doc_has_nobody(finder, blank):
    """No token, no fact, no error."""
    doc = finder(blank.make_doc(""))
    assert doc._.organizations == doc._.people == ()
    assert len(doc.spans["organizations"]) == 0


def test_mentions_in_title_and_text(nlp):
    """A mention says which part it stands in, the title's first."""
    doc = nlp(
        make_doc(nlp, article("On Friday Netflix said it would wait.", title="Investors press Netflix on prices"))
    )
    parts = [mention.part for mention in by_name(doc, "Netflix").mentions]
    assert parts == [TextPart.TITLE, TextPart.TEXT]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The “Meta”",
                "said\u00a0",
                "😀 ",
                "Netflix’s",
                " Zoë Çelik, ",
                "the EU",
                "\n\n",
                ".",
                " (ABC)",
                "AT&T ",
                "É",
                "\u202e",
                " of ",
                "New York Times",
            ]
        ),
        max_size=30,
    )
)
def test_spans_are_true_on_any_text(nlp, pieces):
    """Emoji, no-break spaces, curly quotes: every span stands where it says."""
    version = article("".join(pieces), title="Zoë’s 😀 Meta")
    doc = nlp(make_doc(nlp, version))
    for record in (*doc._.organizations, *doc._.people):
        assert record.mentions
        assert all(version.holds(mention) for mention in record.mentions)


def test_hostile_text_takes_linear_time(doc_of, finder):
    """Twice the wall of capitals, commas and brackets takes about twice the time, not four times."""
    seconds = []
    for size in (500, 1000, 2000):
        doc = doc_of("Bank of The " * size + "A, " * size + "(AB) " * size + "Abc Inc and " * size)
        start = process_time()
        finder(doc)
        seconds.append(process_time() - start)
    assert seconds[2] < 8 * seconds[0] + 0.5


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Ann Reed is a spokeswoman for Foo Corp. Critics of Foo Corp said no.", "Foo Corp", ["Foo Corp"] * 2),
        ("Ann Reed is a spokeswoman for Foo Corp.", "Foo Corp", ["Foo Corp"]),
        ("She joined Foo Corp.\n\nIt closed.", "Foo Corp", ["Foo Corp"]),
        ("She left Foo Corp. Dale Holdings closed.", "Foo Corp", ["Foo Corp"]),
        ("Foo Inc. Chief Executive Lee Park said no.", "Foo Inc.", ["Foo Inc."]),  # the abbreviation's own
        ("Foo Corp. said no to Ann Reed.", "Foo Corp.", ["Foo Corp."]),
        ("Foo Motor Co. Ltd. said no.", "Foo Motor Co. Ltd.", ["Foo Motor Co. Ltd."]),
    ],
)
def test_full_stop_of_a_sentence_ends_the_name(text, name, mentions, nlp):
    """No name runs into the next sentence, and none keeps the full stop of its own."""
    (first, *_) = nlp(make_doc(nlp, article(text)))._.organizations
    assert (first.name, [mention.text for mention in first.mentions]) == (name, mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Foo\x00 Holdings will close, said Lee\x01 Park of the Ministry\x1f of Trade.",
        "Fo\x00o Corp and Dale\x07 Group said that Acme\x7f Bank had sued Ann\x00Reed.",
    ],
)
def test_no_name_has_control_characters(text, nlp):
    """Broken plain text costs names, and makes none that nobody could look up."""
    doc = nlp(make_doc(nlp, article(text)))
    assert all(name.isprintable() for name in names(doc) | {person.name for person in doc._.people})
