"""The review page as a web application: addresses to pages, and forms to decisions."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlsplit

from fastapi import FastAPI, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from flows.review import compare, pages
from flows.review.additions import addition_fields
from flows.review.corrections import form_fields
from flows.review.decisions import addition_of, decisions_of, stored_fact, undos_of
from flows.review.describe import KINDS, describe
from flows.review.desk import Desk, Opened
from flows.review.guard import Guard, Tokens
from flows.review.links import ServedLinks
from flows.review.pages import Page
from flows.review.render import FOLDER, Renderer
from models import Decision, NewsFactsError, ReviewError, WarehouseError
from warehouse.review import ReviewWarehouse

_LOG = logging.getLogger(__name__)
_LONGEST_FORM = 100_000  # bytes

Number = Annotated[int, Query(ge=1, le=1_000_000)]
Words = Annotated[str | None, Query(max_length=200)]
LongWords = Annotated[str, Query(max_length=2000)]


class Site:
    """What the routes share: the warehouse, the templates, the reviewer, and the secret of the session."""

    def __init__(self, desk: Desk, reviewer: str, hosts: tuple[str, ...]) -> None:
        self.desk = desk
        self.reviewer = reviewer
        self.hosts = hosts
        self.tokens = Tokens()
        self.link = ServedLinks()
        self._renderer = Renderer()
        self._overviews: dict[tuple[str, int, int], Mapping[str, Any]] = {}

    def show(self, make: Callable[[ReviewWarehouse], Page]) -> HTMLResponse:
        """The page that ``make`` reads from the warehouse."""
        with self.desk.reading() as opened:
            return HTMLResponse(self._whole(make(opened.warehouse), opened))

    def part(self, template: str, opened: Opened, status: int = 200, **values: Any) -> HTMLResponse:
        """A piece of a page, with the count of what waits, which stands elsewhere on it."""
        common = {"token": self.tokens.token, "overview": self._overview(opened), "reviewer": self.reviewer}
        return HTMLResponse(self._renderer.part(template, self.link, **common, **values), status)

    def message(self, request: Request, heading: str, text: str, status: int, again: int | None = None) -> HTMLResponse:
        """A page that only says something; ``again`` lets the browser ask again after that many seconds.

        Where a piece of a page was asked for, a note that appears in a corner of the page that is shown.
        """
        if "hx-request" in request.headers:
            note = self._renderer.part("_notice.html", self.link, heading=heading, text=text)
            return HTMLResponse(note, status, {"HX-Retarget": "#notice", "HX-Reswap": "innerHTML"})
        page = Page("message.html", "", heading, {"text": text})
        shown = self._renderer.page(page, self.link, token="", overview=None, published=None, reviewer=self.reviewer)
        headers = {"Retry-After": str(again), "Refresh": str(again)} if again else None
        return HTMLResponse(shown, status, headers)

    def waiting(self, form: Mapping[str, str], action: str, error: WarehouseError, by_htmx: bool) -> HTMLResponse:
        """What a reviewer sees whose decision cannot be stored yet: it is sent again by itself."""
        values = {"form": {**form, "token": self.tokens.token}, "action": action, "text": error.message}
        template = "_waiting.html" if by_htmx else "waiting.html"
        common = {"overview": None, "published": None, "reviewer": self.reviewer, "token": self.tokens.token}
        if by_htmx:
            return HTMLResponse(self._renderer.part(template, self.link, **values), 503)
        page = Page(template, "", "The decision waits", values)
        return HTMLResponse(self._renderer.page(page, self.link, **common), 503, {"Retry-After": "3"})

    def _overview(self, opened: Opened) -> Mapping[str, Any]:
        """What stands at the head of every page; counted once for each state of the warehouse."""
        if opened.state not in self._overviews:
            self._overviews = {opened.state: pages.overview(opened.warehouse)}
        return self._overviews[opened.state]

    def _whole(self, page: Page, opened: Opened) -> str:
        return self._renderer.page(
            page,
            self.link,
            token=self.tokens.token,
            overview=self._overview(opened),
            published=opened.published,
            reviewer=self.reviewer,
        )


def make_app(desk: Desk, reviewer: str, hosts: tuple[str, ...]) -> Guard:
    """The application over the warehouse of a desk, answering to ``hosts`` (names with their port) only."""
    site = Site(desk, reviewer, hosts)
    app = FastAPI(title="newsfacts review", docs_url=None, redoc_url=None, openapi_url=None)
    _add_pages(app, site)
    _add_forms(app, site)
    _add_errors(app, site)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    return Guard(app, hosts)


def _add_pages(app: FastAPI, site: Site) -> None:
    @app.get("/")
    def start() -> Response:
        return RedirectResponse(site.link("queue"))

    @app.get("/queue")
    def queue(
        kind: Words = None, reason: Words = None, site_name: Words = None, words: Words = None, number: Number = 1
    ) -> Response:
        asked = {"kind": kind, "reason": reason, "site": site_name, "words": words}
        return site.show(lambda warehouse: pages.queue_page(warehouse, asked, number))

    @app.get("/articles")
    def articles(words: Words = None, number: Number = 1) -> Response:
        return site.show(lambda warehouse: pages.articles_page(warehouse, words, number))

    @app.get("/articles/{article_id}")
    def article(article_id: str) -> Response:
        return site.show(lambda warehouse: pages.article_page(warehouse, article_id))

    @app.get("/revisions/{article_id}")
    def revision(article_id: str, before: Words = None, after: Words = None) -> Response:
        return site.show(lambda warehouse: compare.revision_page(warehouse, article_id, before, after))

    @app.get("/organizations")
    def organizations() -> Response:
        return site.show(pages.organizations_page)

    @app.get("/organizations/{entity_id}")
    def organization(entity_id: str) -> Response:
        return site.show(lambda warehouse: pages.organization_page(warehouse, entity_id))

    @app.get("/commitments")
    def commitments(status: Words = None, words: Words = None, number: Number = 1) -> Response:
        return site.show(lambda warehouse: pages.commitments_page(warehouse, status, words, number))

    @app.get("/commitments/{fact_key}")
    def commitment(fact_key: str) -> Response:
        return site.show(lambda warehouse: pages.commitment_page(warehouse, fact_key))

    @app.get("/failures")
    def failures(number: Number = 1) -> Response:
        return site.show(lambda warehouse: pages.failures_page(warehouse, number))

    @app.get("/decisions")
    def decisions(number: Number = 1) -> Response:
        return site.show(lambda warehouse: pages.decisions_page(warehouse, number))


def _add_forms(app: FastAPI, site: Site) -> None:
    @app.get("/corrections/{extraction_id}/{fact_key}")
    def correction(extraction_id: str, fact_key: str, request: Request, shown: Words = "queue") -> Response:
        """The form in which a fact is corrected: a piece of a page, or without scripts a page."""

        def make(warehouse: ReviewWarehouse) -> Page:
            stored = stored_fact(warehouse, extraction_id, fact_key)
            values = {"stored": stored, "fields": form_fields(stored.fact), "shown": shown, "back": "/queue"}
            return Page("correction.html", "queue", "Correct a fact", values)

        if "hx-request" not in request.headers:
            return site.show(make)
        with site.desk.reading() as opened:
            return site.part("_correction.html", opened, **make(opened.warehouse).values)

    @app.get("/additions/{article_id}")
    def addition(
        article_id: str,
        request: Request,
        fact: Words = None,
        words: LongWords = "",
        part: Words = "text",
        nth: Annotated[int, Query(ge=0, le=100_000)] = 0,
    ) -> Response:
        """The form in which a missing fact is added: a piece of a page, or without scripts a page."""

        def make(warehouse: ReviewWarehouse) -> Page:
            chosen = fact if fact and fact in KINDS else next(iter(KINDS))
            values = {
                "article_id": pages.article_row(warehouse, article_id)["article_id"],
                "asked": {"fact": chosen, "words": words, "part": part, "nth": nth},
                "kinds": KINDS,
                "fields": addition_fields(chosen, words),
            }
            return Page("addition.html", "articles", "Add a missing fact", values)

        if "hx-request" not in request.headers:
            return site.show(make)
        with site.desk.reading() as opened:
            return site.part("_addition.html", opened, **make(opened.warehouse).values)

    @app.post("/additions")
    async def add(request: Request) -> Response:
        form = await _form_of(request)
        return await run_in_threadpool(_take, site, form, request.headers, "/additions", addition_of)

    @app.post("/decisions")
    async def decide(request: Request) -> Response:
        form = await _form_of(request)
        return await run_in_threadpool(_take, site, form, request.headers, "/decisions", decisions_of)

    @app.post("/undo")
    async def undo(request: Request) -> Response:
        form = await _form_of(request)

        def made(form: Mapping[str, str], warehouse: ReviewWarehouse, reviewer: str) -> list[Decision]:
            return undos_of(form.get("decision_id", ""), warehouse, reviewer)

        return await run_in_threadpool(_take, site, form, request.headers, "/undo", made)


async def _form_of(request: Request) -> dict[str, str]:
    """The fields of a form, as a browser sends them; raises HTTPException when it is no form or too long."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(415, "Decisions are sent as a form.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST_FORM:
            raise HTTPException(413, "The form is too long.")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100))


