"""The contract of the data: suites as JSON, one runner, and what it finds as Problems by row key.

Great Expectations is imported only while a suite runs: it takes seconds, and light commands must not pay for it.
"""
