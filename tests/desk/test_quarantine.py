"""The quarantine at the desk: why a message is aside, and each way out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from connectors.warehouse import Warehouse
from pipelines.wiring import House
from tests.desk.conftest import Client


def test_the_quarantine_says_why_and_what_to_do_and_adds_up(client: Client) -> None:
    page = client("omar").get("/quarantine").text
    assert "The file is damaged." in page
    assert "The sender was asked to send it again." in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert re.search(r'<span class="big">6</span> received\s*</li>', page)


def test_operations_send_a_message_to_be_read_again(
    client: Client, warehouse: Warehouse, season: Mapping[str, str]
) -> None:
    page = (
        client("omar").post(f"/messages/{season['damaged']}/retry", data={"why": "reader is better now"}).text
    )
    assert "It will be read again by the next run." in page
    assert warehouse.rows("select place from message where message_sha256 = %s", [season["damaged"]]) == [
        {"place": None}
    ]


def test_a_ruling_without_a_reason_is_refused(client: Client, season: Mapping[str, str]) -> None:
    answer = client("omar").post(f"/messages/{season['damaged']}/not-an-application", data={"why": "  "})
    assert answer.status_code == 400
    assert "Say why" in answer.text


def test_answers_typed_by_hand_make_an_application(
    client: Client, house: House, warehouse: Warehouse, season: Mapping[str, str]
) -> None:
    typed = {
        "district_name": "Fir ISD",
        "state": "Texas",
        "primary_email": "clerk@fir.example",
        "programs.csp": "31",
        "stipend_per_day": "$120",
        "why": "read from the scan",
    }
    client("omar").post(f"/messages/{season['damaged']}/correct", data=typed)
    [row] = warehouse.rows(
        "select place, answers, sources from message join reading using (message_sha256) where message_sha256 = %s",
        [season["damaged"]],
    )
    assert row["place"] == "application"
    assert (row["answers"]["state"], row["answers"]["stipend_per_day"]) == ("TX", "120.00")
    assert row["sources"]["state"]["how"] == "person"
    page = client("omar").get(f"/messages/{season['damaged']}").text
    assert "Try again: read it anew; what was typed in by hand is dropped" in page


def test_what_is_not_understood_is_named_and_changes_nothing(
    client: Client, warehouse: Warehouse, season: Mapping[str, str]
) -> None:
    answer = client("omar").post(
        f"/messages/{season['damaged']}/correct", data={"state": "Atlantis", "why": "read from the scan"}
    )
    assert answer.status_code == 400
    assert "State: &#39;Atlantis&#39; is not understood." in answer.text
    assert warehouse.rows("select * from message_ruling") == []
