"""As whom the embedded Postgres runs, and whose its files are. It refuses to run as root; that is all."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pipelines.outcomes import Misconfigured
from pipelines.standing.folders import explained

_NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")


@dataclass(frozen=True, slots=True)
class Identity:
    """prefix: what stands before the server's command; uid, gid: whose its files are, seen from here."""

    prefix: tuple[str, ...]
    uid: int
    gid: int

    def own(self, folder: Path) -> None:
        """Gives the folder and all below it to this identity, where it is not so already."""
        if folder.stat().st_uid == self.uid:
            return
        with explained(folder):
            for place, folders, files in os.walk(folder):
                for name in (*folders, *files):
                    os.chown(Path(place) / name, self.uid, self.gid, follow_symlinks=False)
            os.chown(folder, self.uid, self.gid)  # last: a walk cut short is done again


def for_server_below(folder: Path) -> Identity:
    """As whom a server may run whose data is in `folder/data`.

    An ordinary user: as that one. Root: in a user namespace, where the server sees an ordinary number while
    the files stay root's; where the kernel forbids that, as `nobody`, if `nobody` may reach the folder.
    Raises Misconfigured when root has neither way.
    """
    if os.geteuid() != 0:
        return Identity((), os.geteuid(), os.getegid())
    if _works([*_NAMESPACE, "true"]):
        who = Identity(_NAMESPACE, 0, os.getegid())
    else:
        who = _as_nobody(folder)
    for part in (folder, folder / "data"):
        if part.exists():
            who.own(part)
    return who


def _as_nobody(folder: Path) -> Identity:
    nobody = pwd.getpwnam("nobody")
    prefix = ("setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups")
    os.chown(folder.parent, -1, nobody.pw_gid)
    folder.parent.chmod(folder.parent.stat().st_mode | 0o010)  # may pass through, may not look around
    if not _works([*prefix, "test", "-x", str(folder.parent)]):
        raise Misconfigured(
            "Postgres does not run as root, and here it can neither have a user namespace "
            f"(`unshare --user`) nor reach {folder} as `nobody`: start as an ordinary user, choose with "
            "PARTNERSHIPS_HOME a folder that everybody may enter, or set PARTNERSHIPS_DATABASE_URL."
        )
    return Identity(prefix, nobody.pw_uid, nobody.pw_gid)


def _works(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def is_ours(uid: int) -> bool:
    """Whether a file of this owner is ours: made by us, or handed by us (root) to `nobody`."""
    return uid == os.geteuid() or (os.geteuid() == 0 and uid == pwd.getpwnam("nobody").pw_uid)
