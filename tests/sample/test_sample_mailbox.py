"""The sample season: enough, in time, the same each time, and fictional through and through."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import UTC, datetime
from email import message_from_bytes, policy
from importlib.resources import files
from pathlib import Path

import pytest

from connectors.received import moment_of_receipt
from pipelines.form import QUESTION
from pipelines.sample import write_sample_mailbox
from pipelines.sample.answers import complete_answers
from pipelines.sample.cast import CAST

AFTER_THE_SEASON = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    folder = tmp_path_factory.mktemp("sample")
    return folder, write_sample_mailbox(folder / "mail", folder / "docs", AFTER_THE_SEASON)


def messages(season: tuple[Path, int]) -> list[bytes]:
    return [path.read_bytes() for path in sorted((season[0] / "mail" / "new").iterdir())]


def test_a_mailbox_of_more_than_thirty_messages_with_24_applications(season: tuple[Path, int]) -> None:
    assert season[1] == len(messages(season)) >= 30
    assert len(CAST) >= 24
    assert {path.name for path in (season[0] / "mail").iterdir()} == {"cur", "new", "tmp"}


def test_moments_of_receipt_lie_in_every_window_and_in_order(season: tuple[Path, int]) -> None:
    moments = [moment_of_receipt(content) for content in messages(season)]
    known = [moment for moment in moments if moment is not None]
    assert len(known) == len(moments)
    assert known == sorted(known)
    windows = Counter(
        1 if moment.month <= 6 else 2 if moment.month <= 8 else 3 if moment.month <= 10 else 4
        for moment in known
    )
    assert min(windows[1], windows[2], windows[3]) >= 5
    assert windows[4] >= 1


@pytest.mark.parametrize("now", [datetime(2027, 1, 2, tzinfo=UTC), datetime(2027, 4, 9, tzinfo=UTC)])
def test_early_in_the_year_nothing_lies_in_the_future(tmp_path: Path, now: datetime) -> None:
    write_sample_mailbox(tmp_path / "mail", tmp_path / "docs", now)
    for path in (tmp_path / "mail" / "new").iterdir():
        moment = moment_of_receipt(path.read_bytes())
        assert moment is not None
        assert moment <= now


def test_the_same_now_gives_the_same_bytes(season: tuple[Path, int], tmp_path: Path) -> None:
    write_sample_mailbox(tmp_path / "mail", tmp_path / "docs", AFTER_THE_SEASON)
    assert [path.read_bytes() for path in sorted((tmp_path / "mail" / "new").iterdir())] == messages(season)


def test_every_address_is_a_fictional_one(season: tuple[Path, int]) -> None:
    for content in messages(season):
        message = message_from_bytes(content, policy=policy.default)
        for address in re.findall(
            r"@([\w.-]+)", f"{message['From']} {message['To']} {message['Message-ID']}"
        ):
            assert address.endswith(".example")


def test_links_lead_to_a_document_that_is_there_but_for_one(season: tuple[Path, int]) -> None:
    texts = b"".join(messages(season)).decode("utf-8", "replace")
    linked = set(re.findall(r"document/d/([\w-]+)", texts))
    there = {path.stem for path in (season[0] / "docs").glob("*.json")}
    assert there < linked
    assert len(linked - there) == 1


def test_every_district_stands_in_the_directory_of_the_sample() -> None:
    text = (files("pipelines.sample") / "districts.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert list(rows[0]) == [
        "LEAID",
        "LEA_NAME",
        "EDGE_NAME",
        "ST",
        "LCITY",
        "LAT",
        "LON",
        "BOUNDARY",
        "GSLO",
        "GSHI",
    ]
    assert len({row["LEAID"] for row in rows}) == len(rows)
    assert all(re.fullmatch(r"\d{7}", row["LEAID"]) for row in rows)
    known = {(row["LEAID"], row["ST"]) for row in rows}
    for applicant in CAST:
        answers = complete_answers(applicant, 2026)
        assert (answers["nces_id"], answers["state"]) in known


@pytest.mark.parametrize("applicant", CAST, ids=lambda applicant: applicant.name)
def test_every_answer_of_the_cast_is_one_of_the_form(applicant: object) -> None:
    answers = complete_answers(applicant, 2026)  # type: ignore[arg-type]
    assert set(answers) == set(QUESTION)
    for row in answers["teachers"]:
        assert set(row) == {column.key for column in QUESTION["teachers"].columns}
    listed = Counter(row["program"] for row in answers["teachers"])
    for request in answers["programs"]:
        assert listed[request["program"]] <= (request["teachers"] or 0)
    assert len({row["email"] for row in answers["teachers"]}) == len(answers["teachers"])


def test_the_directory_that_is_shipped_knows_the_districts_of_the_sample() -> None:
    shipped = (files("pipelines.policy") / "directory.csv").read_text(encoding="utf-8")
    sample = (files("pipelines.sample") / "districts.csv").read_text(encoding="utf-8")
    known = {row["LEAID"] for row in csv.DictReader(shipped.splitlines())}
    assert {row["LEAID"] for row in csv.DictReader(sample.splitlines())} <= known
