"""Every parameter that the program knows, by file, with the kind of its values."""

from __future__ import annotations

from pipelines.form import PATHWAYS, PROGRAMS
from pipelines.policy import kinds as k
from pipelines.policy.kinds import Kind
from pipelines.policy.values import WINDOWS

#: Factors of the score beyond window and receipt.
FACTORS = ("cohort_listed", "readiness", "own_money")

FUNDED_PROGRAMS = (*PROGRAMS, "counselors")

SPECIFICATION: dict[str, dict[str, Kind]] = {
    "windows": {
        "zone": k.ZONE,
        "opens": k.MONTH_DAY,
        "closes": k.listed(k.MONTH_DAY, count=3, order="rising"),
        "k5_alone": k.choice("rolling", "windows"),
        "order": k.arranged(*WINDOWS),
        "carry_late": k.YES_NO,
        "school_years_ahead": k.whole(0, 3),
    },
    "qualification": {
        "minimum_teachers": k.by_key(PROGRAMS, k.optional(k.whole(1, 10_000))),
        "pathways": k.by_key(PROGRAMS, k.listed(k.choice(*PATHWAYS))),
        "driving_distance_mi": k.decimal("0", "5000"),
        "road_factor": k.decimal("1", "5"),
        "nearest_regions": k.whole(1, 20),
        "students_per_computer": k.decimal("0.1", "100"),
        "bandwidth_mbps": k.decimal("0", "1000000"),
        "k5_preferred_teachers": k.whole(0, 10_000),
        "ineligible_statements": k.listed(k.TEXT),
    },
    "stipends": {
        "match_share": k.by_key(PROGRAMS, k.decimal("0", "1")),
        "recognised_days": k.by_key(PROGRAMS, k.decimal("0", "366")),
        "recognised_hours": k.by_key(PROGRAMS, k.decimal("0", "8784")),
        "counselor_days": k.decimal("0", "366"),
        "counselor_hours_per_day": k.decimal("0", "24"),
    },
    "budgets": {
        "cycle": k.optional(k.MONEY_CENTS),
        "windows": k.by_key(WINDOWS, k.optional(k.MONEY_CENTS)),
        "programs": k.by_key(FUNDED_PROGRAMS, k.optional(k.MONEY_CENTS)),
        "overflow": k.choice("partial", "whole"),
    },
    "priority": {
        "window_points": k.by_key(WINDOWS, k.decimal("0", "1000000")),
        "receipt_points": k.decimal("0", "1000000"),
        "factor_points": k.by_key(FACTORS, k.decimal("0", "1000000")),
        "factors_may_cross_windows": k.YES_NO,
    },
    "reports": {
        "report_days_before_close": k.listed(k.whole(0, 366)),
        "reminder_days_before_close": k.listed(k.whole(0, 366)),
        "answer_days": k.whole(1, 366),
        "retention_days": k.whole(1, 36_600),
    },
    "letters": {
        "first_retry_seconds": k.whole(1, 86_400),
        "longest_retry_seconds": k.whole(1, 604_800),
        "deadline_hours": k.whole(1, 8_784),
        "most_per_address_a_day": k.whole(1, 1_000),
        "most_per_thread_a_day": k.whole(1, 1_000),
        "most_alerts_a_day": k.whole(1, 1_000),
        "shared_document_quiet_minutes": k.whole(0, 10_080),
    },
}

#: Columns of the tables, in order.
COLUMNS = {
    "regions.csv": ("region", "kind", "state", "city", "latitude", "longitude", "programs", "source"),
    "alternatives.csv": ("code", "programs", "words", "source"),
    "reviewers.csv": ("email", "name", "states", "programs"),
    "conflicts.csv": ("reviewer_email", "application_id", "leaid", "declared_at", "declared_by", "reason"),
}

#: What else may stand in a policy folder; read by who needs it.
OTHER_FILES = frozenset({"aliases.csv", "rulings.csv", "directory.csv", "letters"})
