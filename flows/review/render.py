"""Pages as HTML. Every value is escaped, and shows its hidden characters, whatever the template forgets."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flows.review.links import Links, safe_link
from flows.review.pages import Page
from flows.review.visible import visible, visible_markup
from flows.review.word_diff import word_diff
from models import promised_words

FOLDER = Path(__file__).parent


def _shown(value: object) -> object:
    """A value as a template prints it: markup of our own as it is, None as nothing, text made visible."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) else visible(str(value))


def _day(moment: date | None) -> str:
    return f"{moment:%-d %B %Y}" if moment else "day unknown"


def _instant(moment: datetime | None) -> str:
    return f"{moment:%-d %b %Y, %H:%M} UTC" if moment else "unknown"


def make_environment() -> Environment:
    """The templates, with escaping on for every one of them."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "safe_link": safe_link,
        "visible": visible_markup,
        "day": _day,
        "instant": _instant,
    }
    environment.globals |= {"word_diff": word_diff, "promised_words": promised_words}
    return environment


class Renderer:
    """Renders pages of one site: served, or written to files."""

    def __init__(self) -> None:
        self._environment = make_environment()

    def page(self, page: Page, link: Links, **site: Any) -> str:
        """A whole page; ``site`` has what stands at the head of every page."""
        template = self._environment.get_template(page.template)
        return template.render(page=page, link=link, static=link.static, **site, **page.values)

    def part(self, template: str, link: Links, **values: Any) -> str:
        """A piece of a page, for a page that is shown already."""
        return self._environment.get_template(template).render(link=link, static=link.static, **values)
