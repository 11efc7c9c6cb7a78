"""Every frame once: columns in order, with type, unit, key and meaning.

Feeds the publications, the expectations, the docs and the checks against SQL. Column names and their order are
the contract; columns may be added at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

#: How the mark of a review workbook begins: the property of the file by which it is known when it comes back.
QUEUE_MARK = "partnerships queue"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """type: text, whole, money (USD as text with two decimals in files, integer cents inside), decimal,
    instant (ISO 8601 with offset), flag. values: the closed set, when there is one."""

    name: str
    type: str
    meaning: str
    is_key: bool = False
    is_required: bool = True
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableDefinition:
    name: str
    one_row: str
    columns: tuple[TableColumn, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


_PROGRAM_VALUES = ("k5", "algebra", "science", "ecs", "csp", "counselors")
_PATHWAY_VALUES = ("own_cohort", "consortium", "join_region", "paid_travel", "k5_affiliate")
STATUSES = (
    "interested",
    "received",
    "read",
    "quarantined",
    "needs_information",
    "assessed",
    "in_review",
    "accepted",
    "waitlisted",
    "declined",
    "withdrawn",
    "superseded",
    "ineligible",
)
LEDGER_STATES = ("proposed", "offered", "confirmed", "reduced", "withdrawn", "settled")

C = TableColumn

REVIEW_QUEUE = TableDefinition(
    "review_queue",
    "application x program, and one row for counselors and principals",
    (
        C(
            "rank",
            "whole",
            "place over the whole queue, from 1; blank without a priority date",
            is_required=False,
        ),
        C("application_id", "text", "one district's application in one cycle", is_key=True),
        C("district_name", "text", "as the directory names it, else as the district wrote it"),
        C("state", "text", "USPS code; blank where nobody knows it yet", is_required=False),
        C("program", "text", "the program asked for", is_key=True, values=_PROGRAM_VALUES),
        C("status", "text", "where the application stands", values=STATUSES),
        C(
            "window",
            "text",
            "submission window",
            is_required=False,
            values=("1", "2", "3", "late", "rolling"),
        ),
        C("priority_date", "instant", "receipt of the first assessable version", is_required=False),
        C("score", "decimal", "priority as a number that can be checked by hand", is_required=False),
        C(
            "score_explanation",
            "text",
            "window, position in it, each factor and its points",
            is_required=False,
        ),
        C(
            "pathway",
            "text",
            "the pathway recorded; blank when not qualified",
            is_required=False,
            values=_PATHWAY_VALUES,
        ),
        C(
            "qualified",
            "text",
            "does this request qualify",
            is_required=False,
            values=("yes", "conditional", "no"),
        ),
        C("teachers", "whole", "teachers who count for this request", is_required=False),
        C("teachers_missing", "whole", "how many short of the program's minimum", is_required=False),
        C("match_amount", "money", "our share as the policy computes it", is_required=False),
        C("district_amount", "money", "what the district puts in", is_required=False),
        C("funded_amount", "money", "what the budget allots of our share", is_required=False),
        C("questions", "whole", "how many questions wait for the district"),
        C("version", "whole", "version of the application that this row judges"),
        C("conditions", "text", "conditions for the reviewer, codes joined by ;", is_required=False),
        C("explanation", "text", "qualification in words, with numbers and alternatives", is_required=False),
        C("uncovered_amount", "money", "cost that neither side covers", is_required=False),
        C("received_at", "instant", "receipt of the version judged", is_required=False),
        C("leaid", "text", "NCES id when identity is sure", is_required=False),
        C("cycle", "whole", "year of the cycle"),
    ),
)

COMMITMENTS = TableDefinition(
    "commitments",
    "ledger entry",
    (
        C("entry_id", "whole", "order of entry", is_key=True),
        C("application_id", "text", "whose commitment"),
        C("program", "text", "for which program", values=_PROGRAM_VALUES),
        C("state", "text", "state of the commitment", values=LEDGER_STATES),
        C("teachers", "whole", "teachers counted"),
        C("match_amount", "money", "our share", is_required=False),
        C("district_amount", "money", "the district's share", is_required=False),
        C("policy_version", "text", "hash of the policy that computed it"),
        C("entered_at", "instant", "when it was entered"),
        C("funded_amount", "money", "what the budget allots of our share", is_required=False),
        C("pathway", "text", "pathway recorded", is_required=False),
        C("version", "whole", "version of the application"),
        C("rate", "money", "the district's rate", is_required=False),
        C("rate_unit", "text", "day or hour", is_required=False, values=("day", "hour")),
        C("cause", "text", "what made the entry"),
        C("uncovered_amount", "money", "cost that neither side covers", is_required=False),
        C("cycle", "whole", "year of the cycle"),
    ),
)

PARTNER_MAP = TableDefinition(
    "partner_map",
    "partner or applicant district",
    (
        C("district_name", "text", "name", is_key=True),
        C("state", "text", "USPS code", is_key=True),
        C("city", "text", "city", is_required=False),
        C("status", "text", "partner, region, state, or the status of the application"),
        C("programs", "text", "program codes joined by ;", is_required=False),
        C("latitude", "decimal", "degrees north", is_required=False),
        C("longitude", "decimal", "degrees east", is_required=False),
        C("nces_id", "text", "7 digits", is_required=False),
        C("kind", "text", "what the pin stands for", is_key=True, values=("district", "region", "state")),
    ),
)

MESSAGES = TableDefinition(
    "messages",
    "distinct bytes that arrived",
    (
        C("message_id", "text", "Message-ID, else the sha256"),
        C("received_at", "instant", "when our server took it"),
        C("from", "text", "address of the sender", is_required=False),
        C("subject", "text", "subject", is_required=False),
        C("place", "text", "where it ended"),
        C("reasons", "text", "codes joined by ;", is_required=False),
        C("application_id", "text", "the application that it belongs to", is_required=False),
        C("message_sha256", "text", "its bytes", is_key=True),
    ),
)

TABLES = {t.name: t for t in (REVIEW_QUEUE, COMMITMENTS, PARTNER_MAP, MESSAGES)}
