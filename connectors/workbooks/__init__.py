"""Workbooks in foreign formats → sheets of cells, as their program last showed them, with the formulas behind.

Nothing is calculated, run or fetched here: no macro, no external link, no data connection.
"""

from __future__ import annotations

from connectors.workbooks.reading import read_workbook

__all__ = ["read_workbook"]
