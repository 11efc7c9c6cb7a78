"""Logins of the desk when it is served alone: names with scrypt hashes in a file, and a signed session cookie."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pipelines.desk.people import Role, User
from pipelines.outcomes import Misconfigured

COOKIE = "partnerships_desk"
SESSION_HOURS = 12

#: The logins that the first start makes: name -> roles. Each gets a password of its own, shown once.
FIRST_LOGINS = {"reviewer": Role.REVIEWER, "operations": Role.OPERATIONS, "reader": Role.READ_ONLY}

# Cost of a guess: 2^14 rounds of 8 blocks take about 50 ms.
_SCRYPT: dict[str, int] = {"n": 2**14, "r": 8, "p": 1}


@dataclass(frozen=True, slots=True)
class Logins:
    """users: by name, {"email", "roles", "salt", "hash"}; key: signs sessions."""

    users: dict[str, dict[str, Any]]
    key: bytes

    def check(self, name: str, password: str) -> bool:
        """Takes the same time whether the name exists or not."""
        found = self.users.get(name)
        salt = bytes.fromhex(found["salt"]) if found else b"nobody-of-this-name"
        given = hashlib.scrypt(password.encode(), salt=salt, **_SCRYPT)
        return hmac.compare_digest(given.hex(), found["hash"] if found else "")

    def session(self, name: str, now: datetime) -> str:
        """A cookie value that names the user until it ends."""
        ends = int((now + timedelta(hours=SESSION_HOURS)).timestamp())
        text = base64.urlsafe_b64encode(f"{name}\n{ends}".encode()).decode()
        return f"{text}.{self._sign(text)}"

    def user(self, cookie: str, now: datetime) -> User | None:
        """Whose session a cookie is; None when it is forged, over, or of nobody."""
        text, _, signature = cookie.partition(".")
        if not hmac.compare_digest(signature, self._sign(text)):
            return None
        name, _, ends = base64.urlsafe_b64decode(text).decode().partition("\n")
        found = self.users.get(name)
        if found is None or now.timestamp() >= int(ends):
            return None
        return User(name, found["email"].lower(), frozenset(Role(role) for role in found["roles"]))

    def _sign(self, text: str) -> str:
        return hmac.new(self.key, text.encode(), "sha256").hexdigest()


def load_logins(path: Path) -> Logins:
    """Raises Misconfigured when the file is none of ours."""
    try:
        value = json.loads(path.read_text("utf-8"))
        return Logins(value["users"], bytes.fromhex(value["key"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Misconfigured(
            f"{path} holds no logins: remove it, and the next start makes new ones."
        ) from error


def make_logins(path: Path, reviewer_email: str) -> dict[str, str]:
    """Makes the first logins. Returns their passwords, which are stored nowhere else."""
    passwords = {name: secrets.token_urlsafe(12) for name in FIRST_LOGINS}
    users = {}
    for name, password in passwords.items():
        salt = secrets.token_bytes(16)
        digest = hashlib.scrypt(password.encode(), salt=salt, **_SCRYPT)
        email = reviewer_email if name == "reviewer" else ""
        users[name] = {
            "email": email,
            "roles": [FIRST_LOGINS[name].value],
            "salt": salt.hex(),
            "hash": digest.hex(),
        }
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"users": users, "key": secrets.token_hex(32)}, file, indent=1)
    return passwords
