"""Mail as it really arrives: bytes of a message in, facts and candidate documents out. Nothing is fetched, run or
believed; limits hold on size, parts, depth and expansion."""

from connectors.mail.limits import MailLimits
from connectors.mail.links import Link, google_link, google_links
from connectors.mail.opened import Opened, Unopened
from connectors.mail.opening import open_message
from connectors.mail.parse import looks_like_message

__all__ = [
    "Link",
    "MailLimits",
    "Opened",
    "Unopened",
    "google_link",
    "google_links",
    "looks_like_message",
    "open_message",
]
