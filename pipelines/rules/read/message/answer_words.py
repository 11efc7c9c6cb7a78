"""The bare words of an answer: without marks, closings and our own question; put off, or a plain yes to what we found."""

from __future__ import annotations

import re

#: An answer put off is none: "will send it tomorrow", "I will get back to you", "let me ask our clerk".
_PUTS_OFF = re.compile(
    r"\s*(?:(?:thanks|thank you|sorry|ok(?:ay)?|sure)\b[^.!\n]{0,40}[.!,]\s*)?"
    r"(?:to (?=follow)|(?:i|we)(?:'ll| will| shall|'m going to| am going to| are going to| need to| have to)|will|let me|"
    r"(?:le|les|lo|la)s? (?=(?:enviar|mandar|responder)))\b[^.!?\n]{0,120}[.!]?\s*$",
    re.IGNORECASE,
)
_PUTTING = re.compile(
    r"\b(?:send|get back|forward|follow|answer|reply|let you know|ask|check|find out|look into|call|"
    r"(?:enviar|mandar|responder)\w*)\b",
    re.IGNORECASE,
)
#: How people mark their words between ours: arrows, stars, initials, "Answer:".
_MARK = re.compile(
    r"^\s*(?:[-=]*>+|[\u2192\u00bb*]+|-{2,}|[-\u2013\u2014](?=\s)|\[[^\[\]\n]{1,20}\]|\([A-Z]{2,3}\)|(?!CSP|ECS)[A-Z]{2,3}:|"
    r"(?:(?:my |our )?(?:answer|response|reply)|ans|a|respuesta|antwort|r\u00e9ponse)\s*(?:[:=]|[-\u2013\u2014](?=\s)))\s*",
    re.IGNORECASE,
)
#: Where a letter closes: the lines from there on are no part of an answer.
_CLOSING = re.compile(
    r"\s*(?:(?:kind|best|warm|many)(?:est)? ?(?:regards|wishes|thanks)?|regards|thanks|thank you|cheers|sincerely|yours|"
    r"saludos|atentamente|gracias|(?:mit )?(?:freundlichen|viele|beste) gr\u00fc\u00dfen?|cordialement|bien \u00e0 vous)\b[^.\d]{0,40}$",
    re.IGNORECASE,
)
#: A question that asks whether what we found is right.
_ASKS_TO_CONFIRM = re.compile(
    r"\b(?:please confirm|which one is right|not sure that we read)\b", re.IGNORECASE
)
_FOUND = re.compile(r"^\s*we found: \"(.+)\"\s*$", re.IGNORECASE)
_YES = re.compile(
    r"\s*(?:yes|yep|yeah|correct|confirmed|right|ok(?:ay)?|s\u00ed|ja|oui|(?:that|it|this)(?: is|'s) (?:right|correct|fine))\b"
    r"[^\d\n?]{0,40}$",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:both|all|everything|each|ambos|todo)\b", re.IGNORECASE)
_BUT = re.compile(r"\b(?:but|not|except|however|instead|pero|aber|mais)\b|n't\b", re.IGNORECASE)
#: Our question as a letter words it, and an answer typed behind it on its line.
_BEHIND = re.compile(
    r"(?P<ours>Please tell us [^.?]*\.|.*?(?:Please [^.?]*\.|Which (?:one|of)[^?]*\?))\s+(?P<answer>\S.*)$",
    re.DOTALL,
)


def bare_answer(question: str, answer: str) -> str:
    """An answer without the question said again, marks before the words and the closing of the letter."""
    words = answer.strip()
    again = re.match(r"\s+".join(re.escape(word) for word in question.split()), words, re.IGNORECASE)
    if again is not None:
        words = words[again.end() :].lstrip(" :-\u2013\u2014\n")
    for _ in range(2):  # "[AM] --> yes"
        words = _MARK.sub("", words, count=1)
    first, *others = words.strip().split("\n")
    end = next((place for place, line in enumerate(others) if _CLOSING.match(line)), len(others))
    return "\n".join([first, *others[:end]]).strip()


def puts_off(answer: str) -> bool:
    """Whether an answer only says that it will come."""
    return _PUTTING.search(answer) is not None and _PUTS_OFF.match(answer.replace("\u2019", "'")) is not None


def asks_to_confirm(question: str) -> bool:
    return _ASKS_TO_CONFIRM.search(question) is not None


def confirms(question: str, answer: str) -> bool:
    """Whether an answer is a plain yes to a question that asks to confirm."""
    return bool(asks_to_confirm(question) and _YES.match(answer)) and not _BUT.search(answer)


def speaks_of_all(answer: str) -> bool:
    """Whether a yes is for several questions."""
    return _ALL.search(answer) is not None


def found_in(line: str) -> str:
    """What a line of our letter says that we found; "" where there are several things or none."""
    found = _FOUND.match(line)
    return found.group(1) if found is not None and '"' not in found.group(1) else ""


def divided(question: str) -> tuple[str, str]:
    """(our question, what somebody typed behind it on its line)."""
    behind = _BEHIND.match(question)
    return (behind["ours"], behind["answer"].strip()) if behind is not None else (question, "")
