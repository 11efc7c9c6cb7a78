"""What an outside system's error says, in words for the sentence that staff read."""

from __future__ import annotations

_LONGEST = 200


def error_words(error: BaseException) -> str:
    """ "Connection refused" of "[Errno 111] Connection refused"; one line, bounded; its name where it says nothing."""
    says = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(str(says).split())[:_LONGEST] or type(error).__name__
