"""What is decided: pure functions over records and frames. No I/O, no clock, no environment."""
