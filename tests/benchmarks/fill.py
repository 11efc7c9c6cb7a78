"""Fills a database with assessed applications, as many as asked, by SQL alone."""

from __future__ import annotations

from connectors.warehouse import Warehouse

_STATEMENTS = (
    """
    insert into message (message_sha256, received_at, size_bytes, landed_at, place, message_id, sender, subject,
                         read_at)
    select lpad(to_hex(n), 64, '0'), timestamptz '2026-01-02' + n * interval '20 seconds', 100000,
           timestamptz '2026-01-02', 'application', '<' || n || '@alder.example>', 'clerk@alder.example',
           'Application ' || n, timestamptz '2026-01-02'
    from generate_series(1, %(applications)s) as n
    """,
    """
    insert into application (application_id, cycle, leaid, district_name, state, city, latitude, longitude, identity,
                             status, version, received_at, priority_at, first_sha256, questions, answers, sources,
                             problems, content, content_sha256, policy_version, assessed_at)
    select '2026-TX-district-' || n, 2026, lpad(n::text, 7, '0'), 'Alder Basin School District ' || n %% 19000, 'TX',
           'Waco', 30 + n %% 500 / 100.0, -100 + n %% 700 / 100.0, '{}', 'assessed', 1,
           timestamptz '2026-01-02' + n * interval '20 seconds', timestamptz '2026-01-02' + n * interval '20 seconds',
           lpad(to_hex(n), 64, '0'), 0,
           '{"vision": "Every student meets computer science.", "programs": [{"program": "csp", "teachers": 34}]}',
           '{}', '[]', '{}', lpad(to_hex(n), 64, '0'), 'feedfacefeedface', timestamptz '2026-11-01'
    from generate_series(1, %(applications)s) as n
    """,
    """
    insert into program_request (application_id, program, cycle, position, rank, status, window_name, priority_at,
                                 score_micro, score_explanation, pathway, qualified, teachers, teachers_missing,
                                 cost_cents, match_cents, district_cents, uncovered_cents, funded_cents, rate_cents,
                                 rate_unit, conditions, explanation)
    select '2026-TX-district-' || n, program, 2026, n * 2 + place, n * 2 + place - 2, 'assessed', '1',
           timestamptz '2026-01-02' + n * interval '20 seconds', 50000000 + n,
           'window 1: 50 points; of the time until it closes a part was left.', 'own_cohort', 'yes', 34, 0,
           3825000, 1912500, 1912500, 0, 1912500, 12500, 'day', 'evaluation',
           'Own cohort: 34 different people are listed, 30 make a cohort.'
    from generate_series(1, %(applications)s) as n, (values (1, 'csp'), (2, 'ecs')) as p (place, program)
    """,
    """
    insert into ledger_entry (application_id, program, sequence, cycle, version, state, teachers, rate_cents, rate_unit,
                              cost_cents, funded_cents, pathway, policy_version, cause, actor, entered_at)
    select application_id, program, 1, 2026, 1, 'proposed', 34, 12500, 'day', 3825000, 1912500, 'own_cohort',
           'feedfacefeedface', 'assessed', 'rules', priority_at
    from program_request order by position
    """,
    """
    insert into ledger_share (entry_id, payer, amount_cents)
    select entry_id, payer, amount
    from ledger_entry, (values ('program', 1912500), ('district', 1912500), ('uncovered', 0)) as s (payer, amount)
    """,
)


def fill(warehouse: Warehouse, requests: int) -> None:
    """Two requests an application, each with its proposed commitment."""
    with warehouse.transaction() as connection:
        for statement in _STATEMENTS:
            if "%(" in statement:
                connection.execute(statement, {"applications": requests // 2})
            else:
                connection.execute(statement)
    with warehouse.transaction() as connection:
        connection.execute("analyze")
