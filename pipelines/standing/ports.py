"""Choosing the port of the pages, and saying so when the wanted one is taken."""

from __future__ import annotations

import socket
from contextlib import closing

from pipelines.outcomes import Misconfigured

#: Where the pages are when nobody asks for another port.
DEFAULT = 8080


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server could listen there now."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def choose(wanted: int | None) -> int:
    """The wanted port; without one the default, or the next free one above it.

    Raises Misconfigured when the wanted port is taken or cannot be had.
    """
    if wanted is None:
        for port in range(DEFAULT, DEFAULT + 100):
            if is_free(port):
                return port
        raise Misconfigured(f"No free port from {DEFAULT} to {DEFAULT + 99}: choose one with --port.")
    if not is_free(wanted):
        raise Misconfigured(
            f"Port {wanted} is in use by another program, or not allowed: choose another with --port, or leave "
            "--port out and a free one is found."
        )
    return wanted
