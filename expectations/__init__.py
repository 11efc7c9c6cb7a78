"""The contract of the data: Great Expectations suites and their runner, which returns Problems by row key."""
