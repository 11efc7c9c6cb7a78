"""Versions: what replaces, what adds, what changes nothing; none is lost."""

from __future__ import annotations

from dataclasses import replace

from pipelines.outcomes import Code, Place, Problem, Severity
from pipelines.records import StoredReading
from pipelines.rules.history import History, VersionKind
from pipelines.rules.validate import critical_problems
from pipelines.rules.versions import history_of
from tests.assessing import form, message, people, request


def history(*messages: StoredReading) -> History:
    return history_of(messages, critical_problems)


def full(day: int, teachers: int | None = 30, **more: object) -> StoredReading:
    return message(
        form("Cedar Hollow ISD, TX", request("csp", teachers), **more), f"2015-06-{day:02d}T09:00:00-07:00"
    )


def reply(day: int, **answers: object) -> StoredReading:
    return message(answers, f"2015-06-{day:02d}T09:00:00-07:00", place=Place.REPLY)


def kinds(found: History) -> list[tuple[str, int]]:
    return [(version.kind.value, version.number) for version in found.versions]


def test_every_message_is_kept_as_a_version() -> None:
    found = history(full(1), full(2, None), full(3, 31), reply(4, counselors=2), reply(5))
    assert kinds(found) == [("full", 1), ("incomplete", 2), ("full", 3), ("reply", 4), ("message", 0)]
    assert [version.number for version in found.versions if version.is_in_force] == [4]


def test_a_copy_of_what_can_be_judged_can_be_judged() -> None:
    found = history(full(1), full(2))
    assert [(v.kind.value, v.number, v.is_assessable, v.is_in_force) for v in found.versions] == [
        ("full", 1, True, True),
        ("copy", 1, True, False),
    ]


def test_messages_count_in_order_of_receipt_whatever_order_they_come_in() -> None:
    messages = [full(1), full(3, 31), reply(2, counselors=2)]
    assert history(*messages) == history(*reversed(messages))


def test_a_version_says_what_it_changed() -> None:
    found = history(full(1), reply(2, programs=[request("csp", 34), request("ecs", 3)], city="Waco"))
    changes = {change.path: (change.before, change.after) for change in found.versions[-1].changes}
    assert changes["programs.csp.teachers"] == (30, 34)
    assert changes["programs.ecs"] == (None, "listed")
    assert changes["city"] == (None, "Waco")


def test_changes_of_the_list_of_teachers_name_nobody() -> None:
    found = history(full(1, teachers=None, identification_plan=None), full(2))
    listed = history(full(1), reply(2, teachers=people(3, "csp")))
    [change] = listed.versions[-1].changes
    assert (change.path, change.before, change.after) == ("teachers", "0 people listed", "3 people listed")
    assert "person" not in repr(found.versions).lower()


def test_an_answer_carries_the_source_of_the_message_that_gave_it() -> None:
    from pipelines.records import Source

    first, second = full(1, city="Wacko"), reply(2, city="Waco")
    sources = [{"city": Source(name, "line 1", name, "exact")} for name in ("form", "mail")]
    read = [
        replace(m, reading=replace(m.reading, sources=s))
        for m, s in zip((first, second), sources, strict=True)
    ]
    found = history(*read)
    assert found.answers is not None
    assert found.answers["city"] == "Waco"
    assert found.sources["city"].document == "mail"


def test_a_reply_without_a_program_speaks_of_the_only_one() -> None:
    found = history(full(1), reply(2, programs=[request("csp", None) | {"program": None, "teachers": 36}]))
    assert found.answers is not None
    assert [row["teachers"] for row in found.answers["programs"]] == [36]


def test_nothing_is_assessable_before_its_first_complete_version() -> None:
    found = history(full(1, None), reply(2, programs=[request("csp", 12)]))
    assert found.first_assessable is not None
    assert found.first_assessable.number == 2
    assert history(full(1, None)).first_assessable is None


def test_problems_are_those_of_what_is_in_force() -> None:
    early = message(form("Cedar Hollow ISD, TX", request("csp", 30)), "2015-06-01T09:00:00-07:00",
                    problems=[Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, "bandwidth_mbps", "fast")])  # fmt: skip
    assert len(history(early).problems) == 1
    assert history(early, full(2, 31)).problems == ()


