"""The settings, once: name, form, default, meaning, and the Airflow connection that may carry it.

Parsing is pure (a mapping in, a `Settings` out); only `wiring` hands over the real environment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from pipelines.outcomes import Misconfigured


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    form: str
    default: str
    meaning: str
    connection: str = ""
    is_secret: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("PARTNERSHIPS_HOME", "folder", "./var", "everything that this machine keeps"),
    Setting(
        "PARTNERSHIPS_DATABASE_URL",
        "postgresql://…",
        "embedded, under the home",
        "the domain database",
        "partnerships_database",
    ),
    Setting(
        "PARTNERSHIPS_MAILBOX",
        "maildir:PATH or imap(s)://user@host:port/FOLDER",
        "maildir:HOME/mailbox",
        "where applications arrive",
        "partnerships_mailbox",
    ),
    Setting("PARTNERSHIPS_MAILBOX_PASSWORD", "text", "none", "password of the mailbox", is_secret=True),
    Setting(
        "PARTNERSHIPS_MAILBOX_TOKEN_COMMAND",
        "command",
        "none",
        "prints a fresh OAuth access token for the mailbox (XOAUTH2)",
    ),
    Setting(
        "PARTNERSHIPS_GOOGLE_CREDENTIALS",
        "file",
        "none: Google is off",
        "service account or authorised user that may read shared documents",
        "partnerships_google",
    ),
    Setting("PARTNERSHIPS_GOOGLE_API_ROOT", "URL", "Google's own", "another address of the Google APIs"),
    Setting(
        "PARTNERSHIPS_OUTGOING",
        "folder:PATH, smtp://user@host:port or sendgrid:",
        "folder:HOME/outbox",
        "how letters leave",
        "partnerships_outgoing",
    ),
    Setting("PARTNERSHIPS_OUTGOING_PASSWORD", "text", "none", "password of the SMTP server", is_secret=True),
    Setting("SENDGRID_API_KEY", "text", "none", "key of the mail service", is_secret=True),
    Setting("PARTNERSHIPS_SENDGRID_HOST", "URL", "SendGrid's own", "another address of the mail service"),
    Setting(
        "PARTNERSHIPS_LANDING",
        "file:PATH or s3://bucket/prefix",
        "file:HOME/landing",
        "write-once store of what arrived",
        "partnerships_landing",
    ),
    Setting(
        "PARTNERSHIPS_PUBLICATIONS",
        "file:PATH or s3://bucket/prefix",
        "file:HOME/publications",
        "where published sets stand",
        "partnerships_publications",
    ),
    Setting("PARTNERSHIPS_ADDRESS", "e-mail", "partnerships@program.example", "the programme's own address"),
    Setting("PARTNERSHIPS_TEAM", "e-mails, separated by commas", "none", "who gets the reports"),
    Setting(
        "PARTNERSHIPS_DIRECTORY", "csv or csv.gz", "the small one shipped", "district list in NCES columns"
    ),
    Setting("PARTNERSHIPS_POLICY", "folder", "none", "laid over the shipped policy, file by file"),
    Setting("PARTNERSHIPS_NOW", "ISO 8601 with offset", "the clock", "an instant that stands for now"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Checked values. `None` for a setting that has no default."""

    home: Path
    database_url: str | None
    mailbox: str
    google_credentials: str | None
    google_api_root: str | None
    outgoing: str
    sendgrid_host: str | None
    landing: str
    publications: str
    address: str
    team: tuple[str, ...]
    directory: Path | None
    policy: Path | None
    now: datetime | None
    mailbox_token_command: str | None = None


