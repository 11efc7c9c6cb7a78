"""The leaves of a MIME tree, in order, without recursion."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.mail.headers import parameters
from connectors.mail.limits import MailLimits
from connectors.mail.parse import MimePart
from connectors.mail.transfer import decode_transfer
from pipelines.outcomes import Reason, Unreadable

#: Types whose payload the parser hands over as messages, and which are documents or reports of their own.
_MESSAGES = "message/"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part without parts.

    content_type: as declared, lower case. name: decoded, not yet safe. alternative: identity of the
    multipart/alternative that it belongs to, 0 for none. is_flowed, joins_spaces: RFC 3676.
    """

    part: MimePart
    content_type: str
    charset: str
    name: str
    disposition: str
    is_flowed: bool
    joins_spaces: bool
    alternative: int
    in_report: bool

    def content(self) -> bytes:
        """The bytes, transfer encoding undone; b"" for a part that holds messages."""
        return decode_transfer(self.part.raw, self.part.field("content-transfer-encoding"))


def leaves(message: MimePart, limits: MailLimits) -> list[Leaf]:
    """Every leaf in reading order. Forwarded messages and reports are leaves here, and so is an encrypted
    multipart. Raises Unreadable (too_large) when multiparts nest deeper than the limit."""
    found: list[Leaf] = []
    waiting: list[tuple[MimePart, int, int, bool]] = [(message, 0, 0, False)]
    while waiting:
        part, depth, alternative, in_report = waiting.pop()
        if depth > limits.depth:
            raise Unreadable(Reason.TOO_LARGE, "The parts of the message nest deeper than we follow.")
        declared, values = parameters(part.field("content-type"))
        declared = declared or part.get_default_type()
        inner = part.parts
        if not inner or declared.startswith(_MESSAGES) or declared == "multipart/encrypted":
            found.append(_leaf(part, declared, values, alternative, in_report))
            continue
        if declared == "multipart/alternative":
            alternative = id(part)
        for child in reversed(inner):
            waiting.append((child, depth + 1, alternative, in_report or declared == "multipart/report"))
    return found


def _leaf(part: MimePart, declared: str, values: dict[str, str], alternative: int, in_report: bool) -> Leaf:
    disposition, more = parameters(part.field("content-disposition"))
    return Leaf(
        part=part,
        content_type=declared if "/" in declared else "text/plain",
        charset=values.get("charset", ""),
        name=more.get("filename") or values.get("name") or more.get("name") or values.get("filename") or "",
        disposition=disposition,
        is_flowed=values.get("format", "").lower() == "flowed",
        joins_spaces=values.get("delsp", "").lower() == "yes",
        alternative=alternative,
        in_report=in_report,
    )