def test_words_of_a_reply_that_nobody_understood_wait_until_something_newer_answers() -> None:
    said = Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, None, "33")
    unclear = reply(2)
    unclear = replace(unclear, reading=replace(unclear.reading, problems=(said,)))
    thanks = reply(3)
    assert history(full(1), unclear, thanks).problems == (said,)
    assert kinds(history(full(1), unclear)) == [("full", 1), ("message", 0)]
    assert history(full(1), unclear, reply(3, city="Waco")).problems == ()
    assert history(full(1), unclear, full(3, 31)).problems == ()


def asking(code: Code, field: str, seen: str) -> StoredReading:
    """The form of the first day, with one reading that a person should confirm."""
    form_ = full(1, bandwidth_mbps=100)
    problem = Problem(code, Severity.QUESTION, field, seen)
    return replace(form_, reading=replace(form_.reading, problems=(problem,)))


def test_a_reply_that_repeats_what_was_to_be_confirmed_settles_the_question() -> None:
    found = history(asking(Code.LOW_CONFIDENCE, "bandwidth_mbps", "100?"), reply(2, bandwidth_mbps=100))
    assert found.problems == ()
    assert kinds(found) == [("full", 1), ("reply", 2)]


def test_a_reply_about_something_else_settles_nothing() -> None:
    found = history(asking(Code.LOW_CONFIDENCE, "bandwidth_mbps", "100?"), reply(2, city="Waco"))
    assert [problem.field for problem in found.problems] == ["bandwidth_mbps"]


def test_the_number_of_teachers_is_settled_for_the_program_that_was_answered() -> None:
    first = asking(Code.CONTRADICTION, "programs[0].teachers", "30 or 31")
    assert history(first, reply(2, programs=[request("csp", 31)])).problems == ()
    [problem] = history(first, reply(2, programs=[request("ecs", 12)])).problems
    assert problem.field == "programs.csp.teachers"


def test_a_reply_that_repeats_what_nobody_asked_is_no_version() -> None:
    assert kinds(history(full(1, city="Waco"), reply(2, city="Waco"))) == [("full", 1), ("reply", 0)]


def test_an_interest_form_alone_is_no_version_in_force() -> None:
    found = history(
        message(form("Cedar Hollow ISD, TX"), "2015-06-01T09:00:00-07:00", place=Place.INTEREST_FORM)
    )
    assert found.number == 0
    assert kinds(found) == [(VersionKind.INTEREST_FORM.value, 0)]
    assert found.answers is not None
    assert found.answers["district_name"] == "Cedar Hollow ISD"


def test_a_calculator_alone_is_a_version_that_brings_its_figures() -> None:
    from pipelines.outcomes import Role
    from pipelines.records import Figures

    figures = [Figures("Calculator.xlsx", Role.STIPEND_CALCULATOR, "csp", 30)]
    calculator = message(None, "2015-06-02T09:00:00-07:00", place=Place.REPLY, figures=figures)
    found = history(full(1), calculator)
    assert found.figures == tuple(figures)
    assert kinds(found) == [("full", 1), ("reply", 2)]
    assert found.answers == history(full(1)).answers


def test_the_newest_calculator_of_a_kind_counts() -> None:
    from pipelines.outcomes import Role
    from pipelines.records import Figures

    old, new = (
        Figures(name, Role.STIPEND_CALCULATOR, "csp", n) for name, n in (("old.xlsx", 30), ("new.xlsx", 31))
    )
    one = message(
        form("Cedar Hollow ISD, TX", request("csp", 30)), "2015-06-01T09:00:00-07:00", figures=[old]
    )
    two = message(
        form("Cedar Hollow ISD, TX", request("csp", 31)), "2015-06-02T09:00:00-07:00", figures=[new]
    )
    assert [figure.document for figure in history(one, two).figures] == ["new.xlsx"]
    assert [figure.document for figure in history(one).figures] == ["old.xlsx"]
