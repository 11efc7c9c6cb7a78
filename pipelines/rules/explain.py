"""Why a request stands where it stands: against another, and what would change it. Data in, sentences out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipelines.form import QUESTION
from pipelines.rules.wording import WINDOW_WORDS, dollars, moment, points, program_name

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides the place of one request. window_place: its window in the order of service; None without a rank."""

    application_id: str
    program: str
    rank: int | None
    window: str | None
    window_place: int | None
    priority_at: datetime | None
    factor_micro: int
    first_sha256: str

    @property
    def name(self) -> str:
        return f"{self.application_id} {program_name(self.program)}"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two requests differ. at: rank, window, factors, receipt, sha256 or program.

    because: the reason alone, without the two names.
    """

    above: Standing
    below: Standing
    at: str
    sentence: str
    because: str


def why_above(one: Standing, other: Standing, zone: str) -> Difference:
    """Which of two requests stands above, and the first thing that decides it."""
    if one.rank is None or other.rank is None:
        return _unranked(one, other)
    above, below = (one, other) if one.rank < other.rank else (other, one)
    if above.window_place != below.window_place:
        words = f"{_window(above)} comes before {_window(below)}"
        return _difference(above, below, "window", words)
    if above.factor_micro != below.factor_micro:
        words = (
            f"both are in {_window(above)}; further factors give {points(above.factor_micro)} points against "
            f"{points(below.factor_micro)}"
        )
        return _difference(above, below, "factors", words)
    first, second = above.priority_at, below.priority_at
    if first is not None and second is not None and first != second:
        words = (
            f"both are in {_window(above)}; its priority date is {moment(first, zone)}, "
            f"{_span((second - first).total_seconds())} before {moment(second, zone)}"
        )
        return _difference(above, below, "receipt", words)
    if above.first_sha256 != below.first_sha256:
        words = (
            "window and moment of receipt are equal; the sha256 of the first assessable message decides: "
            f"{above.first_sha256[:12]}\u2026 comes before {below.first_sha256[:12]}\u2026"
        )
        return _difference(above, below, "sha256", words)
    words = (
        f"both came with the same message; {program_name(above.program)} comes first in the order of programs"
    )
    return _difference(above, below, "program", words)


def _unranked(one: Standing, other: Standing) -> Difference:
    above, below = (one, other) if other.rank is None else (other, one)
    if above.rank is None:
        neither = "Neither has a priority date yet, so neither has a rank."
        return Difference(above, below, "rank", neither, neither)
    return _difference(above, below, "rank", "it has a priority date, and the other cannot be assessed yet")


def _difference(above: Standing, below: Standing, at: str, words: str) -> Difference:
    ranks = f" ({above.rank} against {below.rank if below.rank is not None else 'no rank'})"
    sentence = f"{above.name} stands above {below.name}{ranks}: {words}."
    return Difference(above, below, at, sentence, f"{words}.")


def _window(standing: Standing) -> str:
    return WINDOW_WORDS[standing.window or "late"]


def _span(seconds: float) -> str:
    """A length of time in its two largest units."""
    left = round(seconds)
    parts = []
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        number, left = divmod(left, size)
        if number:
            parts.append(f"{number:,} {unit}{'' if number == 1 else 's'}")
    return " and ".join(parts[:2]) or "less than a second"


def what_would_change(
    request: Data, row: Data, problems: Sequence[Data], above: Standing | None, zone: str
) -> list[str]:
    """What would change the judgement or the place of one request, nearest first.

    request: its data; row: its line of the queue (`rank`, `priority_at`, amounts in cents); problems: of the
    application; above: the request one place higher.
    """
    found = _missing_answers(problems)
    if request["qualified"] == "no":
        found += _to_qualify(request)
    elif request["qualified"] == "conditional":
        found += _to_be_sure(request)
    found += _money(request["funding"], row)
    if row["rank"] is not None and above is not None and above.priority_at is not None:
        found.append(_place(row, above, zone))
    return found


def _missing_answers(problems: Sequence[Data]) -> list[str]:
    critical = [p["field"] for p in problems if p["severity"] == "critical"]
    if not critical:
        return []
    words = "; ".join(field_words(field) for field in critical)
    return [f"It can be assessed, and gets a place from that moment on, when the district gives: {words}."]


def field_words(field: str) -> str:
    """The words in which a letter asks for a field."""
    key, _, rest = field.partition(".")
    program, _, column = rest.partition(".")
    if key == "programs" and column:
        what = {
            "teachers": "the number of teachers, or how they will be found,",
            "first_year": "the first year",
        }
        return f"{what.get(column, column)} for {program_name(program)}"
    return QUESTION[key].letter if key in QUESTION else field


def _to_qualify(request: Data) -> list[str]:
    found = []
    by_pathway = {verdict["pathway"]: verdict for verdict in request["pathways"]}
    own = by_pathway.get("own_cohort")
    if own is not None and own["figures"].get("missing"):
        found.append(
            f"{own['figures']['missing']} more teachers listed by name make a cohort of its own; a plan for "
            "finding them makes it conditional."
        )
    group = by_pathway.get("consortium")
    if group is not None and group["code"] == "too_few":
        found.append(f"{group['figures']['missing']} more teachers in the group make a consortium.")
    region = by_pathway.get("join_region")
    if region is not None and region["code"] == "too_far":
        figures = region["figures"]
        found.append(
            f"{figures['region']} is {figures['miles'] - figures['limit']:.1f} miles too far; a region within "
            f"{figures['limit']:g} miles would do."
        )
    if region is not None and region["code"] == "place_unknown":
        found.append(
            "Once a person rules which district this is, the distance to the regions can be computed."
        )
    travel = by_pathway.get("paid_travel")
    if travel is not None and travel["outcome"] == "not_asked":
        found.append(
            "Asking to pay the teachers' travel, with the source of the money named, makes it qualify."
        )
    return found


def _to_be_sure(request: Data) -> list[str]:
    recorded = next(v for v in request["pathways"] if v["pathway"] == request["pathway"])
    figures = recorded["figures"]
    if recorded["pathway"] == "own_cohort":
        return [f"{figures['minimum'] - figures['listed']} more teachers listed by name make it a sure yes."]
    if recorded["pathway"] == "consortium":
        return [f"{figures['missing']} more teachers in the group make it a sure yes."]
    if recorded["code"] == "no_source":
        return ["Naming the source of the travel money makes it a sure yes."]
    return ["The first committed teacher makes it a sure yes."]


def _money(funding: Data, row: Data) -> list[str]:
    if funding["code"] == "no_rate":
        return ["The stipend that the district pays, by the day or by the hour, makes the amounts known."]
    if funding["code"] != "computed":
        return []
    found = []
    short = funding["limit_cents"] - funding["match_cents"]
    if funding["budget_cents"] is not None and short > 0:
        found.append(
            f"Our share could rise by {dollars(short)} to {dollars(funding['limit_cents'])} if the district put "
            "in more."
        )
    beyond = (row["match_cents"] or 0) - (row["funded_cents"] or 0)
    if beyond > 0 and row.get("status") != "accepted":  # what a person promised is no matter of budgets
        found.append(f"{dollars(beyond)} more in the budgets over it would fund it in full.")
    return found


def _place(row: Data, above: Standing, zone: str) -> str:
    if row["window"] == above.window and above.priority_at is not None:
        gap = (row["priority_at"] - above.priority_at).total_seconds()
        if gap <= 0:
            return f"One place higher stands {above.name}, which came at the same moment."
        return (
            f"One place higher stands {above.name}; to stand there it would have had to come {_span(gap)} earlier, "
            f"before {moment(above.priority_at, zone)}. Nothing that is sent now changes its place."
        )
    return f"One place higher stands {above.name}, of {_window(above)}. Nothing that is sent now changes its place."
