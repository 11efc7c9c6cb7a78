"""The filter of the queue: what a person chose, as it stands in the address of the page and goes from page to page."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Annotated, Literal
from urllib.parse import parse_qs, urlencode

from fastapi import Query

Tab = Literal["all", "mine", "open", "changed"]
_TABS = ("all", "mine", "open", "changed")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Codes, "" for any. assigned: a reviewer's e-mail or `nobody`; words: part of a name, or an application id."""

    program: str = ""
    state: str = ""
    window: str = ""
    qualified: str = ""
    status: str = ""
    assigned: str = ""
    words: str = ""
    tab: Tab = "all"

    @property
    def chosen(self) -> dict[str, str]:
        """Everything but the tab."""
        return {name: value for name, value in self.parameters.items() if name != "tab"}

    @property
    def parameters(self) -> dict[str, str]:
        """Everything, for a query and for an address."""
        return asdict(self)

    @property
    def is_empty(self) -> bool:
        return not any(self.chosen.values())

    def as_text(self) -> str:
        """As one word for an address: `program=csp&tab=mine`; "" where nothing is chosen."""
        given = {name: value for name, value in self.parameters.items() if value and value != "all"}
        return urlencode(given)


def from_text(text: str) -> QueueFilter:
    """The filter that `as_text` wrote; what is none of ours is left out."""
    given = {name: values[0][:_LONGEST] for name, values in parse_qs(text[:2_000]).items()}
    tab = given.pop("tab", "all")
    known = {name: value for name, value in given.items() if name in QueueFilter().chosen}
    return replace(QueueFilter(**known), tab=tab if tab in _TABS else "all")  # type: ignore[arg-type]


def from_query(
    tab: Tab = "all",
    program: str = "",
    state: str = "",
    window: str = "",
    qualified: str = "",
    status: str = "",
    assigned: Annotated[str, Query(max_length=200)] = "",
    words: Annotated[str, Query(max_length=_LONGEST)] = "",
) -> QueueFilter:
    """The filter in the address of the queue."""
    return QueueFilter(program, state, window, qualified, status, assigned, words.strip(), tab)
