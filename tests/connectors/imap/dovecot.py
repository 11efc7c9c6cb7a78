"""A real IMAP server on loopback: Debian's Dovecot over maildirs in a temporary folder, one for each test run."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from imaplib import IMAP4, Time2Internaldate
from pathlib import Path

USER = "clerk"
PASSWORD = "a password with spaces"

_CONFIGURATION = """
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = no
listen = 127.0.0.1
disable_plaintext_auth = no
auth_mechanisms = plain xoauth2
default_internal_user = {user}
default_login_user = {login_user}
default_internal_group = {group}
first_valid_uid = 0
mail_location = maildir:{folder}/mail
mail_fsync = never
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
"""


@dataclass(slots=True)
class Dovecot:
    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"imap://{USER}@127.0.0.1:{self.port}/INBOX"

    def client(self) -> IMAP4:
        """A client of the test's own, logged in with INBOX selected."""
        client = IMAP4("127.0.0.1", self.port)
        client.login(USER, PASSWORD)
        client.select("INBOX")
        return client

    def deliver(self, *contents: bytes, at: float = 1_780_000_000.0) -> None:
        client = self.client()
        for content in contents:
            client.append("INBOX", None, Time2Internaldate(at), content)  # type: ignore[arg-type]
        client.logout()

    def begin_a_new_uidvalidity(self) -> None:
        """What a restore from a backup does: the same messages under new names."""
        for index in (self.folder / "mail").glob("dovecot*"):
            index.unlink()

    def keywords(self) -> int:
        client = self.client()
        _, data = client.uid("SEARCH", "KEYWORD", "PartnershipsLanded")
        client.logout()
        return len(data[0].split())


def is_installed() -> bool:
    return shutil.which("dovecot") is not None


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    folder = Path(tempfile.mkdtemp(prefix="dove"))  # short: a socket path has 107 bytes
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder.chmod(0o755)
    owner = pwd.getpwnam("dovecot") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    for name in ("run", "state", "mail", "home"):
        (folder / name).mkdir()
        if name in ("mail", "home"):
            os.chown(folder / name, owner.pw_uid, owner.pw_gid)
    values = {
        "folder": folder,
        "port": port,
        # Root's Dovecot insists on its own users for what faces the network; anybody else's can only be himself.
        "user": owner.pw_name,
        "login_user": "dovenull" if os.getuid() == 0 else owner.pw_name,
        "group": grp.getgrgid(owner.pw_gid).gr_name,
        "uid": owner.pw_uid,
        "gid": owner.pw_gid,
    }
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n")
    configuration = folder / "dovecot.conf"
    configuration.write_text(_CONFIGURATION.format(**values))
    process = subprocess.Popen(["dovecot", "-F", "-c", str(configuration)], start_new_session=True)
    try:
        _wait(process, port, folder)
        yield Dovecot(folder, port, process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as line:
                if line.recv(100).startswith(b"* OK"):
                    return
        except OSError:
            time.sleep(0.05)
    log = folder / "dovecot.log"
    raise RuntimeError(f"Dovecot did not start: {log.read_text() if log.exists() else 'no log'}")
