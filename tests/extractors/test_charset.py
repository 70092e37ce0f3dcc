"""Bytes of pages and feeds to text."""

from __future__ import annotations

from encodings.aliases import aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pages.encoding import decode_page

CODECS = sorted({*aliases, *aliases.values(), "undefined", "idna", "charmap", "unicode_escape"})
META = '<html><head><meta charset="{}"></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("body", "content_type", "text", "warnings"),
    [
        ("Café".encode(), "text/html; charset=utf-8", "Café", ()),
        ("Café".encode(), "text/html; charset=iso-8859-1", "Café", ("charset_mismatch",)),
        (b"Cafe", "text/html; charset=iso-8859-1", "Cafe", ()),
        ("Café".encode("cp1252"), "text/html; charset=iso-8859-1", "Café", ()),
        ("“Café”".encode("cp1252"), "text/html; charset=utf-8", "“Café”", ("charset_mismatch",)),
        ("“Café”".encode("cp1252"), "text/html", "“Café”", ()),
        (b"\xef\xbb\xbf" + "Café".encode(), "text/html; charset=koi8-r", "Café", ()),
        ("Café".encode("utf-16"), "text/html", "Café", ()),
        ("Łódź".encode("iso-8859-2"), "text/html; charset=iso-8859-2", "Łódź", ()),
        ("Café".encode("cp1252"), "text/html; charset=no-such-thing", "Café", ()),
        ("東京".encode("iso2022_jp"), "text/html; charset=iso-2022-jp", "東京", ()),
        ("Café".encode("cp1252"), "text/html; charset=undefined", "Café", ()),  # a codec of Python's, no character set
        ("Café".encode("cp1252"), "text/html; charset=unicode_escape", "Café", ()),
        ("東京".encode("shift_jis") + b"\x81", "text/html; charset=shift_jis", "東京\ufffd", ("broken_characters",)),
        ("Cafés à la carte".encode() + b"\xe2\x80", "text/html", "Cafés à la carte\ufffd", ("broken_characters",)),
    ],
)
def test_decode(body, content_type, text, warnings):
    """Mark, valid UTF-8, header and windows-1252 in turn; wrong declarations survive."""
    page = decode_page(body, content_type)
    assert (page.html, page.warnings) == (text, warnings)


def test_declaration_in_the_page():
    """The meta element counts where the header says nothing."""
    assert "Привет" in decode_page(META.format("windows-1251", "Привет").encode("cp1251")).html


@given(st.binary(max_size=300), st.text(max_size=40) | st.sampled_from(CODECS).map("text/html; charset={}".format))
def test_never_raises(body, content_type):
    """Any bytes give some text."""
    assert isinstance(decode_page(body, content_type).html, str)
