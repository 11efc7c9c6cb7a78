"""Whether one sentence takes an application back, decides against it, or makes room for a new version of it."""

from __future__ import annotations

from pipelines.rules.read.message import withdrawing_words as words


def makes_room(text: str) -> bool:
    """A new version stands in the mail, or follows: what goes makes room for it."""
    return words.REPLACED.search(text) is not None


def is_title(subject: str, text: str) -> bool:
    """A subject that says it, with nothing in the text that takes it back."""
    says = words.TITLE.search(subject) is not None and not words.UNDECIDED.search(subject)
    return says and not words.STAYS.search(text)


def takes_back(sentence: str) -> bool:
    """ "We withdraw our application", "please take us out of consideration", "retiramos nuestra solicitud"."""
    for found in words.TAKES_BACK.finditer(sentence):
        before = sentence[: found.start()]
        is_part = words.ONLY_A_VERSION.search(found.group())
        if not (is_part or words.DENIED.search(before) or words.UNDECIDED.search(before)):
            return not _asks(sentence)
    return False


def decides_against(sentence: str) -> bool:
    """ "Our board voted not to go ahead", "we are no longer interested in the partnership"."""
    found = words.DECIDES_AGAINST.search(sentence)
    if found is None or words.FORMER.search(sentence[: found.end()]):
        return False
    return not words.UNDECIDED.search(sentence[: found.start()]) and not _asks(sentence)


def _asks(sentence: str) -> bool:
    """A question, unless it asks us to do it: "Could you please withdraw our application?"."""
    return sentence.rstrip().endswith("?") and not words.ASKS_US.search(sentence)
