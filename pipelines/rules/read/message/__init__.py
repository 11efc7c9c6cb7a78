"""A whole mail: whose words are whose, what is attached, and where the message ends."""
