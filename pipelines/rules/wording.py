"""Words for the data of a judgement: short sentences with numbers, for clerks, reviewers and auditors alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pipelines import money
from pipelines.form import PATHWAY_NAMES, PROGRAM_NAMES

Data = Mapping[str, Any]

#: Sentence by pathway and code. Figures stand in braces; words of a district are shortened by `short`.
PATHWAY_WORDS = {
    ("own_cohort", "enough_listed"): "{listed} different people are listed, {minimum} make a cohort",
    ("own_cohort", "enough_stated"): (
        "{stated} teachers are stated and {listed} listed by name; {minimum} listed make a cohort, so a person judges"
    ),
    ("own_cohort", "plan"): (
        "{have} of {minimum} teachers are committed; how the others will be found is explained, so a person judges"
    ),
    (
        "own_cohort",
        "no_minimum",
    ): "this school year has no least number of teachers, and {have} are committed",
    ("own_cohort", "too_few"): "{have} of {minimum} teachers, {missing} short of a cohort",
    ("consortium", "enough"): "the group has {total} teachers, {minimum} are needed{parts}",
    ("consortium", "plan"): (
        "the group has {total} of {minimum} teachers{parts}, and it is explained how the others will be found, so a "
        "person judges"
    ),
    ("consortium", "too_few"): "the group has {total} of {minimum} teachers, {missing} short{parts}",
    ("consortium", "no_group"): "no other application of this cycle forms a group with this one",
    ("join_region", "near"): "{region} is {miles} miles away by road, {limit} is the limit",
    ("join_region", "near_with_plan"): (
        "{region} is {miles} miles away by road; no teacher is committed yet, but how to find them is explained"
    ),
    (
        "join_region",
        "nobody",
    ): "{region} is {miles} miles away by road, but no teacher is committed or planned",
    (
        "join_region",
        "too_far",
    ): "the nearest region, {region}, is {miles} miles away by road; {limit} is the limit",
    ("join_region", "no_region"): "no partner region offers this program",
    (
        "join_region",
        "place_unknown",
    ): "the district's place is not known for sure, so no distance can be computed",
    ("paid_travel", "source_named"): "the district pays the travel and names the source of the money{cost}",
    ("paid_travel", "no_source"): "the district pays the travel but names no source of the money{cost}",
    ("paid_travel", "not_asked"): "not asked for",
    ("k5_affiliate", "teachers"): "{teachers} teachers are committed; K-5 has no least number",
    ("k5_affiliate", "plan"): "no teacher is committed yet, but it is explained how they will be found",
    ("k5_affiliate", "nobody"): "no teacher is committed or planned",
}

CONDITION_WORDS = {
    "coming_year": "the teachers teach the course in the coming school year ({wanted}{said})",
    "slot_and_room": "a slot and a room on the master schedule",
    "course_code": "a course code",
    "computers": "students at a computer: at most {wanted}{said}",
    "bandwidth": "at least {wanted} Mbit/s{said}",
    "evaluation": "evaluation accepted (with the term sheet)",
    "facilitator": "a named K-5 facilitator",
    "k5_teachers": "preferably {wanted} elementary teachers{said}",
}

WINDOW_WORDS = {
    "1": "window 1",
    "2": "window 2",
    "3": "window 3",
    "late": "late, after the last window",
    "rolling": "rolling review of K-5 alone",
}


def short(text: str | None, longest: int = 80) -> str:
    """A district's own words on one line."""
    line = " ".join((text or "").split())
    return line if len(line) <= longest else line[: longest - 1] + "\u2026"


def dollars(cents: int | None) -> str:
    """12345678 -> "$123,456.78"; "not known" for blank."""
    if cents is None or cents < 0:
        return "not known"
    return money.dollars(cents)


