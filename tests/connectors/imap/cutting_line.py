"""A line to a mail server that can be cut: before a command reaches it, or in the middle of its answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class CuttingLine:
    """cut_before: the line breaks when a command with this word is sent, and the server never sees it.
    cut_after: the server sees the command, and its answer is cut after `answer_bytes`. Each works once.
    poison: whenever an answer holds these bytes, the line breaks before it."""

    port: int = 0
    cut_before: bytes | None = None
    cut_after: bytes | None = None
    answer_bytes: int = 0
    poison: bytes | None = None
    commands: list[bytes] = field(default_factory=list)
    cuts: int = 0


@contextmanager
def cutting_line(server_port: int) -> Iterator[CuttingLine]:
    line = CuttingLine()
    listener = socket.create_server(("127.0.0.1", 0))
    line.port = listener.getsockname()[1]

    def serve() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", server_port))
            state = {"left": -1}
            for target in (_upwards, _downwards):
                threading.Thread(target=target, args=(line, client, server, state), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        listener.close()


def _close(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


def _upwards(line: CuttingLine, client: socket.socket, server: socket.socket, state: dict[str, int]) -> None:
    with suppress(OSError):
        while data := client.recv(65_536):
            line.commands.append(data)
            if line.cut_before is not None and line.cut_before in data:
                line.cut_before = None
                line.cuts += 1
                break
            if line.cut_after is not None and line.cut_after in data:
                line.cut_after = None
                line.cuts += 1
                state["left"] = line.answer_bytes
            server.sendall(data)
    _close(client, server)


def _downwards(
    line: CuttingLine, client: socket.socket, server: socket.socket, state: dict[str, int]
) -> None:
    with suppress(OSError):
        while data := server.recv(65_536):
            if state["left"] >= 0:
                client.sendall(data[: state["left"]])
                break
            if line.poison is not None and line.poison in data:
                break
            client.sendall(data)
    _close(client, server)
