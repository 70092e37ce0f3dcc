"""The extractor as flows use it: loaded once per process, and one bad text costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language

from extractors.facts import extract_facts
from extractors.nlp import build_nlp, extractor_version
from flows.settings import NlpSettings
from models import ArticleVersion, Extraction, ExtractionError, ExtractorVersion


@dataclass(frozen=True, slots=True)
class Extractor:
    """A language pipeline and exactly what it is."""

    nlp: Language
    version: ExtractorVersion

    def extract(
        self, versions: Iterable[ArticleVersion], on_error: Callable[[ExtractionError], None]
    ) -> Iterator[Extraction]:
        """The facts of the versions, in order; one that fails goes to ``on_error`` instead."""
        return extract_facts(self.nlp, versions, self.version.extractor_id, on_error=on_error)


@lru_cache(maxsize=2)
def load_extractor(settings: NlpSettings) -> Extractor:
    """The extractor the settings ask for.

    Raises ModelError for a pipeline that cannot be loaded or used, SettingsError for a file of names that cannot.
    """
    nlp = build_nlp(settings.model, aliases=settings.aliases)
    return Extractor(nlp, extractor_version(nlp))