def parse_settings(environment: Mapping[str, str], connections: Mapping[str, str] | None = None) -> Settings:
    """Reads the settings; connections: by connection name, a URL that wins over the environment.

    Raises Misconfigured with one sentence that names the setting, what is wrong and what to write instead.
    """
    by_connection = {s.name: s.connection for s in SETTINGS if s.connection}

    def value(name: str) -> str | None:
        connection = (connections or {}).get(by_connection.get(name, ""), "")
        return connection or environment.get(name, "").strip() or None

    home = Path(value("PARTNERSHIPS_HOME") or "var").absolute()
    return Settings(
        home=home,
        database_url=_scheme("PARTNERSHIPS_DATABASE_URL", value("PARTNERSHIPS_DATABASE_URL"), _DATABASE),
        mailbox=_scheme("PARTNERSHIPS_MAILBOX", value("PARTNERSHIPS_MAILBOX"), _MAILBOX)
        or f"maildir:{home / 'mailbox'}",
        mailbox_token_command=value("PARTNERSHIPS_MAILBOX_TOKEN_COMMAND"),
        google_credentials=value("PARTNERSHIPS_GOOGLE_CREDENTIALS"),
        google_api_root=_scheme(
            "PARTNERSHIPS_GOOGLE_API_ROOT", value("PARTNERSHIPS_GOOGLE_API_ROOT"), ("http", "https")
        ),
        outgoing=_scheme("PARTNERSHIPS_OUTGOING", value("PARTNERSHIPS_OUTGOING"), _OUTGOING)
        or f"folder:{home / 'outbox'}",
        sendgrid_host=_scheme(
            "PARTNERSHIPS_SENDGRID_HOST", value("PARTNERSHIPS_SENDGRID_HOST"), ("http", "https")
        ),
        landing=_scheme("PARTNERSHIPS_LANDING", value("PARTNERSHIPS_LANDING"), _STORE)
        or f"file:{home / 'landing'}",
        publications=_scheme("PARTNERSHIPS_PUBLICATIONS", value("PARTNERSHIPS_PUBLICATIONS"), _STORE)
        or f"file:{home / 'publications'}",
        address=_address(
            "PARTNERSHIPS_ADDRESS", value("PARTNERSHIPS_ADDRESS") or "partnerships@program.example"
        ),
        team=tuple(
            _address("PARTNERSHIPS_TEAM", part.strip())
            for part in (value("PARTNERSHIPS_TEAM") or "").split(",")
            if part.strip()
        ),
        directory=_existing("PARTNERSHIPS_DIRECTORY", value("PARTNERSHIPS_DIRECTORY"), is_folder=False),
        policy=_existing("PARTNERSHIPS_POLICY", value("PARTNERSHIPS_POLICY"), is_folder=True),
        now=parse_instant("PARTNERSHIPS_NOW", value("PARTNERSHIPS_NOW")),
    )


_DATABASE = ("postgresql", "postgres")
_MAILBOX = ("maildir", "imap", "imaps")
_OUTGOING = ("folder", "smtp", "smtps", "sendgrid")
_STORE = ("file", "s3")


def _scheme(name: str, value: str | None, allowed: tuple[str, ...]) -> str | None:
    if value is None:
        return None
    scheme = urlsplit(value).scheme
    if scheme not in allowed:
        raise Misconfigured(
            # Never the whole value: it may hold a password.
            f"{name} begins with {value[:12].partition('/')[0]!r}: write one of {', '.join(a + ':' for a in allowed)}"
        )
    return value


def _address(name: str, value: str) -> str:
    local, at, domain = value.partition("@")
    if not (local and at and domain) or any(c.isspace() or c in '<>,;"' for c in value):
        raise Misconfigured(f"{name} is {value!r}: write an e-mail address such as team@program.example.")
    return value


def _existing(name: str, value: str | None, *, is_folder: bool) -> Path | None:
    if value is None:
        return None
    path = Path(value).absolute()
    if not (path.is_dir() if is_folder else path.is_file()):
        kind = "folder" if is_folder else "file"
        raise Misconfigured(f"{name} is {value!r}: there is no such {kind}.")
    return path


def parse_instant(name: str, value: str | None) -> datetime | None:
    """An aware instant; None for nothing. Raises Misconfigured with the name of the setting or option."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Misconfigured(f"{name} is {value!r}: write an instant such as 2026-06-30T12:00:00-07:00.")
    return moment
