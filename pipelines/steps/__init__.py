"""How a step runs: gather, decide, apply in one transaction. Knows no Airflow; takes connectors as arguments."""
