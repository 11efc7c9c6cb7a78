"""What `partnerships up` keeps standing on one machine: an embedded Postgres and the four parts of Airflow.

Nothing here knows a rule or a step; everything arrives as an argument (folders, ports, names).
"""
