"""Views and bundled queries on one small article: who spoke, for whom, and how we heard of it."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from models import Batch, Commitment, CommitmentKind, CommitmentStatus, Failure, Organization, Polarity


def test_spokespeople(rows):
    speaking = rows("spokespeople", organization="acme").iloc[0]
    assert (speaking.organization, speaking.person, speaking.articles) == ("Acme", "Jo Li", 1)
    assert list(speaking.roles) == ["spokeswoman"]
    assert list(speaking.capacities) == ["press"]
    assert rows("spokespeople", organization="apex").empty


def test_claims_by_organization(rows):
    claim = rows("claims-by-organization").iloc[0]
    assert (claim.organization, claim.speaker, claim.kind) == ("Acme", "Jo Li", "indirect")
    assert claim.content == "Acme will open a plant in Trier by June 2026"


def test_origin_of_claims(rows):
    assert rows("origin-of-claims").values.tolist() == [["Jo Li", "person", 1, 1, 1, 3.0]]
    assert rows("origin-of-claims", kind="organization").empty


@pytest.mark.parametrize(
    ("name", "origin", "kind", "chain"),
    [
        ("Acme", "Acme", "organization", "Acme → The Daily"),
        ("officials", "officials", "description", "officials → The Daily"),
        ("She", None, None, "(unnamed) → The Daily"),
        ("who", None, None, "(unnamed) → The Daily"),
    ],
)
def test_a_pronoun_is_no_origin(warehouse, version, extraction, make_extractor, name, origin, kind, chain):
    """A description is one, but only names are counted unless it is asked for."""
    claim = extraction.claims[0]
    first, second, _ = claim.chain
    retold = replace(claim, speaker=None, organization=None, chain=(replace(first, name=name), second))
    batch = Batch(run_id="run-1", versions=(version,), extractions=(replace(extraction, claims=(retold,)),))
    warehouse.load(batch, make_extractor())
    told = warehouse.query("select origin, origin_kind, chain, hops from claims").iloc[0]
    assert (told.origin if origin else pd.isna(told.origin)) == (origin or True)
    assert (told.origin_kind if kind else pd.isna(told.origin_kind)) == (kind or True)
    assert (told.chain, told.hops) == (chain, 2)
    counted = warehouse.query(warehouse.bundled("origin-of-claims"))
    assert counted.origin.tolist() == ([name] if kind == "organization" else [])
    described = warehouse.query(warehouse.bundled("origin-of-claims"), {"kind": "description"})
    assert described.origin.tolist() == ([name] if kind == "description" else [])


def test_a_pronoun_is_no_speaker(warehouse, extraction, make_extraction, make_extractor, make_version, span_in):
    """ "Who said" leaves open who: the words stay in the source, and nobody is told to have said it."""
    who = make_version("Apex, who said it will hire, waits.", url="https://news.example/who")
    claim = replace(
        extraction.claims[0],
        source=(span_in(who, "who"),),
        cue=(span_in(who, "said"),),
        content=(span_in(who, "it will hire"),),
        speaker=None,
        organization=None,
        chain=(),
    )
    reread = make_extraction(who, claims=(claim,))
    warehouse.load(Batch(run_id="run-1", versions=(who,), extractions=(reread,)), make_extractor())
    said = warehouse.query("select said_by, source from claims").iloc[0]
    assert pd.isna(said.said_by)
    assert said.source == "who"


def test_new_commitments_are_those_of_the_run(loaded, rows):
    assert rows("new-commitments", run_id="run-1").actor.tolist() == ["Acme", "Apex"]
    assert rows("new-commitments").actor.tolist() == ["Acme", "Apex"]
    assert rows("new-commitments", run_id="run-2").empty


def test_latest_failures(loaded, rows):
    failures = (
        Failure(stage="fetch", subject="u", reason="timeout", message="slow", transient=True),
        Failure(stage="article", subject="v", reason="empty", message="no text"),
    )
    loaded.load(Batch(run_id="run-1", failures=failures), None)
    assert rows("latest-failures").reason.tolist() == ["empty", "timeout"]
    assert rows("latest-failures", stage="fetch").subject.tolist() == ["u"]


def test_failures_are_counted_by_host(loaded, rows):
    """Pages of one host that fail for one reason are one row; what is no address is told as it is."""
    failures = tuple(
        Failure(stage=stage, subject=subject, reason=reason, message=f"about {subject}", transient=True)
        for stage, subject, reason in (
            ("fetch", "https://a.example/2", "timeout"),
            ("fetch", "https://a.example/1", "timeout"),
            ("fetch", "https://b.example?x=1", "timeout"),
            ("extract", "33f88fcb", "too_long"),
        )
    )
    loaded.load(Batch(run_id="run-1", failures=failures), None)
    counted = rows("failures-by-host")
    assert counted[["stage", "host", "failures"]].values.tolist() == [
        ["fetch", "a.example", 2],
        ["extract", "33f88fcb", 1],
        ["fetch", "b.example", 1],
    ]
    assert counted.message[0] == "about https://a.example/1"
    assert rows("failures-by-host", run_id="run-2").empty


def test_provenance_leads_from_the_fact_to_the_words_and_their_extractor(loaded, rows, version):
    key = loaded.query("select fact_key from commitments where actor = 'Acme'").fact_key[0]
    proof = rows("provenance", fact_key=key)
    assert set(proof.role) == {"actor", "trigger", "action", "evidence", "deadline"}
    assert all(version.text[row.start_offset : row.end_offset] == row.words for row in proof.itertuples())
    assert set(proof.newsfacts_version) == {"0.1.0"}
    assert set(proof.article_url) == {version.url}
    assert proof.is_current.all()
    action = proof[proof.role == "action"].iloc[0]
    assert action.context == (
        "Acme will [[open a plant in Trier]] by June 2026, spokeswoman Jo Li told The Daily, Newswire re"
    )


@pytest.mark.parametrize("query", ["who-promised-what", "by-when", "new-commitments", "claims-by-organization"])
def test_answers_lead_to_their_provenance(rows, query):
    answer = rows(query)
    assert answer.columns[-1] == "fact_key"
    assert set(rows("provenance", fact_key=answer.fact_key[0]).article_url) == {answer.article_url[0]}


def test_an_organization_has_a_file(rows):
    """Where it is named, who speaks for it, what it promised, what was said for it."""
    acme = rows("organization-file", organization="acme")
    assert acme[["entry", "person", "words"]].fillna("").values.tolist() == [
        ["named", "", "Acme"],
        ["spokesperson", "Jo Li", "spokeswoman, press"],
        ["promise", "Jo Li", "will open a plant in Trier"],
        ["claim", "Jo Li", "Acme will open a plant in Trier by June 2026"],
    ]
    assert rows("organization-file").organization.unique().tolist() == ["Acme", "Apex"]


def test_an_organization_is_found_by_its_other_names(warehouse, make_version, make_extraction, make_extractor, span_in):
    version = make_version("The Office for Trams (Ofram) will open a line.", url="https://news.example/trams")
    names = (span_in(version, "Office for Trams"), span_in(version, "Ofram"))
    office = Organization(name="Office for Trams", mentions=names, rule="ner")
    promise = Commitment(
        actor="Office for Trams",
        actor_span=names[0],
        trigger=span_in(version, "will"),
        action=span_in(version, "open a line"),
        evidence=span_in(version, "The Office for Trams (Ofram) will open a line"),
        kind=CommitmentKind.PLAN,
        polarity=Polarity.POSITIVE,
        status=CommitmentStatus.OPEN,
        deadline=None,
        rule="will",
    )
    reread = make_extraction(version, organizations=(office,), commitments=(promise,))
    warehouse.load(Batch(run_id="run-1", versions=(version,), extractions=(reread,)), make_extractor())
    held = warehouse.query(warehouse.bundled("organization-file"), {"organization": "ofram"})
    assert held.entry.tolist() == ["named", "promise"]


def test_organizations_and_people_count_their_mentions(loaded):
    counted = loaded.query("select organization, mentions from organizations order by 1")
    assert counted.values.tolist() == [["Acme", 2], ["Apex", 1]]
    assert loaded.query("select person, mentions from people").values.tolist() == [["Jo Li", 1]]


def test_dates_show_the_days_they_allow(loaded):
    dates = loaded.query("select expression, earliest, latest, vague from dates order by latest nulls last")
    assert dates.expression.tolist() == ["June 2026", "soon"]
    assert dates.latest.tolist() == [date(2026, 6, 30), None]
    assert dates.vague.tolist() == [False, True]


def test_every_span_of_every_fact_is_in_one_view(loaded):
    spans = loaded.query("select kind, count(*) as spans from fact_spans group by kind order by kind")
    assert dict(zip(spans.kind, spans.spans, strict=True)) == {
        "claim": 8,
        "commitment": 10,
        "date": 2,
        "mention": 2,
        "organization": 3,
        "person": 1,
        "spokesperson": 2,
    }


def test_an_outlet_without_a_name_is_known_by_its_host(warehouse, version, extraction, make_extraction, make_extractor):
    nameless = replace(version, site_name=None, url="https://www.wire.example:8080/a?b=c")
    reread = make_extraction(nameless, organizations=extraction.organizations[:1])
    warehouse.load(Batch(run_id="run-1", versions=(nameless,), extractions=(reread,)), make_extractor())
    assert warehouse.query("select site from organizations").site.tolist() == ["wire.example"]


def test_fact_changes_between_two_extractors(loaded, rows, version, extraction, make_extraction, make_extractor):
    assert rows("fact-changes").empty
    newer = make_extractor(cues_digest="newer")
    acme, apex = extraction.commitments
    reread = make_extraction(
        version,
        newer,
        extracted_at=extraction.extracted_at + timedelta(days=1),
        organizations=extraction.organizations,
        people=(*extraction.people, replace(extraction.people[0], name="Jo")),
        commitments=(replace(acme, status=CommitmentStatus.WITHDRAWN), replace(apex, rule="renamed")),
        spokespeople=extraction.spokespeople,
        dates=extraction.dates,
    )
    loaded.load(Batch(run_id="run-1", extractions=(reread,)), newer)
    changes = rows("fact-changes", article_url=version.url)
    assert changes[["kind", "change", "subject"]].values.tolist() == [
        ["claim", "removed", "Acme will open a plant in Trier by June 2026"],
        ["commitment", "changed", "Acme: open a plant in Trier"],
        ["person", "added", "Jo"],
    ]
    withdrawn = changes.iloc[1]
    assert (withdrawn.before, withdrawn.after) == ("status: open", "status: withdrawn")
    assert pd.isna(changes.iloc[0].after)
    assert pd.isna(changes.iloc[2].before)
    assert rows("fact-changes", article_url="https://other.example").empty


def test_revision_changes_between_two_texts(loaded, rows, version, extraction, make_extraction, make_extractor):
    """What the publisher changed; one revision read by two extractors is no change of the publisher's."""
    assert rows("revision-changes").empty
    later = version.fetched_at + timedelta(days=1)
    revised = replace(version, text=f"{version.text}\n\nThis article was corrected.", fetched_at=later)
    acme, apex = extraction.commitments
    reread = make_extraction(
        revised,
        organizations=extraction.organizations,
        people=extraction.people,
        commitments=(acme, replace(apex, deadline=None)),
        spokespeople=extraction.spokespeople,
        dates=extraction.dates[:1],
        claims=extraction.claims,
    )
    loaded.load(Batch(run_id="run-1", versions=(revised,), extractions=(reread,)), make_extractor())
    changes = rows("revision-changes", article_url=version.url)
    assert changes[["kind", "change", "subject"]].values.tolist() == [
        ["commitment", "changed", "Apex: hire 40 people"],
        ["date", "removed", "soon"],
    ]
    assert rows("fact-changes").empty
