"""The keys and passwords of the standing Airflow: made once per home, readable by its owner alone."""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from pipelines.outcomes import Misconfigured
from pipelines.standing.folders import explained, write_private


@dataclass(frozen=True, slots=True)
class Secrets:
    """fernet_key: encrypts what Airflow stores; secret_key: signs sessions; jwt_secret: signs its tokens."""

    fernet_key: str
    secret_key: str
    jwt_secret: str
    passwords: dict[str, str]


def load_or_make(folder: Path, users: tuple[str, ...]) -> Secrets:
    """The secrets in `folder/secrets.json`; what is missing there is made, what is there stays.

    users: who has a password. Raises Misconfigured when the file is no such file.
    """
    path = folder / "secrets.json"
    known = _read(path)
    passwords = {user: known.get("passwords", {}).get(user) or secrets.token_urlsafe(9) for user in users}
    found = Secrets(
        fernet_key=known.get("fernet_key") or base64.urlsafe_b64encode(os.urandom(32)).decode("ascii"),
        secret_key=known.get("secret_key") or secrets.token_urlsafe(48),
        jwt_secret=known.get("jwt_secret") or secrets.token_urlsafe(64),  # Airflow warns below 64 bytes
        passwords=passwords,
    )
    if asdict(found) != known:
        write_private(path, json.dumps(asdict(found), indent=1) + "\n")
    # Airflow's own login reads this one.
    write_private(passwords_file(folder), json.dumps(passwords) + "\n")
    return found


def passwords_file(folder: Path) -> Path:
    return folder / "passwords.json"


def _read(path: Path) -> dict[str, Any]:
    with explained(path):
        if not path.exists():
            return {}
        text = path.read_text(encoding="utf-8")
    try:
        known: Any = json.loads(text)
    except ValueError:
        known = None
    names = {field.name for field in fields(Secrets)}
    if not isinstance(known, dict) or not set(known) <= names:
        raise Misconfigured(
            f"{path} is damaged: put it back from a backup, or remove it (what Airflow stored encrypted is then "
            "lost, everybody logs in again, nothing of the product is touched)."
        )
    return known
