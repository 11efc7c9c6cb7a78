"""`partnerships explain`: one application with every reason, so that it can be checked by hand."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer


def register(app: typer.Typer) -> None:
    app.command("explain", rich_help_panel="Look")(explain)


def explain(
    wanted: Annotated[
        str, typer.Argument(metavar="ID", help="The application's id, its LEAID, or part of its id or name.")
    ],
    against: Annotated[
        str | None, typer.Option("--against", metavar="ID", help="Say why one stands above the other.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Facts as JSON.")] = False,
) -> None:
    """One application: answers with where each was read, problems, pathways, score, money, versions, history.

    Exit status 1 when something waits for a person or the district.
    """
    from pipelines.steps.explain import explain as step
    from pipelines.wiring import open_house

    with open_house() as house:
        facts = step(house.warehouse, house.policy, wanted, against)
    if as_json:
        print(json.dumps(facts, ensure_ascii=False, default=str))
    else:
        _show(facts)
    raise typer.Exit(1 if facts["application"]["questions"] else 0)


def _show(facts: dict[str, Any]) -> None:
    from rich.console import Console

    console = Console(width=120, highlight=False)

    def heading(text: str) -> None:
        console.print(f"\n{text}", style="bold", markup=False)

    def line(text: str, indent: int = 2) -> None:
        console.print(" " * indent + " ".join(str(text).split()), markup=False)

    one = facts["application"]
    console.print(f"{one['district_name']}, {one['state'] or 'state not known'}", style="bold", markup=False)
    line(
        f"{one['application_id']}: {one['status']}, version {one['version']}, policy {one['policy_version']}"
    )
    identity = one["identity"]
    line(f"Who: {identity['outcome']}{_candidates(identity)}; {identity.get('reason') or 'no reason given'}")
    for row in facts.get("against", []):
        heading("Why above")
        line(row["sentence"])
    for request in facts["requests"]:
        heading(_request_title(request))
        _show_request(request, line)
    heading(f"Problems ({one['questions']} wait for the district)")
    for problem in facts["problems"]:
        line(_problem(problem))
    heading("Answers, and where each was read")
    for answer in facts["answers"]:
        line(_answer(answer))
    heading("Versions")
    for version in facts["versions"]:
        line(_version(version, facts["zone"]))
        for change in version["changes"]:
            line(f"{change['path']}: {_shown(change['before'])} \u2192 {_shown(change['after'])}", 6)
    heading("Commitments")
    for entry in facts["commitments"]:
        line(_commitment(entry, facts["zone"]))
    heading("History")
    for event in facts["history"]:
        line(_event(event, facts["zone"]))


def _candidates(identity: dict[str, Any]) -> str:
    if identity["outcome"] == "sure":
        return f", {identity['leaid']} {identity['name']}"
    names = [f"{c['name']} ({c['leaid']}, {c['score']:g})" for c in identity.get("candidates") or ()]
    return f", candidates: {'; '.join(names)}" if names else ""


def _request_title(request: dict[str, Any]) -> str:
    place = f"rank {request['rank']}" if request["rank"] else "without a rank"
    judged = f", {request['qualified']}" if request["qualified"] else ""
    return f"{request['program']}: {place}{judged}, {request['status']}"


def _show_request(request: dict[str, Any], line: Any) -> None:
    words = request["words"]
    for text in (words.get("qualification"), request["score_explanation"]):
        if text:
            line(text)
    if request["judgement"].get("is_moved_by_group"):
        line("The date is that of the group's last member to become complete.")
    for name, title in (
        ("pathways", "Pathways"),
        ("funding", "Money"),
        ("conditions", "Conditions"),
        ("what_would_change", "What would change it"),
    ):
        if words.get(name):
            line(f"{title}:")
            for text in words[name]:
                line(text, 6)
    for figure in (request["judgement"].get("reconciled") or {}).get("figures", ()):
        line(
            f"{figure['what']}: calculator {_shown(figure['calculator'])}, form {_shown(figure['form'])}, policy "
            f"{_shown(figure['policy'])}",
            6,
        )


def _problem(problem: dict[str, Any]) -> str:
    detail = ", ".join(f"{name} {value}" for name, value in problem["detail"])
    seen = f'; seen: "{problem["seen"]}"' if problem["seen"] else ""
    where = f" in {problem['where']}" if problem["where"] else ""
    figures = f" ({detail})" if detail else ""
    field = f"{problem['field']}: " if problem["field"] else ""
    return f"{problem['severity']}: {field}{_meaning(problem['code'])}{figures}{where}{seen}"


def _meaning(code: str) -> str:
    """What a problem means for staff; its code where the words know none."""
    from pipelines.outcomes import Code
    from pipelines.policy.staff_words import load_staff_words

    return load_staff_words()[Code(code)].meaning if code in set(Code) else code


def _answer(answer: dict[str, Any]) -> str:
    read = answer["read"][0] if answer["read"] else None
    where = f" [{read['document']}, {read['place']}; {read['how']}]" if read else ""
    return f"{answer['field']}: {_shown(answer['value'])}{where}"


def _version(version: dict[str, Any], zone: str) -> str:
    number = f"version {version['version']}" if version["version"] else "no version"
    force = ", in force" if version["is_in_force"] else ""
    ready = ", assessable" if version["is_assessable"] else ""
    return (
        f"{_moment(version['received_at'], zone)} {number}: {version['kind']}{ready}{force}; message "
        f"{version['message_sha256'][:12]} "
        f"{'from ' + version['sender'] if version['sender'] else 'without a sender'}"
    )


def _commitment(entry: dict[str, Any], zone: str) -> str:
    heads = "people" if entry["program"] == "counselors" else "teachers"
    return (
        f"entry {entry['entry_id']} {entry['program']}: {entry['state']}, {entry['teachers']} {heads}, ours "
        f"${entry['match_amount']}, theirs ${entry['district_amount']}, allotted ${entry['funded_amount']}; "
        f"{_moment(entry['entered_at'], zone)}, {entry['cause']} by {entry['actor']}, policy "
        f"{entry['policy_version']}"
    )


def _event(event: dict[str, Any], zone: str) -> str:
    """A change of status, of one program or of the application as a whole."""
    before = f"{event['previous']} \u2192 " if event["previous"] else ""
    of = event["program"] or "application"
    return (
        f"{_moment(event['at'], zone)}: {of} {before}{event['status']} ({event['cause']}; {event['actor']})"
    )


def _moment(text: str, zone: str) -> str:
    """As the desk writes moments: in the policy's zone, to the minute."""
    return f"{datetime.fromisoformat(text).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}"


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "none"
    if isinstance(value, list):
        return "; ".join(
            ", ".join(f"{k} {v}" for k, v in row.items() if v is not None)
            if isinstance(row, dict)
            else str(row)
            for row in value
        )
    text = str(value)
    return text if len(text) <= 200 else f"{text[:199]}\u2026"
