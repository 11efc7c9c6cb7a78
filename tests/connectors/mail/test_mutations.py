"""Messages with bytes changed, cut, doubled and mixed: nothing but typed outcomes, and never a name that is a path."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.mail.opened import Opened
from connectors.mail.opening import open_message
from pipelines.outcomes import Unreadable
from tests.connectors.mail import (
    messages_bodies,
    messages_containers,
    messages_hostile,
    messages_links,
    messages_machine,
    messages_replies,
    messages_wrapping,
)
from tests.connectors.mail.building import OURS

MODULES = (
    messages_wrapping,
    messages_links,
    messages_machine,
    messages_replies,
    messages_bodies,
    messages_containers,
    messages_hostile,
)
MESSAGES = [case.content for module in MODULES for case in module.CASES if 0 < len(case.content) < 60_000]
SPICE = (
    b"\r\n",
    b"--",
    b"=?utf-8?B?",
    b"?=",
    b'"',
    b";",
    b"\x00",
    b"\xff",
    b">",
    b"Content-Type: ",
    b"boundary=",
    b"(",
    b"\n\n",
    b"From ",
)

change = st.tuples(
    st.sampled_from(("flip", "cut", "double", "insert", "swap")),
    st.integers(0, 2**31),
    st.integers(1, 200),
    st.sampled_from(SPICE),
)


def changed(content: bytes, changes: list[tuple[str, int, int, bytes]]) -> bytes:
    for kind, place, count, spice in changes:
        at = place % (len(content) or 1)
        if kind == "flip":
            content = (
                content[:at] + bytes([content[at] ^ (count & 0xFF)]) + content[at + 1 :]
                if content
                else content
            )
        elif kind == "cut":
            content = content[:at] + content[at + count :]
        elif kind == "double":
            content = content[: at + count] + content[at:]
        elif kind == "insert":
            content = content[:at] + spice * (count % 5 + 1) + content[at:]
        else:
            content = content[at : at + count] + content[:at] + content[at + count :]
    return content


def opened(content: bytes) -> Opened | None:
    try:
        return open_message(content, own_addresses=(OURS,))
    except Unreadable:
        return None


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.sampled_from(MESSAGES), st.lists(change, min_size=1, max_size=12))
def test_a_mutated_message_is_opened_or_refused_with_a_reason(
    content: bytes, changes: list[tuple[str, int, int, bytes]]
) -> None:
    result = opened(changed(content, changes))
    if result is None:
        return
    for name in [*(one.name for one in result.attachments), *(one.name for one in result.unopened)]:
        assert name
        assert not {"/", "\\", "\x00", "\n"} & set(name)
    words = (
        result.envelope.subject,
        result.envelope.sender,
        result.envelope.sender_name,
        *result.envelope.references,
    )
    assert not {"\r", "\n", "\x00"} & set("".join(words))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_opened_or_refused_with_a_reason(content: bytes) -> None:
    opened(content)
    opened(b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + content)
