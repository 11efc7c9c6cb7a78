"""Whether somebody takes an application back: "we withdraw our application", "our board decided against it".

Pure. Only what the sender says in sentences of their own counts, never what is quoted. A condition, a question, a
denial, another's withdrawal and an earlier version that makes room for a new one are no withdrawal. What is found
goes to a person, who decides; nothing is withdrawn by words.
"""

from __future__ import annotations

import re

#: Characters of a mail that are looked at: who withdraws says so before the reasons, or soon after.
_LOOKED_AT = 4_000
_LONGEST_SHOWN = 200
#: No sentence without one of these says it.
_MAY_SAY_IT = re.compile(
    r"withdr|rescind|retract|revok|cancel|pull\w* (?:our|the|this|out)|tak\w+ (?:back|us|our)|"
    r"(?:remov|drop|strik|scratch|leav|count)\w* (?:us|our|the)|tak\w+ .{1,60} (?:off|out of) |(?:back|bow|step|dropp?)(?:p?ing)? (?:out|back)|against|unable|"
    r"(?:not|n't|no longer|cannot)\b.{1,40}(?:consider|process|review|rank|interested|appl|pursu|proceed|continu|mov|"
    r"go|tak|partner|join|participat)|"
    r"retir|anul|de baja|renunci|desist|ya no|en contra|no (?:part|cont|seg|pod|vam|consid|ten|tom)|annul|zur[u\u00fc]ck",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n\s*\n")
_ANSWERED_SUBJECT = re.compile(r"\s*(?:re|aw|sv|antw?|rif|res|odp)\s*:", re.IGNORECASE)


def withdraws(subject: str, own_words: str) -> str:
    """The words that take an application back, on one line; "" where nobody does.

    own_words: what the sender says, without quotation and footer. The subject counts where it is the sender's own
    and nothing in the text takes it back.
    """
    text = own_words[:_LOOKED_AT].replace("\u2019", "'")
    said = [" ".join(part.split()) for part in _SENTENCES.split(text)]
    telling = [one for one in said if _MAY_SAY_IT.search(one)]
    title = "" if _ANSWERED_SUBJECT.match(subject) else " ".join(subject.replace("\u2019", "'").split())
    if not telling and not _MAY_SAY_IT.search(title):
        return ""
    # Few mails come so far, and only they need the whole vocabulary.
    from pipelines.rules.read.message import withdrawing_sentences as say

    whole = " ".join(said)
    if say.makes_room(whole):
        return ""
    for sentence in telling:
        if say.takes_back(sentence) or say.decides_against(sentence):
            return sentence[:_LONGEST_SHOWN]
    return title[:_LONGEST_SHOWN] if say.is_title(title, whole) else ""
