"""Moving a commitment on at the desk: with a reason, by who may, and never twice from one page."""

from __future__ import annotations

from typing import Any

import pytest

from connectors.warehouse import Warehouse
from tests.desk.conftest import Client
from tests.desk.test_desk import application_id


def entry(warehouse: Warehouse, application: str) -> dict[str, Any]:
    return warehouse.rows(
        "select state, sequence, funded_amount, actor, cause from commitment_in_force "
        "where application_id = %s and program = 'csp'",
        [application],
    )[0]


@pytest.fixture
def offered(client: Client, warehouse: Warehouse) -> str:
    """Alder's share, 34 x 100.00 x 9 / 2 = 15,300.00, was offered."""
    alder = application_id(warehouse, "Alder")
    rita = client("rita")
    rita.post(f"/applications/{alder}/decide", data={"program": "csp", "version": 1, "choice": "accept"})
    rita.post("/decisions/apply")
    return alder


def test_an_offer_is_confirmed_and_reduced_from_the_page(
    client: Client, warehouse: Warehouse, offered: str
) -> None:
    omar = client("omar")
    page = omar.get(f"/applications/{offered}").text
    assert "Move on Computer Science Principles (CSP): offered, $15,300.00 of our share" in page
    assert 'name="state" value="settled"' not in page  # nothing is paid before it is confirmed
    sequence = entry(warehouse, offered)["sequence"]
    data = {"program": "csp", "sequence": sequence, "state": "reduced", "amount": "9,000", "why": "20 come"}
    assert (
        "csp: reduced, $9,000.00 of our share."
        in omar.post(f"/applications/{offered}/commitment", data=data).text
    )
    found = entry(warehouse, offered)
    assert (found["state"], found["funded_amount"], found["actor"], found["cause"]) == (
        "reduced", 900_000, "omar", "20 come",
    )  # fmt: skip


def test_the_same_page_sent_twice_moves_once(client: Client, warehouse: Warehouse, offered: str) -> None:
    rita = client("rita")
    data = {
        "program": "csp", "sequence": entry(warehouse, offered)["sequence"], "state": "reduced",
        "amount": "9000", "why": "20 come",
    }  # fmt: skip
    rita.post(f"/applications/{offered}/commitment", data=data)
    again = rita.post(f"/applications/{offered}/commitment", data={**data, "amount": "8000"})
    assert again.status_code == 400
    assert "changed since you looked: it is reduced now" in again.text
    assert entry(warehouse, offered)["funded_amount"] == 900_000


@pytest.mark.parametrize(
    ("who", "changes", "status"),
    [
        ("gwen", {}, 403),
        ("rita", {"state": "settled"}, 400),
        ("rita", {"state": "offered"}, 400),
        ("rita", {"why": "  "}, 400),
        ("rita", {"amount": "a lot"}, 400),
        ("rita", {"amount": "15300.01"}, 400),
    ],
)
def test_what_may_not_follow_and_who_may_not_changes_nothing(
    client: Client, warehouse: Warehouse, offered: str, who: str, changes: dict[str, str], status: int
) -> None:
    before = entry(warehouse, offered)
    data = {"program": "csp", "sequence": str(before["sequence"]), "state": "confirmed", "why": "signed"}
    answer = client(who).post(f"/applications/{offered}/commitment", data=data | changes)
    assert answer.status_code == status
    assert entry(warehouse, offered) == before


def test_another_site_and_a_reviewer_with_a_conflict_move_nothing(
    client: Client, warehouse: Warehouse, offered: str
) -> None:
    before = entry(warehouse, offered)
    data = {"program": "csp", "sequence": str(before["sequence"]), "state": "confirmed", "why": "signed"}
    rita = client("rita")
    path = f"/applications/{offered}/commitment"
    assert rita.post(path, data=data, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    rita.post(f"/applications/{offered}/conflict", data={"reason": "my former district"})
    assert rita.post(path, data=data).status_code == 403
    assert entry(warehouse, offered) == before
