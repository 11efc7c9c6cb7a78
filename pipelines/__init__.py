"""District partnership applications: from a mailbox to ranked, funded, explained decisions."""
