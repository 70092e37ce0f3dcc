"""Names of all articles become entities: whatever the order of articles, and as people decide."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows import cli
from flows.entities import link_entities
from models import (
    Batch,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Organization,
    Person,
    Polarity,
    TextSpan,
)
from warehouse.store import Warehouse

START = datetime(2026, 3, 2, 8, tzinfo=UTC)

#: Articles, each as its organizations and people: full name first, then the other forms it uses.
ARTICLES: list[tuple[list[tuple[str, ...]], list[tuple[str, ...]]]] = [
    ([("Centre for Tidal Standards", "CTS"), ("Orland Steel Ltd", "Orland Steel")], [("Lee Tarrant", "Tarrant")]),
    ([("CTS",), ("Health Ministry",)], [("Tarrant",)]),
    ([("Orland Steel",), ("Health Ministry",), ("U.S. Grain Corps",)], [("Lee Tarrant", "Tarrant")]),
    ([("Council of Textile Spinners",), ("Grain Corps",)], [("Lee P. Tarrant",)]),
    ([("Vellmar Harbour",)], [("Zoë Marsh",)]),
    ([("Vellmar Harbour",)], [("Zoe Marsh",)]),
]


class Newsroom:
    """A warehouse into which articles come one run at a time."""

    def __init__(self, path: Path, make_version: Callable[..., Any], make_extraction: Callable[..., Any]) -> None:
        self.path = path
        self.make_version = make_version
        self.make_extraction = make_extraction
        self.runs = 0

    def publish(self, number: int, extractor: Any, **changes: Any) -> None:
        """One run that reads one article of the list above."""
        organizations, people = ARTICLES[number]
        names = [name for forms in (*organizations, *people) for name in forms]
        version = self.make_version(
            ". ".join(names), url=f"https://news.example/{number}", published=START + timedelta(days=number)
        )

        def mentions(forms: tuple[str, ...]) -> tuple[TextSpan, ...]:
            places = [sum(len(name) + 2 for name in names[: names.index(form)]) for form in forms]
            return tuple(
                TextSpan(start=at, end=at + len(form), text=form) for at, form in zip(places, forms, strict=True)
            )

        extraction = self.make_extraction(
            version,
            extractor,
            **{
                "organizations": tuple(
                    Organization(name=forms[0], mentions=mentions(forms), rule="ner") for forms in organizations
                ),
                "people": tuple(Person(name=forms[0], mentions=mentions(forms)) for forms in people),
                **changes,
            },
        )
        self.runs += 1
        run_id = f"run-{self.runs}"
        with Warehouse.open(self.path) as warehouse:
            warehouse.start_run(run_id, "ingest", START + timedelta(hours=self.runs))
            warehouse.load(Batch(run_id=run_id, versions=(version,), extractions=(extraction,)), extractor)
        link_entities(self.path, run_id)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with Warehouse.open(self.path, read_only=True) as warehouse:
            return [tuple(row) for row in warehouse.query(sql).itertuples(index=False)]

    def entity(self, name: str) -> str:
        """The entity of a full name."""
        ((entity_id,),) = self.ask(
            f"select distinct entity_id from named_entities where name = '{name}' and kind <> 'actor'"
        )
        return str(entity_id)

    def partition(self) -> set[frozenset[str]]:
        """Which facts are one entity, each told by its article and name."""
        rows = self.ask(
            "select entity_id, concat(url, ' ', name) from named_entities inner join article using (article_id)"
        )
        return {frozenset(fact for entity, fact in rows if entity == one) for one, _ in rows}


@pytest.fixture
def make_newsroom(
    empty_file: Path, tmp_path: Path, make_version: Callable[..., Any], make_extraction: Callable[..., Any]
) -> Callable[[], Newsroom]:
    made = iter(range(1000))

    def make() -> Newsroom:
        path = Path(shutil.copy(empty_file, tmp_path / f"{next(made)}.duckdb"))
        return Newsroom(path, make_version, make_extraction)

    return make


@pytest.fixture(scope="session")
def full_file(
    empty_file: Path,
    make_version: Callable[..., Any],
    make_extraction: Callable[..., Any],
    make_extractor: Callable[..., Any],
) -> Path:
    """A warehouse with all articles, in order; made once, because runs take their time."""
    path = Path(shutil.copy(empty_file, empty_file.with_name("full.duckdb")))
    made = Newsroom(path, make_version, make_extraction)
    for number in range(len(ARTICLES)):
        made.publish(number, make_extractor())
    return path


@pytest.fixture
def newsroom(
    full_file: Path, tmp_path: Path, make_version: Callable[..., Any], make_extraction: Callable[..., Any]
) -> Newsroom:
    """All articles, in order."""
    made = Newsroom(Path(shutil.copy(full_file, tmp_path / "full.duckdb")), make_version, make_extraction)
    made.runs = len(ARTICLES)
    return made


def test_each_is_one_entity(newsroom):
    entities = newsroom.ask("select name, kind, aliases, articles, first_seen::text from entities")
    steel = next(entity for entity in entities if entity[0].startswith("Orland"))
    assert (steel[1], sorted(steel[2]), steel[3]) == ("organization", ["Orland Steel", "Orland Steel Ltd"], 2)
    assert newsroom.entity("Lee Tarrant") == newsroom.entity("Tarrant") == newsroom.entity("Lee P. Tarrant")
    assert newsroom.entity("Grain Corps") == newsroom.entity("U.S. Grain Corps")
    assert newsroom.entity("Zoe Marsh") == newsroom.entity("Zoë Marsh")


def test_a_ministry_without_a_country_is_another_one_in_each_article(newsroom):
    ministries = newsroom.ask("select articles from entities where name = 'Health Ministry'")
    assert ministries == [(1,), (1,)]


def test_one_organization_has_one_file(newsroom):
    """By any of its names, and with what articles say of it under another one."""
    with Warehouse.open(newsroom.path, read_only=True) as warehouse:
        filed = warehouse.query(warehouse.bundled("organization-file"), {"organization": "Orland Steel Ltd"})
    assert filed.organization.nunique() == 1
    assert filed.article_url.tolist() == ["https://news.example/2", "https://news.example/0"]


def test_an_acronym_leaves_its_body_when_another_could_have_it(make_newsroom, make_extractor):
    """What a rule decided before is not deleted: its later word counts."""
    newsroom = make_newsroom()
    newsroom.publish(0, make_extractor())
    newsroom.publish(1, make_extractor())
    assert newsroom.entity("CTS") == newsroom.entity("Centre for Tidal Standards")
    newsroom.publish(3, make_extractor())
    assert newsroom.entity("CTS") != newsroom.entity("Centre for Tidal Standards")
    words = newsroom.ask(
        "select sameness from entity_decision inner join entity_name on one_id = name_id "
        "where folded = 'centre for tidal standards' order by decision_number"
    )
    assert words == [("same",), ("unsure",)]


def test_reading_in_reverse_makes_no_difference(make_newsroom, make_extractor, newsroom):
    reverse = make_newsroom()
    for number in reversed(range(len(ARTICLES))):
        reverse.publish(number, make_extractor())
    assert reverse.partition() == newsroom.partition()


def test_linking_again_decides_nothing(newsroom):
    before = newsroom.ask("from entity_decision"), newsroom.ask("from entity_member order by name_id")
    link_entities(newsroom.path, None)
    assert (newsroom.ask("from entity_decision"), newsroom.ask("from entity_member order by name_id")) == before


def test_an_entity_keeps_its_id_when_names_join_it(make_newsroom, make_extractor):
    newsroom = make_newsroom()
    newsroom.publish(0, make_extractor())
    steel, tidal = newsroom.entity("Orland Steel Ltd"), newsroom.entity("Centre for Tidal Standards")
    newsroom.publish(1, make_extractor())
    newsroom.publish(2, make_extractor())
    assert newsroom.entity("Orland Steel") == steel
    assert newsroom.entity("CTS") == tidal


def test_a_new_reading_takes_back_what_nothing_speaks_for_any_more(newsroom, make_extractor):
    """And leaves what a person decided."""
    assert decide(newsroom, "same", "Vellmar Harbour", "CTS")
    anew = make_extractor(cues_digest="c9")
    newsroom.publish(5, anew, people=())
    assert newsroom.ask("select articles from entities where name = 'Zoë Marsh'") == [(1,)]
    (last,) = newsroom.ask("select sameness, rule from entity_decision order by decision_number desc limit 1")
    assert last == ("undo", "spelling")
    assert newsroom.entity("Vellmar Harbour") == newsroom.entity("CTS")


def decide(newsroom: Newsroom, *words: str) -> dict[str, Any]:
    """What ``newsfacts entities`` answers, as JSON."""
    written = CliRunner().invoke(cli.app, ["entities", *words, "--json", "--warehouse", str(newsroom.path)])
    assert written.exit_code == 0, written.output
    answer: dict[str, Any] = json.loads(written.stdout)
    return answer


def test_a_person_joins_what_rules_left_apart(newsroom):
    decide(newsroom, "same", "CTS", "Centre for Tidal Standards", "--by", "Kim", "--note", "asked them")
    assert newsroom.entity("CTS") == newsroom.entity("Centre for Tidal Standards")
    said = "select sameness, decided_by, note from entity_decisions_in_force where rule is null"
    assert newsroom.ask(said) == [("same", "Kim", "asked them")]


def test_a_person_parts_what_rules_joined(newsroom, make_extractor):
    """Also where a third name would bring them together, and in later runs."""
    decide(newsroom, "different", "Tarrant", "Lee P. Tarrant")
    assert newsroom.entity("Tarrant") != newsroom.entity("Lee P. Tarrant")
    newsroom.publish(0, make_extractor(cues_digest="c9"))
    assert newsroom.entity("Tarrant") != newsroom.entity("Lee P. Tarrant")
    assert newsroom.entity("Lee P. Tarrant") == newsroom.entity("Lee Tarrant")  # their names are the more alike


def test_a_decision_can_be_taken_back(newsroom):
    before = newsroom.partition()
    made = decide(newsroom, "different", "Orland Steel", "Orland Steel Ltd")
    assert newsroom.partition() != before
    undone = decide(newsroom, "undo", made["decision_id"], "--by", "Kim")
    assert (undone["sameness"], undone["undoes"], undone["by"]) == ("undo", made["decision_id"], "Kim")
    assert newsroom.partition() == before


def test_a_rules_decision_can_be_taken_back_for_good(newsroom, make_extractor):
    ((decision_id,),) = newsroom.ask(
        "select decision_id from entity_decisions_in_force where one = 'orland steel' and rule is not null"
    )
    decide(newsroom, "undo", decision_id)
    newsroom.publish(2, make_extractor(cues_digest="c9"))
    assert newsroom.entity("Orland Steel") != newsroom.entity("Orland Steel Ltd")


def test_a_name_that_is_set_apart_can_be_joined_again(newsroom):
    decide(newsroom, "same", "Health Ministry", "Health Ministry")
    assert newsroom.ask("select articles from entities where name = 'Health Ministry'") == [(2,)]


@pytest.fixture
def newsfacts(newsroom: Newsroom, capsys, monkeypatch) -> Iterator[Callable[..., tuple[int, str, str]]]:
    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsfacts", "entities", *words, "--warehouse", str(newsroom.path)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        return int(ended.value.code or 0), written.out, written.err

    return run


def test_entities_are_listed_and_found_by_any_name(newsfacts):
    shown = newsfacts("steel ltd")[1]
    assert "Orland Steel" in shown
    assert shown.count("Orland Steel Ltd") == 1  # as the name or as another one, not as both
    code, out, _ = newsfacts("steel ltd", "--json")
    assert code == 0
    assert [sorted(entity["aliases"]) for entity in json.loads(out)] == [["Orland Steel", "Orland Steel Ltd"]]


def test_pairs_that_wait_for_a_person_are_listed(newsfacts):
    _, out, _ = newsfacts("--unsure", "--json")
    assert {(pair["one"], pair["other"]) for pair in json.loads(out)} == {
        ("centre for tidal standards", "cts"),
        ("council of textile spinners", "cts"),
    }


def test_a_decision_is_told_with_its_id(newsfacts, newsroom):
    code, out, _ = newsfacts("same", "CTS", "Centre for Tidal Standards", "--by", "Kim")
    ((decision_id,),) = newsroom.ask("select decision_id from entity_decision where rule is null")
    assert (code, out) == (0, f"same: centre for tidal standards / cts (decision {decision_id}, by Kim)\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("same", "Orland", "CTS"), "Orland: is the full name of nothing in the articles; did you mean orland steel"),
        (("same", "Nobody", "CTS"), "newsfacts entities lists them"),
        (("same", "Tarrant", "CTS"), "no name of the same kind"),
        (("undo", "d0"), "d0: is no decision"),
    ],
)
def test_what_cannot_be_decided_is_said(newsfacts, words, said):
    code, _, err = newsfacts(*words)
    assert code == 1
    assert said in err


def test_a_decision_is_taken_back_once(newsfacts, newsroom):
    newsfacts("same", "CTS", "Vellmar Harbour")
    ((decision_id,),) = newsroom.ask("select decision_id from entity_decision where rule is null")
    assert newsfacts("undo", decision_id)[0] == 0
    code, _, err = newsfacts("undo", decision_id)
    assert code == 1
    assert "taken back already" in err


def test_the_actor_of_a_commitment_is_the_articles_own_organization(newsroom, make_extractor):
    """By any form the article has for it; else by its name as other articles use it."""

    def promise(actor: str) -> Commitment:
        span = TextSpan(start=0, end=3, text="CTS")
        return Commitment(
            actor=actor, actor_span=span, trigger=span, action=span, evidence=span, kind=CommitmentKind.PLAN,
            polarity=Polarity.POSITIVE, status=CommitmentStatus.OPEN, rule="will",
        )  # fmt: skip

    actors = ("CTS", "Vellmar Harbour", "the dockers")
    newsroom.publish(1, make_extractor(cues_digest="c9"), commitments=tuple(promise(actor) for actor in actors))
    linked = dict(
        newsroom.ask("select actor, entity_id from commitment inner join commitment_actor_entity using (fact_key)")
    )
    assert linked["CTS"] == newsroom.entity("CTS")
    assert linked["Vellmar Harbour"] == newsroom.entity("Vellmar Harbour")
    assert linked["the dockers"] not in (None, linked["CTS"])
