"""The reasons for which a page cannot be had."""

from __future__ import annotations

from flows.http.failures import FetchFailure


def test_every_failure_is_hard_or_temporary_and_has_a_remedy():
    """The list is closed: codes are distinct words."""
    codes = [str(failure) for failure in FetchFailure]
    assert len(codes) == len(set(codes))
    assert all(code.replace("_", "").isalpha() and code == code.lower() for code in codes)