Maker = Callable[[Mapping[str, str], ReviewWarehouse, str], list[Decision]]


def _take(site: Site, form: Mapping[str, str], headers: Headers, action: str, make: Maker) -> Response:
    """Store what a form decides and show what became of it."""
    refusal = site.tokens.refusal(form, headers, site.hosts)
    if refusal:
        raise HTTPException(403, refusal)
    by_htmx = "hx-request" in headers
    try:
        with site.desk.reading() as opened:
            decision, *others = make(form, opened.warehouse, site.reviewer)
        site.desk.decide(decision, *others)
    except WarehouseError as error:
        if not error.transient:
            raise
        return site.waiting(form, action, error, by_htmx)
    if action == "/additions":
        # Another address than the one that is shown, so that the browser loads the page anew.
        key = decision.fact_key
        address = site.link("articles", decision.article_id, fragment=f"f-{key}", added=key)
        if by_htmx:  # the whole page, in which the words of the fact are marked
            return Response(headers={"HX-Redirect": address})
        return RedirectResponse(address, status_code=303)
    if not by_htmx:
        return RedirectResponse(_way_back(form), status_code=303)
    with site.desk.reading() as opened:
        return _after(site, opened, decision, others, form.get("shown", "queue"))


def _way_back(form: Mapping[str, str]) -> str:
    """The page of ours a form came from; the queue where it names none."""
    back = form.get("back", "")
    parts = urlsplit(back)
    own = back.startswith("/") and not back.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return back if own and back.isprintable() else "/queue"


