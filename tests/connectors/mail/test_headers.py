"""Header fields as they arrive become one line of text, names that are no paths, addresses that are text."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.mail.headers import (
    address,
    addresses,
    header_text,
    message_ids,
    moment,
    parameters,
    safe_name,
)


def raw(text: str) -> str:
    """Text as the parser hands over raw bytes: as surrogate escapes."""
    return text.encode().decode("ascii", "surrogateescape")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Plain subject", "Plain subject"),
        ("=?utf-8?Q?Pe=C3=B1a?=", "Peña"),
        ("=?UTF-8?B?UGXDsWE=?= and =?iso-8859-1?q?caf=E9?=", "Peña and café"),
        ("=?utf-8?B?UGXD?=\r\n =?utf-8?B?sWE=?=", "Peña"),
        ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"),
        ("=?utf-8?Q?one_two?=", "one two"),
        ("=?utf-8*en?Q?Form?=", "Form"),
        ("=?x-nonsense?Q?Pe=C3=B1a?=", "Peña"),
        ("=?utf-8?B?UGXDsWE?=", "Peña"),
        ('"=?utf-8?Q?Pe=C3=B1a?=" form', '"Peña" form'),
        (raw("Peña raw"), "Peña raw"),
        ("=?utf-8?Q?Form=0D=0ABcc:_x@y.example?=", "Form Bcc: x@y.example"),
        ("folded\r\n\tline", "folded line"),
        ("=?utf-8?Q?bro", "=?utf-8?Q?bro"),
    ],
)
def test_encoded_words_are_read_and_stay_on_one_line(written: str, read: str) -> None:
    assert header_text(written) == read


@pytest.mark.parametrize(
    ("written", "value", "name"),
    [
        ('attachment; filename="a b.docx"', "attachment", "a b.docx"),
        ("attachment; filename=a b.docx", "attachment", "a b.docx"),
        ("attachment; filename=a.docx; size=5", "attachment", "a.docx"),
        ('attachment; filename="a;b.docx"', "attachment", "a;b.docx"),
        (r'attachment; filename="a\"b.docx"', "attachment", 'a"b.docx'),
        (r'attachment; filename="C:\forms\a.docx"', "attachment", r"C:\forms\a.docx"),
        ("attachment; filename*=UTF-8''Pe%C3%B1a.docx", "attachment", "Peña.docx"),
        ("attachment; filename=\"old.docx\"; filename*=UTF-8''new.docx", "attachment", "new.docx"),
        ('attachment; filename*0="a"; filename*1="b"; filename*2=".docx"', "attachment", "ab.docx"),
        ("attachment; filename*0*=UTF-8''Pe%C3; filename*1*=%B1a.docx", "attachment", "Peña.docx"),
        ('attachment; filename="=?utf-8?Q?Pe=C3=B1a.docx?="', "attachment", "Peña.docx"),
        (raw('attachment; filename="Peña.docx"'), "attachment", "Peña.docx"),
        ('ATTACHMENT; FILENAME="A.docx"', "attachment", "A.docx"),
        ('attachment; filename="unclosed.docx', "attachment", "unclosed.docx"),
        ("attachment", "attachment", None),
        ("; filename=a.docx", "", "a.docx"),
    ],
)
def test_a_file_name_is_found_however_it_is_written(written: str, value: str, name: str | None) -> None:
    found, values = parameters(written)
    assert (found, values.get("filename")) == (value, name)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("form.docx", "form.docx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\Users\\ada\\form.docx", "form.docx"),
        ("/tmp/x.docx", "x.docx"),
        ("\\\\server\\share\\f.docx", "f.docx"),
        ("1/4/2016 form.docx", "1-4-2016 form.docx"),
        ("a\x00b\r\n.docx", "a b .docx"),
        ("form\u202exslx.docx", "formxslx.docx"),
        ("..", ""),
        (".", ""),
        ("   ", ""),
        ("", ""),
        ("Solicitud: Peña?.docx", "Solicitud: Peña?.docx"),
    ],
)
def test_a_name_is_a_label_and_never_a_path(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_no_name_can_be_a_path_or_deceive(name: str) -> None:
    safe = safe_name(name)
    assert len(safe.encode()) <= 255
    assert safe not in (".", "..")
    assert not {"/", "\\"} & set(safe)
    assert all(unicodedata.category(character) not in ("Cc", "Cs") for character in safe)


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("ñ" * 300 + ".docx").endswith("ñ.docx")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Ada Merrill <Ada@X.example>", ("ada@x.example", "Ada Merrill")),
        ('"Merrill, Ada" <ada@x.example>', ("ada@x.example", "Merrill, Ada")),
        ("ada@x.example (Ada Merrill)", ("ada@x.example", "Ada Merrill")),
        ("ada@x.example", ("ada@x.example", "")),
        ('"boss@y.example" <ada@x.example>', ("ada@x.example", "boss@y.example")),
        ("Ada <ada@x.example", ("ada@x.example", "")),
        ("nobody", ("", "nobody")),
        ("", ("", "")),
        ("=?utf-8?Q?Ada=0D=0ACc:_x@y.example?= <ada@x.example>", ("ada@x.example", "Ada Cc: x@y.example")),
    ],
)
def test_a_sender_is_an_address_and_a_name(written: str, found: tuple[str, str]) -> None:
    assert address(written) == found


def test_recipients_are_found_in_a_list_with_names_that_hold_commas() -> None:
    written = '"A, b@c.example" <x@y.example>, Z@Y.example (comment), x@y.example'
    assert addresses(written, 10_000) == ("x@y.example", "z@y.example")


def test_message_ids_are_found_with_and_without_brackets() -> None:
    assert message_ids("<a@b>\r\n\t<c@d> <a@b>") == ("a@b", "c@d")
    assert message_ids("a@b c@d") == ("a@b", "c@d")
    assert message_ids("yesterday") == ()


@pytest.mark.parametrize(
    "written", ["", "yesterday", "Thu, 32 Foo 2999 99:99:99 +9999", "Mon, 4 Jan 1899 00:00:00 +0000"]
)
def test_a_date_that_makes_no_sense_is_none(written: str) -> None:
    assert moment(written) is None


def test_a_date_without_a_zone_is_taken_for_utc() -> None:
    assert moment("Mon, 4 Jan 2016 10:02:11") == datetime(2016, 1, 4, 10, 2, 11, tzinfo=UTC)
    found = moment("Mon, 4 Jan 2016 10:02:11 -0500")
    assert found is not None
    assert found.utcoffset() == timedelta(hours=-5)


def test_a_message_id_longer_than_a_header_line_may_be_names_nothing() -> None:
    longest = "a" * 600 + "@elk.example"
    assert message_ids(f"<{longest}> <{chr(0x1F300) * 300}@elk.example>") == (longest,)
