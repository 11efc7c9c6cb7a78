"""Working through the queue: the filter goes along, what changed is told, figures stand side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.warehouse import Warehouse
from pipelines.desk.queue_filter import QueueFilter, from_text
from pipelines.outcomes import Kind, Role
from pipelines.policy.load import load_policy
from pipelines.policy.values import Reviewer
from pipelines.records import Figures, ReadDocument
from pipelines.steps.assess import assess
from pipelines.wiring import House
from tests.desk.conftest import Client
from tests.desk.season import AGENCIES, NOW, START, application, arrive, mail
from tests.desk.test_desk import application_id, names

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


# What a person types is stripped before it is a filter.
@given(WORDS, st.sampled_from(["", "csp", "k5"]), st.sampled_from(["all", "mine", "open", "changed"]))
def test_a_filter_comes_back_from_its_address(words: str, program: str, tab: str) -> None:
    chosen = QueueFilter(program=program, words=words, tab=tab)  # type: ignore[arg-type]
    assert from_text(chosen.as_text()) == chosen


@pytest.mark.parametrize("text", ["", "tab=nonsense", "drop=table", "%%%", "=&=&"])
def test_what_is_no_filter_of_ours_chooses_nothing(text: str) -> None:
    assert from_text(text) == QueueFilter()


def test_next_keeps_to_the_filter_and_says_when_it_is_done(client: Client, warehouse: Warehouse) -> None:
    rita = client("rita")
    assert "Cedar" in rita.get("/next", params={"within": "words=cedar"}).text
    cedar = application_id(warehouse, "Cedar")
    data = {"program": "csp", "version": 1, "choice": "decline", "within": "words=cedar"}
    page = rita.post(f"/applications/{cedar}/decide", data=data).text
    assert "Nothing of this filter is left for you to decide." in page
    assert names(page) == ["Cedar"]
    assert "shown 1 of 1" in page


def test_counselors_wait_for_no_decision_of_their_own(
    client: Client, house: House, warehouse: Warehouse
) -> None:
    later = NOW + timedelta(hours=1)
    second = application("Alder", counselors=2, principals=1)
    arrive(warehouse, house.landing, mail("Alder") + b"\r\nCounselors: 2\r\n", second, later)
    assess(warehouse, AGENCIES, load_policy(), later)
    rita = client("rita")
    alder = application_id(warehouse, "Alder")
    assert "all 0 of 5" in rita.get("/queue").text
    data = {"program": "csp", "version": 2, "choice": "decline", "within": "words=alder"}
    rita.post(f"/applications/{alder}/decide", data=data)
    page = rita.get("/next", params={"within": "words=alder"}).text
    assert "Nothing of this filter is left for you to decide." in page
    assert "shown 1 of 1 · all 1 of 5" in page


def test_what_lacks_an_answer_is_not_counted_as_decided(
    client: Client, house: House, warehouse: Warehouse
) -> None:
    later = NOW + timedelta(hours=1)
    arrive(warehouse, house.landing, mail("Fir"), application("Fir", primary_email=None), later)
    assess(warehouse, AGENCIES, load_policy(), later)
    assert "all 0 of 6" in client("rita").get("/queue").text


def decided(client: Client, application_id: str, choice: str, version: int = 1) -> str:
    """The page of an application after a decision of Rita's was entered and applied."""
    rita = client("rita")
    data = {"program": "csp", "version": version, "choice": choice}
    assert rita.post(f"/applications/{application_id}/decide", data=data).status_code == 200
    assert "1 decision applied." in rita.post("/decisions/apply").text
    return str(rita.get(f"/applications/{application_id}").text)


def test_who_waits_on_the_list_can_be_accepted_later(client: Client, warehouse: Warehouse) -> None:
    alder = application_id(warehouse, "Alder")
    page = decided(client, alder, "waitlist")
    assert '<span class="state waitlisted">waitlisted</span> by rita@program.example' in page
    assert "<details><summary>Decide again</summary>" in page
    assert '<span class="state accepted">accepted</span> by rita' in decided(client, alder, "accept")


def test_a_district_that_applies_anew_after_a_refusal_waits_for_a_new_decision(
    client: Client, house: House, warehouse: Warehouse
) -> None:
    alder = application_id(warehouse, "Alder")
    decided(client, alder, "decline")
    rita = client("rita")
    assert "Alder" not in names(rita.get("/queue", params={"tab": "open"}).text)
    assert "applied anew" not in client("omar").get("/operations").text
    later = NOW + timedelta(days=1)
    arrive(
        warehouse, house.landing, mail("Alder") + b"\r\nAgain\r\n", application("Alder", students=900), later
    )
    assess(warehouse, AGENCIES, load_policy(), later)
    assert (
        "1 district applied anew after it was declined or had withdrawn"
        in client("omar").get("/operations").text
    )
    assert f'<a href="/applications/{alder}">Alder Independent School District</a> applies anew' in (
        client("omar").get("/operations").text
    )
    assert names(rita.get("/queue", params={"tab": "open"}).text)[0] == "Alder"
    page = rita.get("/next", params={"within": "words=alder"}).text
    assert "Version 2 came after this decision, which stands until somebody decides again." in page
    assert "<details open><summary>Decide again</summary>" in page
    decided(client, alder, "accept", version=2)
    assert "applied anew" not in client("omar").get("/operations").text
    [entry] = warehouse.rows("select state from commitment_in_force where application_id = %s", [alder])
    assert entry["state"] == "offered"


