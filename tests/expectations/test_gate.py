"""The gate: volume, columns suddenly empty, share of quarantine; and the page that shows it all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd

from connectors.frames import table_of
from expectations.frames import pandas_frame
from expectations.gate import Profile, gate, profile_of
from expectations.limits import load_limits
from expectations.outcome import Validation
from expectations.page import validation_page
from pipelines.tables import MESSAGES

LIMITS = load_limits()
JUNE = datetime(2026, 6, 1, 12, tzinfo=UTC)


def messages(applications: int, quarantined: int = 0, **facts: Any) -> pd.DataFrame:
    places = ["application"] * applications + ["quarantine"] * quarantined
    rows = [
        {
            "message_id": f"<{n}@a>",
            "received_at": JUNE,
            "place": p,
            "subject": "Form",
            "message_sha256": f"{n:064x}",
        }
        | facts
        for n, p in enumerate(places)
    ]
    return pandas_frame(table_of(rows, MESSAGES))


def asked(now: pd.DataFrame, before: pd.DataFrame | None, new: int = 0) -> list[str]:
    profiles = {} if before is None else {"messages": profile_of(before)}
    return [
        p.sentence
        for v in gate({"messages": now}, profiles, LIMITS, new_messages=new)
        for p in v.batch_problems
    ]


def test_the_first_publication_has_nothing_to_be_measured_against() -> None:
    assert asked(messages(0), None) == []
    assert asked(messages(3), None) == []


def test_a_fifth_of_the_rows_may_go_and_not_one_more() -> None:
    assert asked(messages(80), messages(100)) == []
    assert asked(messages(79), messages(100)) == [
        "messages: at least 80 rows, after 100 in the last publication (found: 79): does not hold."
    ]


def test_a_frame_that_lost_all_its_rows_is_held_back() -> None:
    assert asked(messages(0), messages(100)) == ["messages: there is not one row."]


def test_small_numbers_say_nothing() -> None:
    assert asked(messages(5), messages(19)) == []
    assert asked(messages(0, 19), None, new=19) == []


def test_a_column_that_was_filled_and_is_empty_is_named() -> None:
    assert asked(messages(50, subject=None), messages(50)) == [
        "messages: subject is not suddenly empty, after 50 values in the last publication (found: 0): does not hold."
    ]
    assert asked(messages(50), messages(50, subject=None)) == []


def test_half_of_the_new_messages_may_be_set_aside_and_not_more() -> None:
    assert asked(messages(10, 10), None, new=20) == []
    (sentence,) = asked(messages(9, 11), None, new=20)
    assert (
        sentence
        == "messages: at most 50% of 20 new messages set aside in quarantine (found: 0.55): does not hold."
    )


def test_an_old_heap_of_quarantine_does_not_count_as_new() -> None:
    old_heap_first = messages(0, 100)
    newer = messages(20)
    together = pd.concat(
        [old_heap_first, newer.assign(message_sha256=[f"{n:064x}" for n in range(500, 520)])]
    )
    assert asked(together.reset_index(drop=True), None, new=20) == []


def test_a_profile_counts_rows_and_filled_cells() -> None:
    profile = profile_of(messages(3, subject=None))
    assert (profile.rows, profile.filled["place"], profile.filled["subject"]) == (3, 3, 0)


def page(*validations: Validation) -> str:
    return validation_page(list(validations), as_of="2 November 2026, 09:00 PST", publication_id="0" * 16)


def test_the_page_says_that_all_held() -> None:
    text = page(*gate({"messages": messages(3)}, {}, LIMITS))
    assert "all of them held." in text
    assert "What did not hold" not in text


def test_the_page_names_expectation_level_rows_and_keys_but_no_values() -> None:
    bad = messages(2)
    bad.loc[1, "place"] = None
    bad.loc[1, "subject"] = "secret words"
    text = page(*gate({"messages": bad}, {"messages": Profile(100, {})}, LIMITS))
    assert "place is there" in text
    assert f"{1:064x}" in text
    assert "critical" in text
    assert "secret words" not in text
    assert "Holds the publication back" in text
    assert "<script" not in text
    assert "http:" not in text
    assert "https:" not in text
