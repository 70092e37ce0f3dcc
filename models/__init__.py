"""The vocabulary of newsfacts: frozen records, standard library only."""

from models.article import ArticleVersion, FetchedResource, Origin
from models.claims import Attribution, Claim, ClaimKind
from models.commitments import Commitment, CommitmentKind, CommitmentStatus, Deadline, Polarity
from models.entities import Capacity, Mention, Organization, Person, Spokesperson
from models.errors import (
    ArticleError,
    ExtractionError,
    FeedParseError,
    FetchError,
    ModelError,
    NewsFactsError,
    SettingsError,
    WarehouseError,
)
from models.extraction import Extraction, ExtractorVersion, Fact, fact_hash, fact_key, spans_of, type_of_fact
from models.feed import DateConfidence, Feed, FeedDate, FeedEntry, FeedState, ParsedFeed
from models.identity import canonical_json, digest, normalize_name
from models.run import (
    Batch,
    Failure,
    FeedReport,
    FetchOutcome,
    FetchReason,
    Known,
    PageState,
    PageStatus,
    PlannedFetch,
    RunReport,
)
from models.temporal import AnchorKind, Interval, Relation, TemporalExpression, TimexType
from models.text import TextPart, TextSpan

__all__ = [
    "AnchorKind",
    "ArticleError",
    "ArticleVersion",
    "Attribution",
    "Batch",
    "Capacity",
    "Claim",
    "ClaimKind",
    "Commitment",
    "CommitmentKind",
    "CommitmentStatus",
    "DateConfidence",
    "Deadline",
    "Extraction",
    "ExtractionError",
    "ExtractorVersion",
    "Fact",
    "Failure",
    "Feed",
    "FeedDate",
    "FeedEntry",
    "FeedParseError",
    "FeedReport",
    "FeedState",
    "FetchError",
    "FetchOutcome",
    "FetchReason",
    "FetchedResource",
    "Interval",
    "Known",
    "Mention",
    "ModelError",
    "NewsFactsError",
    "Organization",
    "Origin",
    "PageState",
    "PageStatus",
    "ParsedFeed",
    "Person",
    "PlannedFetch",
    "Polarity",
    "Relation",
    "RunReport",
    "SettingsError",
    "Spokesperson",
    "TemporalExpression",
    "TextPart",
    "TextSpan",
    "TimexType",
    "WarehouseError",
    "canonical_json",
    "digest",
    "fact_hash",
    "fact_key",
    "normalize_name",
    "spans_of",
    "type_of_fact",
]
