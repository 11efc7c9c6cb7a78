"""Lines that are marked as what they are: "A: ...", "Requirement: ...", "Question 9: ...", the head of a memo."""

from __future__ import annotations

import re

ANSWER_MARK = re.compile(
    r"(?:A|Ans|(?:(?:Our|The|District) )?(?:[Aa]nswer|[Rr]esponse|[Rr]eply)|R|(?:Nuestra )?[Rr]espuesta|"
    r"(?:Notre )?[Rr][eé]ponse)\s*[:.)]\s+(?=\S)"
)
#: "Q: Which courses? A: ECS and CSP.", on one line.
QUESTION_AND_ANSWER = re.compile(
    r"Q(?:uestion)?\s?[.:]\s+(?P<asks>[^?]{2,200}\?)\s+A(?:ns(?:wer)?)?\s?[.:]\s+(?P<says>\S.*)"
)
#: 'Requirement: "The district names a contact."': what the program asks, in its own words.
REQUIREMENT = re.compile(
    r"(?:Requirement|Criterion|Condition|Question|Prompt|Requisito|Pregunta|Exigence)(?: \d{1,2})?\s*[:.]\s+"
    r"[\"“«](?P<asks>[^\"“”»]{10,300})[\"”»]\s*$",
    re.IGNORECASE,
)
MEMO = frozenset(
    """
    to from date re subject cc via through attn attention para de asunto assunto objet objeto betreff
    """.split()
)
#: "Question 9: Students per computer?"
NEXT_QUESTION = re.compile(r"(?:Question|Pregunta) ?#?\d{1,2} ?[:.)–-]\s", re.IGNORECASE)
#: Of these the first lines of a letter may have one alone.
SUBJECT = frozenset({"to", "re", "subject", "asunto", "assunto", "objet", "objeto", "betreff"})
