"""Letters as files: one `.eml` a letter, for demonstrations, tests, and whoever forwards them by other means."""

from __future__ import annotations

import hashlib
import os
from email.message import EmailMessage
from pathlib import Path

from connectors.files import fsync_folder
from connectors.outgoing import as_sent
from pipelines.outcomes import Failure


class FolderOutgoing:
    """The file is named by its Message-ID, so the same letter can stand there only once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, message_id: str) -> Path:
        digest = hashlib.sha256(message_id.strip("<>").encode()).hexdigest()
        return self.folder / f"{digest[:24]}.eml"

    def send(self, letter: EmailMessage) -> None:
        path = self._path(str(letter["Message-ID"]))
        temporary = path.with_suffix(f".{os.getpid()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as file:
                file.write(as_sent(letter))
                file.flush()
                os.fsync(file.fileno())
            temporary.rename(path)
            fsync_folder(self.folder)
        except OSError as error:
            raise Failure(f"The letter cannot be written to {self.folder}: {error.strerror}.") from error

    def was_sent(self, message_id: str) -> bool | None:
        return self._path(message_id).exists()

    def check(self) -> str:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Failure(f"{self.folder} cannot be made: {error.strerror}.", retry_helps=False) from error
        if not os.access(self.folder, os.W_OK):
            raise Failure(f"No permission to write to {self.folder}.", retry_helps=False)
        return f"Letters are written to {self.folder}; nothing is mailed."