def test_the_queue_shows_who_has_what_and_what_nobody_has(client: Client, warehouse: Warehouse) -> None:
    rita = client("rita")
    rita.post(
        f"/applications/{application_id(warehouse, 'Birch')}/assign",
        data={"reviewer": "rita@program.example"},
    )
    assert names(rita.get("/queue", params={"assigned": "rita@program.example"}).text) == ["Birch"]
    assert names(rita.get("/queue", params={"assigned": "nobody"}).text) == [
        "Alder",
        "Cedar",
        "Dogwood",
        "Elm",
    ]


def test_what_changed_since_somebody_looked_is_told_old_beside_new(
    client: Client, house: House, warehouse: Warehouse
) -> None:
    rita = client("rita")
    alder = application_id(warehouse, "Alder")
    assert "Changed since you looked" not in rita.get(f"/applications/{alder}").text
    later = NOW + timedelta(hours=1)
    second = application("Alder", stipend_per_day="120.00")
    arrive(warehouse, house.landing, mail("Alder") + b"\r\nStipend a day: 120\r\n", second, later)
    assess(warehouse, AGENCIES, load_policy(), later)
    assert names(rita.get("/queue", params={"tab": "changed"}).text)[0] == "Alder"
    page = rita.get(f"/applications/{alder}").text
    assert "Changed since you looked" in page
    assert "100.00 → 120.00" in page


def test_operations_deal_out_what_nobody_has_to_whoever_has_the_fewest_open(
    client: Client, house: House, warehouse: Warehouse
) -> None:
    ann, rita = (
        Reviewer("ann@program.example", "Ann"),
        Reviewer("rita@program.example", "Rita", states=("TX",)),
    )
    house.policy = replace(load_policy(), reviewers=(ann, rita))
    alder = application_id(warehouse, "Alder")
    client("rita").post(f"/applications/{alder}/assign", data={"reviewer": "rita@program.example"})
    client("rita").post(
        f"/applications/{application_id(warehouse, 'Birch')}/conflict", data={"reason": "family"}
    )
    page = client("omar").post("/queue/assign").text
    assert "4 applications got a reviewer." in page
    # Rita has Alder and must not see Birch, so Ann gets it; at one each the tie goes to Ann (Cedar), then Rita has
    # fewer (Dogwood), and at two each it goes to Ann again (Elm).
    assert names(client("omar").get("/queue", params={"assigned": "ann@program.example"}).text) == [
        "Birch",
        "Cedar",
        "Elm",
    ]
    assert client("rita").post("/queue/assign").status_code == 403
    assert "0 applications got a reviewer." in client("omar").post("/queue/assign").text


def test_what_an_earlier_cycle_left_undecided_stays_in_sight_and_first(
    client: Client, warehouse: Warehouse
) -> None:
    # Cedar and Dogwood are the first and the second of the year before; Dogwood was decided then.
    cedar, dogwood, elm = (application_id(warehouse, name) for name in ("Cedar", "Dogwood", "Elm"))
    with warehouse.transaction() as connection:
        for table in ("program_request", "application"):
            connection.execute(
                f"update {table} set cycle = 2025 where application_id = any(%s)", [[cedar, dogwood]]
            )
        for rank, moved in ((1, cedar), (2, dogwood), (3, elm)):
            connection.execute(
                "update program_request set rank = %s, position = %s where application_id = %s",
                [rank, rank, moved],
            )
        connection.execute(
            "update program_request set status = 'declined' where application_id = %s", [dogwood]
        )
    page = client("rita").get("/queue").text
    assert names(page) == ["Cedar", "Alder", "Birch", "Elm"]
    assert "cycle 2025" in page
    ranks = re.findall(r'<td data-label="Rank" class="num">(\d+)</td>', page)
    assert ranks == ["1", "2", "3", "4"]
    assert "Cedar" in client("rita").get("/next").text


def test_form_calculator_and_policy_stand_side_by_side(
    client: Client, house: House, warehouse: Warehouse, season: Mapping[str, str]
) -> None:
    figures = Figures(
        "calculator.xlsx", Role.STIPEND_CALCULATOR, "csp", teachers=30, days="5", rate="90.00",
        computed_total="13500.00",
    )  # fmt: skip
    document = ReadDocument("form.docx", Kind.DOCX, Role.APPLICATION, "1" * 64)
    reading = replace(application("Alder", students=900), documents=(document,), figures=(figures,))
    arrive(warehouse, house.landing, mail("Alder") + b"\r\n", reading, START + timedelta(days=6))
    assess(warehouse, AGENCIES, load_policy(), NOW)
    page = client("rita").get(f"/applications/{application_id(warehouse, 'Alder')}").text
    rows = [
        ("Teachers", "34", "30", "34"),
        ("Rate a day", "$100.00", "$90.00", "$100.00"),
        ("Length", "–", "5 days", "9 days"),
        ("Cost", "$30,600.00", "$13,500.00", "$30,600.00"),
    ]
    for what, *sides in rows:
        cells = "".join(f'<td class="num">{side}</td>' for side in sides)
        assert (
            f'<th scope="row">{what}</th>{cells}<td><span class="state question">differs</span></td>' in page
        )


def test_the_page_says_who_will_be_written_to_before_anything_is_decided(
    client: Client, warehouse: Warehouse
) -> None:
    page = client("rita").get(f"/applications/{application_id(warehouse, 'Alder')}").text
    assert "then clerk@alder.example is." in page


def test_a_problem_has_its_words_for_staff_and_what_to_do(client: Client, warehouse: Warehouse) -> None:
    page = client("rita").get(f"/applications/{application_id(warehouse, 'Alder')}").text
    assert "There are words here, but no value could be made of them." in page
    assert "Read the words. If you can tell what is meant, correct the answer" in page
