"""The catalogue of the DAGs, `docs/dags.md`, made from the DAGs themselves.

python -m tests.dags.catalogue      writes it anew
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.dags.conftest import DAGS, ROOT

if TYPE_CHECKING:
    from airflow.dag_processing.dagbag import DagBag

PAGE = ROOT / "docs" / "dags.md"

HEAD = """# The DAGs

Made from the DAGs themselves (`tests/dags/catalogue.py`); a test says when it is out of date. Airflow shows the same
words on each DAG's page. Times are UTC unless a zone is named; Los Angeles is UTC-8, and UTC-7 from March to November.

| DAG | woken by | or by the clock | rings | tags |
|---|---|---|---|---|
"""


def catalogue(bag: DagBag) -> str:
    """The whole page. The same DAGs give the same bytes."""
    dags = [bag.dags[name] for name in sorted(bag.dags)]
    rows = "\n".join(
        f"| [`{dag.dag_id}`](#{dag.dag_id}) | {_woken_by(dag)} | {_clock(dag)} | {_rings(dag)} | "
        f"{' '.join(f'`{tag}`' for tag in sorted(dag.tags))} |"
        for dag in dags
    )
    pages = "\n".join(f"\n## `{dag.dag_id}`\n\n{_page(dag)}" for dag in dags)
    return f"{HEAD}{rows}\n{pages}\n"


def _woken_by(dag: Any) -> str:
    condition = getattr(dag.timetable, "asset_condition", None)
    if condition is not None:
        return ", ".join(_names(condition))
    return "–" if _clock(dag) != "–" else "a person"


def _names(condition: Any) -> list[str]:
    inner = getattr(condition, "objects", None)
    return [name for part in inner for name in _names(part)] if inner is not None else [condition.name]


def _clock(dag: Any) -> str:
    clock = getattr(dag.timetable, "timetable", dag.timetable)
    expression = getattr(clock, "expression", None)
    zone = str(getattr(clock, "timezone", ""))
    return f"`{expression}` {zone}" if expression else "–"


def _rings(dag: Any) -> str:
    return ", ".join(asset.name for task in dag.tasks for asset in task.outlets) or "–"


def _page(dag: Any) -> str:
    title, _, rest = (dag.doc_md or "").strip().partition("\n")
    return f"**{title.lstrip('# ')}**\n{rest.replace('(/dags/', '(#').rstrip()}"


if __name__ == "__main__":
    from airflow.dag_processing.dagbag import DagBag

    PAGE.write_text(catalogue(DagBag(str(DAGS))))
