"""The judgement's numbers as rows of the queue, each with its data and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipelines.form import HIGH_SCHOOL_PROGRAMS, PATHWAYS
from pipelines.outcomes import Problem
from pipelines.rules.assess_frame import RequestContext
from pipelines.rules.assess_funding import funding_of, length_of, policy_side
from pipelines.rules.assess_regions import NearestRegions
from pipelines.rules.assessment import NOT_SERVED, AssessedRequest
from pipelines.rules.cycle_policy import CyclePolicy
from pipelines.rules.history import History
from pipelines.rules.judge import Judgement, instant
from pipelines.rules.prioritize import MICRO
from pipelines.rules.qualify import Outcome
from pipelines.rules.reconcile import differences, reconcile, travel_total
from pipelines.rules.verdicts import Grounds, verdicts_of
from pipelines.rules.wording import dollars, qualification_sentence, score_sentence

_QUALIFIED = {Outcome.YES: "yes", Outcome.CONDITIONAL: "conditional", Outcome.NO: "no"}

Row = dict[str, Any]


class Rows:
    """Makes the rows of every application from one judgement."""

    def __init__(
        self,
        contexts: Sequence[RequestContext],
        judgement: Judgement,
        rules: CyclePolicy,
        histories: Sequence[History],
        decided: Mapping[tuple[str, str], str],
    ) -> None:
        self._rules = rules
        self._histories = histories
        self._decided = decided
        self._by_application: dict[str, list[tuple[RequestContext, Row]]] = {}
        for context, row in zip(contexts, judgement.requests.to_dict("records"), strict=True):
            found = self._by_application.setdefault(context.facts.application_id, [])
            found.append((context, {str(name): value for name, value in row.items()}))
        self._counselors: dict[int, Row] = {
            row["application"]: {str(name): value for name, value in row.items()}
            for row in judgement.counselors.to_dict("records")
        }
        self._regions = NearestRegions(contexts, rules)

    def of(self, application_id: str) -> tuple[tuple[AssessedRequest, ...], tuple[Problem, ...]]:
        """The rows of one application, and the questions that came of judging it."""
        pairs = self._by_application.get(application_id, [])
        requests: list[AssessedRequest] = []
        problems: list[Problem] = []
        for context, row in pairs:
            request, questions = self._request(context, row, is_only=len(pairs) == 1)
            requests.append(request)
            problems.extend(questions)
        if pairs and (line := self._counselors.get(pairs[0][0].application)) is not None:
            requests.append(self._counselor_row(pairs[0][0], line, self._counselor_status(pairs, requests)))
        return tuple(requests), tuple(problems)

    def _request(
        self, context: RequestContext, row: Row, *, is_only: bool
    ) -> tuple[AssessedRequest, tuple[Problem, ...]]:
        data, problems = self._data(context, row, is_only=is_only)
        is_ranked = bool(row["rank"])
        program = context.request.program
        blank = row["cost_cents"] < 0
        request = AssessedRequest(
            program=program,
            position=int(row["list_order"]),
            rank=int(row["rank"]) or None,
            status=self._status(context, program),
            window=self._rules.order[row["window"]] if is_ranked else None,
            priority_at=instant(row["priority_us"]) if is_ranked else None,
            score_micro=int(row["score_micro"]) if is_ranked else None,
            score_explanation=score_sentence(self._score(row), self._rules.calendar.zone)
            if is_ranked
            else "",
            pathway=data["pathway"],
            qualified=data["qualified"],
            teachers=int(row["teachers"]),
            teachers_missing=int(row["teachers_missing"]),
            cost_cents=None if blank else int(row["cost_cents"]),
            match_cents=None if blank else int(row["match_cents"]),
            district_cents=None if blank else int(row["district_cents"]),
            uncovered_cents=None if blank else int(row["uncovered_cents"]),
            funded_cents=None if blank else int(row["funded_cents"]),
            rate_cents=context.facts.money.rate_cents,
            rate_unit=context.facts.money.rate_unit or None,
            conditions=";".join(c.code for c in context.conditions if c.is_met is not True),
            explanation=_explanation(data, row),
            data=data,
        )
        return request, problems

    def _status(self, context: RequestContext, program: str) -> str:
        application = context.facts.application_id
        decided = self._decided.get((application, program))
        ruled = self._decided.get((application, ""))
        if decided is not None:
            return decided
        if ruled is not None and (context.facts.is_assessable or ruled in NOT_SERVED):
            return ruled
        return "assessed" if context.facts.is_assessable else "needs_information"

    def _data(
        self, context: RequestContext, row: Row, *, is_only: bool
    ) -> tuple[dict[str, Any], tuple[Problem, ...]]:
        """What was judged, JSON-ready: nothing in it changes because of other applications' ranks."""
        request, facts, group = context.request, context.facts, context.group
        history = self._histories[context.application]
        near = self._regions.nearest(context)
        answers = history.answers or {}
        verdicts = verdicts_of(
            Grounds(
                request=request,
                outcomes={name: Outcome(row[f"outcome_{name}"]) for name in PATHWAYS},
                minimum=None if row["minimum"] < 0 else int(row["minimum"]),
                teachers=int(row["teachers"]),
                group=group,
                regions=near,
                is_placed=facts.place is not None,
                limit_mi=float(row["distance_mi"]),
                funding_source=answers.get("funding_source"),
                travel_cost=travel_total(history.figures),
                lead_named=facts.lead_district,
            )
        )
        reconciled = reconcile(history.figures, policy_side(context, row), is_only_request=is_only)
        questions = (
            differences(reconciled) if reconciled is not None and row["qualified"] >= Outcome.NO else ()
        )
        serving = [a for a in self._rules.policy.alternatives if request.program in a.programs]
        data = {
            "program": request.program,
            "qualified": _QUALIFIED.get(row["qualified"]),
            "pathway": PATHWAYS[row["pathway"]] if row["pathway"] >= 0 else None,
            "asked_pathway": request.asked_pathway,
            "teachers": int(row["teachers"]),
            "teachers_missing": int(row["teachers_missing"]),
            "stated": request.stated,
            "listed": request.listed,
            "minimum": None if row["minimum"] < 0 else int(row["minimum"]),
            "school_year": request.school_year,
            "pathways": [record(verdict) for verdict in verdicts],
            "regions": [{"region": n.region, "state": n.state, "miles": round(n.miles, 1)} for n in near],
            "conditions": [record(condition) for condition in context.conditions],
            "funding": funding_of(context, row),
            "reconciled": asdict(reconciled) if reconciled is not None else None,
            "alternatives": [{"code": a.code, "words": a.words} for a in serving],
            "is_moved_by_group": bool(row["is_moved"]),
            "first_sha256": facts.first_sha256,
        }
        return data, questions

    def _score(self, row: Row) -> dict[str, Any]:
        window = row["window"]
        length = max((row["closes_us"] - row["opens_us"]) // MICRO, 1)
        left = min(max((row["closes_us"] - row["priority_us"]) // MICRO, 0), length)
        factors = [
            f"{name} {row[f'factor_{name}']:.4f} of {most / MICRO:g} points"
            for name, most in self._rules.points.factors.items()
            if most
        ]
        return {
            "window": self._rules.order[window],
            "window_micro": self._rules.points.window[window],
            "place_in_window": int(row["place_in_window"]),
            "priority_at": instant(row["priority_us"]).isoformat(),
            "opens": instant(row["opens_us"]).isoformat(),
            "closes": instant(row["closes_us"]).isoformat(),
            "left_seconds": int(left),
            "length_seconds": int(length),
            "receipt_micro": int(row["receipt_micro"]),
            "factors": ", ".join(factors),
            "score_micro": int(row["score_micro"]),
        }

    def _counselor_status(
        self, pairs: Sequence[tuple[RequestContext, Row]], requests: Sequence[AssessedRequest]
    ) -> str:
        """Their own decision, else that of the high-school request they go with."""
        application = pairs[0][0].facts.application_id
        served = [
            r.status for r in requests if r.program in HIGH_SCHOOL_PROGRAMS and r.status not in NOT_SERVED
        ]
        return self._decided.get((application, "counselors")) or (served or [requests[-1].status])[0]

    def _counselor_row(self, context: RequestContext, line: Row, status: str) -> AssessedRequest:
        """Counselors and principals: paid in full by us, no rank, nothing from the district."""
        total = int(line["match_cents"]) if line["match_cents"] >= 0 else None
        money = context.facts.money
        length = length_of(line["length"])
        unit, each = ("hours", "an hour") if money.rate_unit == "hour" else ("days", "a day")
        arithmetic = (
            f"{money.heads} counselors and principals x {dollars(money.rate_cents or 0)} {each} x "
            f"{length} {unit if length != 1 else unit.removesuffix('s')} = {dollars(total or 0)}, all ours"
        )
        words = (
            f"{arithmetic}." if total is not None else "The district gave no stipend, so no amount is known."
        )
        return AssessedRequest(
            program="counselors", position=int(line["list_order"]), rank=None, status=status, window=None,
            priority_at=None, score_micro=None, score_explanation="", pathway=None, qualified=None,
            teachers=money.heads, teachers_missing=0, cost_cents=total, match_cents=total,
            district_cents=None if total is None else 0, uncovered_cents=None if total is None else 0,
            funded_cents=None if total is None else int(line["funded_cents"]), rate_cents=money.rate_cents,
            rate_unit=money.rate_unit or None, conditions="", explanation=words,
            data={"program": "counselors", "heads": money.heads, "length": str(length), "unit": money.rate_unit},
        )  # fmt: skip


def record(flat: Any) -> dict[str, Any]:
    """A flat record as a dict."""
    return {name: getattr(flat, name) for name in flat.__slots__}


def _explanation(data: Mapping[str, Any], row: Row) -> str:
    """Qualification in words, and what was promised or what the budget does not reach."""
    words = qualification_sentence(data)
    promised = int(row["reserved_cents"])
    if promised >= 0:
        supported = int(row["match_cents"])
        words += f" Promised: {dollars(promised)}."
        return words if promised == supported else f"{words} The share as of now is {dollars(supported)}."
    missing = int(row["match_cents"]) - int(row["funded_cents"])
    if row["match_cents"] >= 0 and missing > 0 and row["is_served"]:
        kind = "Unfunded" if row["funded_cents"] == 0 else "Partially funded"
        words += (
            f" {kind}: {dollars(missing)} of our {dollars(int(row['match_cents']))} is beyond the budget."
        )
    return words
