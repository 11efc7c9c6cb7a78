"""Sheets that compute what is asked for: their columns, formulas and sums."""
