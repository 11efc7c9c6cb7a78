"""Migrations (forward only), views, and the queries of each step, as files."""
