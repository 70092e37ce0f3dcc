"""Which texts are addresses that may be asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flows.http.addresses import checked
from models import FetchError


@given(st.text() | st.text().map("http://{}".format) | st.text().map("https://a.example/{}".format))
def test_any_text_is_an_address_or_a_failure(text):
    """Nothing but FetchError comes out, and what is accepted stays the same when checked again."""
    try:
        url = checked(text)
    except FetchError:
        return
    assert checked(url) == url
