"""Tables: which way they run, what their columns mean, the records in their rows."""
