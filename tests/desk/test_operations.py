"""Operations: what is late, what ran, and the way out of the quarantine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from connectors.warehouse import Warehouse
from pipelines.desk.app import make_app
from pipelines.desk.doors import Doors
from pipelines.desk.people import User
from pipelines.desk.runs import DAGS, Airflow, Run
from pipelines.policy.letter_templates import load_templates
from pipelines.rules.letters.words import render
from pipelines.steps.receive import beat
from pipelines.wiring import House
from tests.desk.conftest import PEOPLE, Client
from tests.desk.season import NOW


def test_every_dag_is_on_the_page_of_operations() -> None:
    folder = Path(__file__).parents[2] / "dags"
    files = {path.stem for path in folder.glob("*.py") if "\n@dag(" in path.read_text("utf-8")}
    assert set(DAGS) == files


def test_runs_are_linked_where_airflow_is_known(house: House, season: Mapping[str, str]) -> None:
    run = Run("publish_review", "manual__2026-06-20T16:00:00+00:00", "failed", NOW)
    airflow = Airflow("http://airflow.example", lambda: [run])

    def identify(request: Request) -> User:
        return PEOPLE["omar"]

    page = TestClient(make_app(Doors(lambda: house), identify, airflow=airflow)).get("/operations").text
    link = "http://airflow.example/dags/publish_review/runs/manual__2026-06-20T16%3A00%3A00%2B00%3A00"
    assert (
        f'<a href="{link}" target="_top">2026-06-20 09:00 PDT</a> <span class="state failed">failed</span>'
        in page
    )
    assert '<a href="http://airflow.example/dags/send_letters" target="_top">send_letters</a>' in page


def test_the_way_out_is_the_server_s_own_wherever_the_desk_is_mounted(
    house: House, season: Mapping[str, str]
) -> None:
    def identify(request: Request) -> User:
        return PEOPLE["omar"]

    app = make_app(Doors(lambda: house), identify, logout_path="/auth/logout")
    page = TestClient(app, root_path="/desk").get("/queue").text
    assert '<a href="/auth/logout" target="_top">Log out</a>' in page
    assert 'href="/desk/queue"' in page


def test_no_run_is_linked_where_airflow_is_not_known(client: Client) -> None:
    page = client("omar").get("/operations").text
    assert "Airflow is not known here" in page
    assert "/dags/" not in page


def test_what_is_late_is_said_with_what_to_do(client: Client, warehouse: Warehouse) -> None:
    beat(warehouse, "mailbox", NOW)
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into message (message_sha256, received_at, size_bytes, landed_at) values (%s, %s, 1, %s)",
            ["a" * 64, NOW, NOW - timedelta(hours=3)],
        )
    page = client("omar").get("/operations").text
    assert "1 message waits to be read. Is process_applications running? The oldest since" in page
    assert "3 h ago" in page
    assert "Nobody looks at the mailbox" not in page


def test_work_of_the_last_minutes_is_not_late(client: Client, warehouse: Warehouse) -> None:
    beat(warehouse, "mailbox", NOW)
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into message (message_sha256, received_at, size_bytes, landed_at) values (%s, %s, 1, %s)",
            ["a" * 64, NOW, NOW - timedelta(minutes=44)],
        )
        connection.execute("update letter set state = 'sent'")
    assert "to be read" not in client("omar").get("/operations").text


def test_a_mailbox_that_nobody_looks_at_and_a_silent_watcher_are_told(
    client: Client, warehouse: Warehouse
) -> None:
    beat(warehouse, "mailbox", NOW - timedelta(minutes=16))
    beat(warehouse, "watch mailbox", NOW - timedelta(minutes=3))
    page = client("omar").get("/operations").text
    assert "Nobody looks at the mailbox. Is Airflow running?" in page
    assert "The watcher of mailbox is silent" in page


def test_every_place_opens_the_list_of_its_messages(client: Client, warehouse: Warehouse) -> None:
    omar = client("omar")
    page = omar.get("/operations").text
    counts = {
        place: int(count)
        for place, count in re.findall(r'quarantine\?place=(\w+)"><span class="big">(\d+)</span>', page)
    }
    assert sum(counts.values()) == 6
    for place, count in counts.items():
        listed = omar.get("/quarantine", params={"place": place}).text.count('<th scope="row">')
        assert listed == count, place


def test_the_account_adds_up_after_every_way_out_of_the_quarantine(
    client: Client, warehouse: Warehouse, season: Mapping[str, str]
) -> None:
    omar, aside = client("omar"), season["damaged"]
    typed = {"district_name": "Fir", "state": "TX", "primary_email": "clerk@fir.example", "why": "scan"}
    for way, data in (
        ("retry", {"why": "again"}),
        ("ask", {"question": "Which file?"}),
        ("correct", typed),
        ("not-an-application", {"why": "a picnic"}),
    ):
        assert omar.post(f"/messages/{aside}/{way}", data=data).status_code == 200, way
        page = omar.get("/quarantine").text
        assert "6</span> received\n" in page or "6</span> received</li>" in page, way
        assert "do not add up" not in page


def test_the_sender_is_asked_once_in_one_s_own_words(
    client: Client, warehouse: Warehouse, season: Mapping[str, str]
) -> None:
    omar, aside = client("omar"), season["damaged"]
    question = {"question": "Which file is the form?\n\nThe second one does not open."}
    page = omar.post(f"/messages/{aside}/ask", data=question).text
    assert "clerk@fir.example will be asked with the next letters." in page
    again = omar.post(f"/messages/{aside}/ask", data=question)
    assert (again.status_code, "This question was asked already." in again.text) == (400, True)
    [letter] = warehouse.rows("select kind, to_address, facts from letter where kind = 'question'")
    assert letter["to_address"] == "clerk@fir.example"
    body = render(load_templates(), "question", letter["facts"])[1]
    assert "\nWhich file is the form?\n\nThe second one does not open.\n" in body
    [change] = warehouse.rows("select actor, action, after from change")
    assert (change["actor"], change["action"]) == ("omar", "ask the sender")


@pytest.mark.parametrize("sender", ["", "not an address", "partnerships@program.example"])
def test_nobody_is_asked_whose_address_is_not_known(
    client: Client, warehouse: Warehouse, season: Mapping[str, str], sender: str
) -> None:
    with warehouse.transaction() as connection:
        connection.execute(
            "update reading set envelope = jsonb_set(envelope, '{sender}', to_jsonb(%s::text))", [sender]
        )
    answer = client("omar").post(f"/messages/{season['damaged']}/ask", data={"question": "Who are you?"})
    assert answer.status_code == 400
    assert warehouse.rows("select * from letter where kind = 'question'") == []


def test_a_district_that_nobody_is_sure_of_is_listed_and_ruled(client: Client, warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        connection.execute("update application set leaid = null where district_name like 'Elm%'")
    omar = client("omar")
    page = omar.get("/quarantine").text
    assert "Districts to rule" in page
    [link] = re.findall(r'href="(/applications/[^"]+)#rule">Elm', page)
    assert '<details id="rule" open>' in omar.get(link).text
    assert (
        '<input type="hidden" name="city"' in omar.get(link).text
    )  # a namesake elsewhere is not ruled with it
    data = {"district_name": "Elm ISD", "leaid": "4899904", "why": "called them", "back": link}
    assert "Ruled; the next run judges it anew." in omar.post("/identity", data=data).text
    [ruling] = warehouse.rows("select district_name, leaid, ruled_by from identity_ruling")
    assert ruling == {"district_name": "Elm ISD", "leaid": "4899904", "ruled_by": "omar"}