def _after(site: Site, opened: Opened, decision: Decision, others: list[Decision], shown: str) -> HTMLResponse:
    """What takes the card's place once its fact is decided."""
    if shown == "article":
        card = pages.article_card(opened.warehouse, decision.article_id, decision.fact_key)
        if card is None:
            return site.part("_gone.html", opened)
        return site.part("_fact.html", opened, card=card, refresh_count=True, is_open=True)
    card = pages.queue_card(opened.warehouse, decision.fact_key, decision.article_id)
    if card:
        return site.part("_item.html", opened, card=card, refresh_count=True)
    decided = stored_fact(opened.warehouse, decision.extraction_id, decision.fact_key)
    return site.part("_decided.html", opened, decision=decision, others=others, described=describe(decided.fact))


def _add_errors(app: FastAPI, site: Site) -> None:
    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        heading = "No such page" if error.status_code == 404 else "That does not work"
        text = "Nothing is at this address." if error.status_code == 404 else str(error.detail)
        return site.message(request, heading, text, error.status_code)

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, _error: RequestValidationError) -> Response:
        return site.message(request, "That does not work", "The address asks for something that cannot be.", 400)

    @app.exception_handler(NewsFactsError)
    def known_trouble(request: Request, error: NewsFactsError) -> Response:
        if error.transient:
            text = f"{error.message}. This page asks again by itself."
            return site.message(request, "A run holds the warehouse", text, 503, again=3)
        if isinstance(error, ReviewError):
            return site.message(request, "The decision was not stored", str(error), 422)
        return site.message(request, "Not to be shown", str(error), 404 if error.reason.startswith("unknown_") else 503)

    @app.exception_handler(Exception)
    def bug(request: Request, error: Exception) -> Response:
        _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return site.message(
            request, "Something broke", "This is a fault of newsfacts. The terminal that runs it has more.", 500
        )