def moment(at: datetime, zone: str) -> str:
    """A moment with its zone, to the second."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S %Z")


def points(micro: int) -> str:
    """Millionths of a point as a number: 50987654 -> "50.987654"."""
    return f"{micro // 1_000_000}.{micro % 1_000_000:06d}"


def ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{suffix}"


def pathway_sentence(verdict: Data) -> str:
    """One pathway: its name, whether it holds and why, with numbers."""
    figures = dict(verdict["figures"])
    stated = figures.get("stated")
    figures["have"] = stated if stated is not None else figures.get("listed")
    figures["parts"] = _parts(figures.get("members") or (), figures.get("listed_twice") or 0)
    figures["cost"] = f" (travel calculator: ${figures['cost']})" if figures.get("cost") else ""
    if isinstance(figures.get("limit"), float):
        figures["limit"] = f"{figures['limit']:g}"
    reason = PATHWAY_WORDS[verdict["pathway"], verdict["code"]].format(**figures)
    return f"{PATHWAY_NAMES[verdict['pathway']]}: {reason}"


def _parts(members: Sequence[Data], listed_twice: int) -> str:
    how = {
        "withdrawn": ", withdrawn",
        "elsewhere": ", applies with another group",
        "twice": ", already counted in another group",
        "one_sided": ", names the lead but is not listed by it",
        "no_number": ", no number given",
    }
    parts = [f"{short(m['name'], 60)} {m['counted']}{how.get(m['how'], '')}" for m in members]
    if listed_twice:
        parts.append(f"{listed_twice} listed by several of them counted once")
    return f" ({'; '.join(parts)})" if parts else ""


def condition_sentence(condition: Data) -> str:
    said = f"; the application says {condition['said']}" if condition["said"] else ""
    return CONDITION_WORDS[condition["code"]].format(wanted=condition["wanted"], said=said)


def qualification_sentence(request: Data) -> str:
    """The judgement of one request in a few sentences: what holds, what else would, and what to do otherwise."""
    verdicts = request["pathways"]
    if request["qualified"] is None:
        return "Not assessed yet: something essential is missing."
    held = [v for v in verdicts if v["outcome"] in ("yes", "conditional")]
    if request["qualified"] == "no":
        asked = request["asked_pathway"]
        reasons = [
            pathway_sentence(v)
            for v in verdicts
            if v["outcome"] == "no" and (v["code"] != "no_group" or asked == "consortium")
        ]
        return " ".join([*(f"{reason}." for reason in reasons), alternatives_sentence(request)]).strip()
    recorded = next(v for v in held if v["pathway"] == request["pathway"])
    sentences = [f"{pathway_sentence(recorded)}."]
    others = [PATHWAY_NAMES[v["pathway"]] for v in held if v is not recorded]
    if others:
        sentences.append(f"Would also hold: {'; '.join(others)}.")
    return " ".join(sentences)


def alternatives_sentence(request: Data) -> str:
    """What fits a request that does not qualify, nearest region and missing teachers first."""
    parts = []
    if request["teachers_missing"]:
        noun = "teacher" if request["teachers_missing"] == 1 else "teachers"
        parts.append(f"{request['teachers_missing']} more {noun} would make it qualify")
    if request["regions"]:
        near = request["regions"][0]
        parts.append(f"the nearest region is {near['region']}, {near['miles']:g} miles away by road")
    parts.extend(alternative["words"] for alternative in request["alternatives"])
    return f"Alternatives: {'; '.join(parts)}." if parts else ""


def score_sentence(score: Data, zone: str) -> str:
    """The score so that it can be checked by hand."""
    window = WINDOW_WORDS[score["window"]]
    at = moment(datetime.fromisoformat(score["priority_at"]), zone)
    opens, closes = (moment(datetime.fromisoformat(score[name]), zone) for name in ("opens", "closes"))
    text = (
        f"{window}: {points(score['window_micro'])} points; {ordinal(score['place_in_window'])} in it, received {at}; "
        f"of the time from {opens} to {closes} {score['left_seconds']:,} of {score['length_seconds']:,} seconds were "
        f"left: {points(score['receipt_micro'])}"
    )
    factors = score["factors"] or "none"
    return f"{text}; further factors: {factors}; together {points(score['score_micro'])}."


def funding_sentences(funding: Data) -> list[str]:
    """The arithmetic of one request, line by line. is_promised: a person set `funded_cents`, not the budget."""
    if funding["code"] == "no_stipend":
        return ["K-5 courses have no stipend: $0.00."]
    if funding["code"] == "not_qualified":
        return ["The request does not qualify: $0.00."]
    if funding["code"] == "no_rate":
        return ["The district gave no stipend by the day or by the hour, so no amount can be computed."]
    if funding["code"] == "not_assessed":
        return []
    unit, each = ("days", "a day") if funding["unit"] == "day" else ("hours", "an hour")
    lines = [
        f"Cost: {funding['teachers']} teachers x {dollars(funding['rate_cents'])} {each} x "
        f"{funding['length']} {unit} = {dollars(funding['cost_cents'])}.",
        f"Our share is at most {funding['share_percent']} % of it: {dollars(funding['limit_cents'])}.",
    ]
    if funding["budget_cents"] is None:
        lines.append("The district gave no amount; its part is assumed, and asked for.")
    else:
        lines.append(
            f"The district puts in {dollars(funding['budget_cents'])} in all, {dollars(funding['own_part_cents'])} of "
            "it for this program (in proportion to cost)."
        )
    lines.append(
        f"Ours {dollars(funding['match_cents'])} + theirs {dollars(funding['district_cents'])} + not covered "
        f"{dollars(funding['uncovered_cents'])} = {dollars(funding['cost_cents'])}."
    )
    short_of = (funding["match_cents"] or 0) - (funding["funded_cents"] or 0)
    if funding.get("is_promised"):
        lines.append(f"A person promised {dollars(funding['funded_cents'])} of our share.")
    elif short_of > 0:
        lines.append(f"The budget allots {dollars(funding['funded_cents'])}; {dollars(short_of)} is missing.")
    return lines


def program_name(program: str) -> str:
    return PROGRAM_NAMES.get(program, "Counselors and principals")
