"""The desk as its people use it: reviewers decide, operations clear, nobody does what they may not."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from connectors.warehouse import Warehouse
from pipelines.policy.letter_templates import load_templates
from pipelines.policy.load import load_policy
from pipelines.rules.letters.words import render
from pipelines.steps.letters import write_decision_letters
from pipelines.wiring import House
from tests.desk.conftest import Client
from tests.desk.season import NOW, application, arrive, mail

ALDER = "/applications/2026-4899900"


def application_id(warehouse: Warehouse, name: str) -> str:
    [row] = warehouse.rows("select application_id from application where district_name like %s", [f"{name}%"])
    return str(row["application_id"])


def names(page: str) -> list[str]:
    """Districts in the order in which the page lists them."""
    return re.findall(r">(\w+) Independent School District</a>", page)


def test_the_queue_lists_districts_in_rank_order(client: Client) -> None:
    page = client("rita").get("/queue").text
    assert names(page) == ["Alder", "Birch", "Cedar", "Dogwood", "Elm"]
    assert "5 requests" in page


def test_filters_narrow_the_table_and_leave_the_totals(client: Client) -> None:
    page = client("rita").get("/queue", params={"words": "cedar"}).text
    assert names(page) == ["Cedar"]
    assert 'All <span class="count">5</span>' in page


def test_a_filter_that_matches_nothing_shows_nothing(client: Client) -> None:
    page = client("rita").get("/queue", params={"program": "ecs"}).text
    assert names(page) == []
    assert "No request matches this filter." in page


@pytest.mark.parametrize(
    "path", ["/queue", "/quarantine", "/operations", "/published", "/decisions", "/next"]
)
def test_a_stranger_is_sent_to_the_login(client: Client, path: str) -> None:
    answer = client("nobody").get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/login?next={path}")


def test_words_of_a_district_are_shown_and_never_run(client: Client, warehouse: Warehouse) -> None:
    page = client("rita").get(f"/applications/{application_id(warehouse, 'Alder')}").text
    assert "&lt;script&gt;alert(&#39;Alder&#39;)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "<q>&lt;b&gt;many&lt;/b&gt;</q>" in page


def test_every_page_forbids_foreign_scripts(client: Client) -> None:
    policy = client("rita").get("/queue").headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy


def test_an_answer_is_marked_where_it_was_read(client: Client, warehouse: Warehouse) -> None:
    page = client("rita").get(f"/applications/{application_id(warehouse, 'Alder')}").text
    [anchor] = re.findall(r'href="#(at-[^"]+)">message body, line 1 \(exact\)', page)
    assert f'id="{anchor}"' in page
    assert '<a class="mark" href="#answer-district_name">district_name</a>' in page


def test_a_document_that_is_longer_than_a_page_says_so(
    client: Client, house: House, warehouse: Warehouse
) -> None:
    for lines, says in ((3_900, False), (4_100, True)):
        content = mail("Elm") + b"\r\n".join(b"Line %d." % number for number in range(lines))
        sha256 = arrive(warehouse, house.landing, content, application("Elm", students=lines))
        page = client("rita").get(f"/messages/{sha256}").text
        assert ("the end of it was read, and is not shown here" in page) is says


def test_why_a_request_stands_one_place_lower(client: Client, warehouse: Warehouse) -> None:
    page = client("rita").get(f"/applications/{application_id(warehouse, 'Birch')}").text
    assert "Why not one place higher:" in page
    assert (
        "both are in window 1; its priority date is 2026-06-01 09:00:00 PDT, 1 day before 2026-06-02 09:00:00 PDT."
        in page
    )


def test_a_decision_waits_until_it_is_applied(client: Client, warehouse: Warehouse) -> None:
    rita = client("rita")
    alder = application_id(warehouse, "Alder")
    answer = rita.post(
        f"/applications/{alder}/decide",
        data={"program": "csp", "version": 1, "choice": "accept", "comment": "Fine"},
    )
    assert "Birch" in answer.text  # save and next
    assert (
        warehouse.rows("select status from application where application_id = %s", [alder])[0]["status"]
        == "assessed"
    )
    page = rita.get("/decisions").text
    assert "Apply and write to 1 district" in page
    assert "Alder Independent School District (TX), clerk@alder.example: csp accepted" in page
    assert "1 decision applied." in rita.post("/decisions/apply").text
    assert (
        warehouse.rows("select status from application where application_id = %s", [alder])[0]["status"]
        == "accepted"
    )
    [entry] = warehouse.rows("select state from commitment_in_force where application_id = %s", [alder])
    assert entry["state"] == "offered"
    actions = [row["action"] for row in warehouse.rows("select action from change order by change_id")]
    assert actions[0] == "decide (pending)"
    assert len(actions) >= 2


def test_a_decision_on_an_old_version_is_refused(client: Client, warehouse: Warehouse) -> None:
    alder = application_id(warehouse, "Alder")
    answer = client("rita").post(
        f"/applications/{alder}/decide", data={"program": "csp", "version": 7, "choice": "accept"}
    )
    assert answer.status_code == 409
    assert "changed since you" in answer.text
    assert warehouse.rows("select * from decision") == []


def test_a_conflict_of_interest_hides_and_refuses(client: Client, warehouse: Warehouse) -> None:
    rita = client("rita")
    alder = application_id(warehouse, "Alder")
    page = rita.post(f"/applications/{alder}/conflict", data={"reason": "my former district"}).text
    assert names(page) == ["Birch", "Cedar", "Dogwood", "Elm"]
    assert rita.get(f"/applications/{alder}").status_code == 403
    decided = rita.post(
        f"/applications/{alder}/decide", data={"program": "csp", "version": 1, "choice": "accept"}
    )
    assert decided.status_code == 409
    assert "conflict of interest" in decided.text
    assert names(client("omar").get("/queue").text)[0] == "Alder"


@pytest.mark.parametrize(
    ("who", "path", "data"),
    [
        ("gwen", "/applications/{alder}/decide", {"program": "csp", "version": 1, "choice": "accept"}),
        ("omar", "/applications/{alder}/decide", {"program": "csp", "version": 1, "choice": "accept"}),
        ("gwen", "/applications/{alder}/notes", {"text": "x"}),
        ("rita", "/messages/{damaged}/retry", {"why": "x"}),
        ("gwen", "/messages/{damaged}/not-an-application", {"why": "x"}),
        ("rita", "/messages/{damaged}/correct", {"why": "x"}),
        ("rita", "/identity", {"district_name": "x", "leaid": "4899900", "why": "x"}),
        ("rita", "/letters/x/settle", {"settlement": "arrived"}),
        ("rita", "/applications/{alder}/assign", {"reviewer": "someone@else.example"}),
    ],
)
def test_nobody_does_what_they_may_not(
    client: Client,
    warehouse: Warehouse,
    season: Mapping[str, str],
    who: str,
    path: str,
    data: dict[str, object],
) -> None:
    filled = path.format(alder=application_id(warehouse, "Alder"), damaged=season["damaged"])
    assert client(who).post(filled, data=data).status_code == 403
    assert warehouse.rows("select * from change") == []


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {}]
)
def test_another_site_can_change_nothing(
    client: Client, warehouse: Warehouse, season: Mapping[str, str], headers: dict[str, str]
) -> None:
    omar = client("omar")
    omar.headers.pop("sec-fetch-site")
    answer = omar.post(f"/messages/{season['damaged']}/retry", data={"why": "x"}, headers=headers)
    assert answer.status_code == 403
    assert warehouse.rows("select * from change") == []


def test_notes_and_assignments_are_kept_with_who_and_when(client: Client, warehouse: Warehouse) -> None:
    rita = client("rita")
    alder = application_id(warehouse, "Alder")
    assert (
        "They called <b>"
        not in rita.post(f"/applications/{alder}/notes", data={"text": "They called <b>"}).text
    )
    rita.post(f"/applications/{alder}/assign", data={"reviewer": "rita@program.example"})
    assert names(rita.get("/queue", params={"tab": "mine"}).text) == ["Alder"]
    changes = warehouse.rows("select actor, action, before, after from change order by change_id")
    assert [(c["actor"], c["action"], c["after"]) for c in changes] == [
        ("rita", "note", "They called <b>"),
        ("rita", "assign", "rita@program.example"),
    ]


def test_looking_clears_the_mark_of_what_changed(client: Client, warehouse: Warehouse) -> None:
    rita = client("rita")
    assert len(names(rita.get("/queue", params={"tab": "changed"}).text)) == 5
    assert rita.get("/queue").text.count("new to me") == 0  # to whoever never looked, everything is new
    rita.get(f"/applications/{application_id(warehouse, 'Alder')}")
    assert names(rita.get("/queue", params={"tab": "changed"}).text) == ["Birch", "Cedar", "Dogwood", "Elm"]
    assert rita.get("/queue").text.count("new to me") == 4


def test_operations_see_the_whole_account_and_the_money(client: Client) -> None:
    page = client("omar").get("/operations").text
    assert "Is Airflow running?" in page
    assert "170 teachers" in page


def test_every_outcome_has_its_letter_and_a_new_decision_cancels_an_unsent_one(
    client: Client, warehouse: Warehouse
) -> None:
    rita = client("rita")
    choices = {"Alder": "accept", "Birch": "waitlist", "Cedar": "decline"}
    for name, choice in choices.items():
        data = {"program": "csp", "version": 1, "choice": choice, "comment": f"To {name}"}
        rita.post(f"/applications/{application_id(warehouse, name)}/decide", data=data)
    rita.post("/decisions/apply")
    policy = load_policy()
    assert write_decision_letters(warehouse, policy, NOW) == 3
    assert write_decision_letters(warehouse, policy, NOW) == 0
    rows = warehouse.rows("select kind, to_address, facts from letter order by kind")
    assert [(r["kind"], r["to_address"]) for r in rows] == [
        ("accepted", "clerk@alder.example"),
        ("declined", "clerk@cedar.example"),
        ("waitlisted", "clerk@birch.example"),
    ]
    texts = {r["kind"]: render(load_templates(), r["kind"], r["facts"])[1] for r in rows}
    assert (
        "34 teachers; we offer up to $15,300.00 toward their stipends, beside your $15,300.00"
        in texts["accepted"]
    )
    assert "What may fit you instead:" in texts["declined"]
    assert "To Birch" in texts["waitlisted"]
    data = {"program": "csp", "version": 1, "choice": "decline"}
    rita.post(f"/applications/{application_id(warehouse, 'Alder')}/decide", data=data)
    rita.post("/decisions/apply")
    assert write_decision_letters(warehouse, policy, NOW) == 1
    states = warehouse.rows(
        "select kind, state from letter where to_address = 'clerk@alder.example' order by kind"
    )
    assert [(r["kind"], r["state"]) for r in states] == [("accepted", "cancelled"), ("declined", "waiting")]
