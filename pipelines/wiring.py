"""The composition root: the only reader of the environment, the clock and Airflow's connections.

`open_house()` gives one object with every counterparty, each made when first asked for and closed at the end.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.outcomes import Failure, Misconfigured
from pipelines.settings import SETTINGS, Settings, parse_settings

if TYPE_CHECKING:
    from connectors import Landing, Mailbox
    from connectors.google import Google
    from connectors.isolation import ReaderPool
    from connectors.limits import Limits
    from connectors.outgoing import Outgoing
    from connectors.publications import Publications
    from connectors.warehouse import Warehouse
    from pipelines.policy.values import Policy
    from pipelines.records import Agency, Reading
    from pipelines.rules.letters.outbox import OutboxPolicy
    from pipelines.steps.districts import DistrictIndex

#: What a reading worker needs for nearly every message; it imports them while the message is still being fetched.
READING_MODULES = (
    "connectors.documents.docx.reader",
    "connectors.mail.opening",
    "pipelines.rules.read.interpret",
    "pipelines.steps.read",
)

#: Gives the URL of an Airflow connection by its name, or None; only `dags` knows how.
ConnectionLookup = Callable[[str], str | None]


def current_settings(lookup: ConnectionLookup | None = None) -> Settings:
    """The settings of this process, checked. Raises Misconfigured with one sentence."""
    connections = {}
    if lookup is not None:
        names = {setting.connection for setting in SETTINGS if setting.connection}
        connections = {name: url for name in sorted(names) if (url := lookup(name))}
    return parse_settings(os.environ, connections)


class House:
    """Everything a step may need, made on demand."""

    def __init__(self, settings: Settings, environment: Mapping[str, str], exits: ExitStack) -> None:
        self.settings = settings
        self._environment = environment
        self._exits = exits

    def now(self) -> datetime:
        """Now, or what PARTNERSHIPS_NOW says instead."""
        return self.settings.now or datetime.now(UTC)

    def secret(self, name: str) -> str | None:
        """A credential from the environment; never stored, never logged."""
        return self._environment.get(name) or None

    @property
    def has_database(self) -> bool:
        """A database is configured, or the embedded one was made before: nothing would be made by asking it."""
        return self.settings.database_url is not None or (self.settings.home / "postgres" / "data").exists()

    @cached_property
    def warehouse(self) -> Warehouse:
        """The migrated domain database: the one configured, else the embedded one under the home."""
        from connectors.warehouse import Warehouse, migrate

        url = self.settings.database_url
        if url is None:
            from pipelines.standing.postgres import embedded

            self._make_home()
            url = self._exits.enter_context(embedded(self.settings.home)).url()
        warehouse = Warehouse(url)
        self._exits.callback(warehouse.close)
        migrate(warehouse)
        return warehouse

    @cached_property
    def landing(self) -> Landing:
        scheme, _, rest = self.settings.landing.partition(":")
        if scheme == "s3":
            from connectors.object_store import ObjectLanding, ObjectStore

            return ObjectLanding(ObjectStore(self.settings.landing))
        from connectors.landing import LocalLanding

        return LocalLanding(Path(rest.removeprefix("//")))

    @cached_property
    def mailbox(self) -> Mailbox:
        from connectors.mailbox import open_mailbox

        self._make_home()
        mailbox = open_mailbox(
            self.settings.mailbox,
            password=self.secret("PARTNERSHIPS_MAILBOX_PASSWORD"),
            token_command=self.settings.mailbox_token_command,
        )
        self._exits.callback(mailbox.close)
        return mailbox

    @cached_property
    def outgoing(self) -> Outgoing:
        from connectors.outgoing.ways import open_outgoing

        return open_outgoing(
            self.settings.outgoing,
            smtp_password=self.secret("PARTNERSHIPS_OUTGOING_PASSWORD"),
            sendgrid_key=self.secret("SENDGRID_API_KEY"),
            sendgrid_host=self.settings.sendgrid_host,
        )

    @cached_property
    def directory(self) -> list[Agency]:
        """The district list: the one configured, else the small one shipped."""
        from connectors.directory import load_directory

        return list(load_directory(self.directory_path))

    @cached_property
    def districts(self) -> DistrictIndex:
        """The directory with the aliases and rulings of the policy folder: who is meant by a claim."""
        from connectors.directory_names import load_aliases, load_rulings
        from pipelines.steps.districts import DistrictIndex

        overlay = self.settings.policy
        return DistrictIndex(self.directory, load_aliases(overlay), load_rulings(overlay))

    @property
    def directory_path(self) -> Path:
        shipped = Path(str(resources.files("pipelines.policy").joinpath("directory.csv")))
        return self.settings.directory or shipped

    @cached_property
    def policy(self) -> Policy:
        """The policy: what is shipped, with PARTNERSHIPS_POLICY laid over it file by file."""
        from pipelines.policy.load import load_policy

        return load_policy(self.settings.policy)

    @cached_property
    def publications(self) -> Publications:
        """Where published sets stand."""
        scheme, _, rest = self.settings.publications.partition(":")
        if scheme == "s3":
            from connectors.object_publications import ObjectPublications
            from connectors.object_store import ObjectStore

            return ObjectPublications(ObjectStore(self.settings.publications))
        from connectors.publications import FolderPublications

        return FolderPublications(Path(rest.removeprefix("//")))

    @cached_property
    def google(self) -> Google | None:
        """Google Drive and Docs; None where no credentials are set."""
        if self.settings.google_credentials is None:
            return None
        from connectors.google import Google

        return Google(Path(self.settings.google_credentials), self.settings.google_api_root)

    def google_document(self, document_id: str) -> bytes | None:
        """A linked document, durable before it is parsed; None when it may not be opened or Google is off.

        `HOME/google_docs/<id>.json` stands in where Google is off: the sample and demonstrations use it.
        Raises Failure when Google does not answer: the message then waits for the next run.
        """
        content = self._from_google(document_id) if self.google is not None else self._stand_in(document_id)
        if content is not None:
            self.landing.put([content])
        return content

    def _from_google(self, document_id: str) -> bytes | None:
        from connectors.google import NotShared

        assert self.google is not None  # noqa: S101  asked before; for the type checker
        try:
            return self.google.content(self.google.file(document_id))
        except NotShared:
            return None
        except Failure as failure:
            # Too large to export, not to be downloaded: about this document alone, and no later try will mend it.
            if failure.retry_helps or isinstance(failure, Misconfigured):
                raise
            return None

    def _stand_in(self, document_id: str) -> bytes | None:
        path = self.settings.home / "google_docs" / f"{document_id}.json"
        return None if "/" in document_id or not path.is_file() else path.read_bytes()

    def _linked_document(self, message_sha256: str, document_id: str) -> bytes | None:
        """As it was read with this message before, else as it is now."""
        from pipelines.steps.linked import linked_documents

        for address, sha256 in linked_documents(self.warehouse, self.landing, message_sha256).items():
            if document_id in address:
                return self.landing.get(sha256)
        return self.google_document(document_id)

    @property
    def render_letter(self) -> Callable[[dict[str, Any]], EmailMessage]:
        """Makes a letter as it leaves, with the words of the policy."""
        from connectors.form_writer import blank_form
        from pipelines.policy.letter_templates import load_templates
        from pipelines.steps.letters import renderer

        return renderer(
            load_templates(self.settings.policy),
            self.settings.address,
            self.now(),
            lambda: blank_form(self.settings.address),
        )

    @property
    def outbox_policy(self) -> OutboxPolicy:
        from pipelines.rules.letters.outbox import OutboxPolicy

        return OutboxPolicy(**self.policy.outbox(self.now().date()))

    @cached_property
    def limits(self) -> Limits:
        """What a document may cost at most."""
        from connectors.limits import Limits

        return Limits()

    @cached_property
    def reader_pool(self) -> ReaderPool:
        """The isolated worker that reads untrusted bytes."""
        from connectors.isolation import ReaderPool

        return self._exits.enter_context(ReaderPool(self.limits, modules=READING_MODULES))

    @cached_property
    def read_message(self) -> Callable[[bytes], Reading]:
        """Reads one message inside the isolated worker."""
        from pipelines.steps.read import read_message

        def read(content: bytes) -> Reading:
            message_sha256 = hashlib.sha256(content).hexdigest()
            return read_message(
                content,
                name="message",
                pool=self.reader_pool,
                google_docs=lambda document_id: self._linked_document(message_sha256, document_id),
                limits=self.limits,
                own_addresses=(self.settings.address,),
            )

        return read

    def _make_home(self) -> None:
        try:
            self.settings.home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Failure(
                f"PARTNERSHIPS_HOME {self.settings.home} cannot be made: {error.strerror}.", retry_helps=False
            ) from error


@contextmanager
def open_house(lookup: ConnectionLookup | None = None) -> Iterator[House]:
    """The house of this process, closed at the end: database connection, workers, embedded server."""
    with ExitStack() as exits:
        yield House(current_settings(lookup), os.environ, exits)
