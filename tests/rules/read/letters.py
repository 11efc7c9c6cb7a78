"""Letters of one fictional district, of which a test says only what it is about."""

from __future__ import annotations

#: Whom to write to, as the last line of each letter.
CONTACT = "Our primary contact is Ada Bell, Curriculum Director, abell@marshfork.example, 304-555-0111."


def letter(*paragraphs: str) -> str:
    """A dated letter that says who writes, the paragraphs, and the contact."""
    return letter_without_name("We are Marsh Fork School District, Ohio.", *paragraphs)


def letter_without_name(*paragraphs: str) -> str:
    """The same, where the paragraphs say who writes."""
    return "\n\n".join(("May 4, 2015", "Dear partnership team,", *paragraphs, CONTACT))
