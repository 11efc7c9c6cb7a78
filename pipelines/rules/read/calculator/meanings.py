"""What the words above a column of a calculator mean. Data, and the function that looks them up."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.rules.read.values import folded

_PER_DAY = r"\bpor dia\b|\bby the day\b|\bper day\b|/ ?day|\bdaily\b|\bday rate\b|\bper diem\b|\ba day\b|\beach day\b"
_PER_HOUR = (
    r"\bby the hour\b|\bper h(?:ou)?r\b|/ ?h(?:ou)?r|\bhourly\b|\bhour rate\b|\ban hour\b|\beach hour\b"
)

#: Meaning and patterns; the first that fits counts, so the more particular stand first ("daily rate" before "days").
_MEANINGS = tuple(
    (meaning, re.compile("|".join(patterns)))
    for meaning, patterns in (
        ("note", (r"\b(?:notes?|comments?|remarks?)\b",)),
        (
            "rate_per_teacher",
            (r"\b(?:stipend|rate|pay)s? (?:per|a|each|/) ?(?:teacher|person|participant)\W*$",),
        ),
        (
            "beside",  # what is paid besides, or an average: neither a length nor a total of the table
            (
                r"^(?!.*\btotal\b).*\b(?:sub(?:stitute)?s?|fica|medicare|tax(?:es)?|benefits?|fringe|retirement|"
                r"pension|supplies|materials)\b",
                r"\b(?:average|avg)\b",
                r"\b(?:cost|total|amount) (?:per|a|each|/) ?(?:teacher|student|school|person|participant)\b",
            ),
        ),
        (
            "our_share",
            (
                r"\bmatch\b",
                r"\bour (?:share|part)\b",
                r"\b(?:program|partner)(?:'s)? share\b",
                r"\bpaid by (?:us|the program)\b",
            ),
        ),
        (
            "district_share",
            (
                r"\b(?:district|local|our district)(?:'s)? (?:share|part|cost|match|portion)\b",
                r"\bpaid by (?:the )?district\b",
            ),
        ),
        ("hours_a_day", (r"\bhours? (?:per|a|each|/) ?day\b", r"\bhrs?/day\b")),
        ("rate_per_hour", (_PER_HOUR,)),
        ("nightly", (r"\bper night\b", r"/ ?night", r"\bnightly\b")),
        ("rate_per_day", (_PER_DAY,)),
        (
            "total",
            (
                r"\b(?:grand )?total (?:stipends?|cost|pay|amount|\$)",
                r"\bsub-?total\b",
                r"\bstipend totals?\b",
                r"\bextended\b",
            ),
        ),
        (
            "teachers",
            (
                r"\bteachers?\b",
                r"\bparticipants?\b",
                r"\bhead ?count\b",
                r"\battendees\b",
                r"\bmaestros\b",
                r"\b(?:number|no\.|#) of people\b",
            ),
        ),
        ("traveler", (r"\btravell?ers?\b", r"\bwho travels\b", r"\bpassengers?\b", r"\bviajeros?\b")),
        ("flight", (r"\bflights?\b", r"\bair ?fare\b", r"\bair ?line\b", r"\bairplane\b", r"\bavion\b")),
        ("hotel", (r"\bhotels?\b", r"\blodging\b", r"\bnights?\b", r"\brooms?\b")),
        ("meals", (r"\bmeals?\b", r"\bfood\b")),
        ("miles", (r"\bmiles?\b", r"\bmileage\b", r"\bdriving\b", r"\bmillas\b")),
        ("days", (r"\bdays?\b", r"\bdias\b")),
        ("hours", (r"\bhours?\b", r"\bhrs?\b", r"\bhoras\b")),
        ("length", (r"\blength\b", r"\bduration\b")),
        ("rate", (r"\b(?:stipend|rate|pay|wage|salary|compensation|estipendio)s?\b",)),
        ("total", (r"\btotals?\b", r"\bcosts?\b", r"\bamounts?\b", r"\bsum\b")),
        (
            "program",
            (
                r"\bprograms?\b",
                r"\bcourses?\b",
                r"\bcurriculum\b",
                r"\bprograma\b",
                r"\bpd\b",
                r"\btraining\b",
            ),
        ),
        ("traveler", (r"^(?:name|staff|employee)s?\b",)),
    )
)

STIPEND = {
    "teachers",
    "days",
    "hours",
    "length",
    "rate",
    "rate_per_day",
    "rate_per_hour",
    "rate_per_teacher",
    "total",
    "our_share",
    "district_share",
}
TRAVEL = {"traveler", "flight", "hotel", "meals", "miles", "nightly"}


def meaning_of(words: str) -> str | None:
    """What the header of a column means, None when it is none that a calculator has."""
    text = folded(words)
    return _meaning_of(text) if 0 < len(text) <= 60 else None


@lru_cache(maxsize=2048)
def _meaning_of(text: str) -> str | None:
    for meaning, pattern in _MEANINGS:
        if pattern.search(text):
            return meaning
    return None
