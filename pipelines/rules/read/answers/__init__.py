"""What stands behind a question: read by its kind, weighed, settled."""
