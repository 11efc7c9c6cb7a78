"""Documents made by hand, down to the bytes: each test puts in just the oddity that it is about."""
