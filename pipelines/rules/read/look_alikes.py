"""Words by which documents that are no application say what they are. Data only.

(what it is, words, weight of each different hit). A kind counts from `OTHERWISE` on; a single word of it never does.
"""

from __future__ import annotations

import re

#: Looks like something else from here on.
OTHERWISE = 3.0
#: Hits of one line of the table that count.
MOST_HITS = 3

RELEASE = "a press release"
FUNDER = "a request to another funder"
OURS = "a letter of ours"
INQUIRY = "an inquiry"
THANKS = "a letter of thanks"
SUPPORT = "a letter of support"

_TABLE = (
    (RELEASE, 3.0, r"for immediate release|embargoed until"),
    (RELEASE, 1.5, r"(?:press|news) release|media advisory|(?:media|press) contact|contact for (?:the )?(?:media|press)|office of communications|public "
        r"information office\w*"),
    (RELEASE, 1.0, r"announced|ha(?:s|ve) applied for|about the [\w ]{3,40}(?:district|schools)|said (?:dr\.|"
        r"superintendent|mr\.|ms\.)"),
    ("an article or newsletter", 2.0, r"newsletter|subscribe|volume \d+\b.*\bissue|staff writer|by our reporter"),
    (FUNDER, 2.0, r"(?:request|application|proposal) (?:for|to) (?:a |an |the )?(?:\w+ ){0,3}(?:grant|foundation|"
        r"fund)|grant (?:application|request|proposal|program|cycle|round)|grantee|grantor"),
    (FUNDER, 1.0, r"amount (?:of grant |of funds )?requested|funds requested|requested from the|trustees|the "
        r"foundation's?|foundation:|accept the conditions of|end of the grant|after the grant|funding "
        r"opportunity|grant period|grant money|award amount"),
    (FUNDER, 1.5, r"request(?:s|ed|ing)? \$ ?[\d,.]+|submitted to:? (?:the )?[\w ]{3,40}(?:fund|foundation|trust|company|bank|"
        r"cooperative|council)\b|request for proposals"),
    ("a lesson plan", 1.2, r"lesson plan|learning objectives?|warm[- ]?up|exit ticket|homework|students will be able to|"
        r"duration|lesson \d"),
    ("minutes or an agenda", 1.5, r"minutes of the|call(?:ed)? to order|adjourn(?:ed|ment)|motion (?:by|carried|passed)|seconded|"
        r"agenda item|roll call|public comment"),
    ("a job posting", 1.5, r"job (?:posting|description|announcement)|position available|salary range|qualifications|equal "
        r"opportunity employer|how to apply|vacancy|we are hiring|openings? for|full benefits|(?:please )?apply (?:at|online|by \w+ \d)|\$[\d,]{5,} ?(?:-|to) ?\$[\d,]{5,}|(?:is|are) (?:looking for|seeking) an?|what (?:we offer|you bring)|send "
        r"your (?:letter|resume|application)|health insurance|two references"),
    (SUPPORT, 3.0, r"i (?:am (?:pleased|happy|proud|glad) to |strongly |fully |gladly |wholeheartedly )(?:support|"
        r"recommend|endorse) (?:the|this|their)|letter of (?:support|recommendation|reference)|pleasure to (?:recommend|endorse|"
        r"support)"),
    (SUPPORT, 1.5, r"stands? behind|that you (?:choose|select)|in (?:strong|full|enthusiastic) support of|my full (?:confidence|support)|urge you to|"
        r"every consideration|in support of (?:the|their|this) application|support(?:s)? the application of"),
    ("an invoice or order", 2.0, r"invoice|(?:thank you for )?your order|ships? (?:on|to)|tracking number|purchase order|quote\b|unit price|qty\b|bill to|amount due|remit to"),
    ("a contract", 1.5, r"memorandum of (?:understanding|agreement)|whereas|hereinafter|in witness whereof|term sheet|the "
        r"parties agree"),
    ("a survey or report", 1.5, r"survey results|results of (?:the|a|our|this) (?:\w+ ){0,3}survey|annual report|executive "
        r"summary|response rate|respondents|summary of (?:the )?(?:answers|responses|replies)|(?:is|and) (?:not an|no) "
        r"application"),
    ("a survey or report", 1.5, r"questionnaire|survey of|participation (?:in [\w ]{3,40} )?is voluntary|responses are (?:confidential|"
        r"anonymous)|principal investigator|irb\b|informed consent|completing (?:the|this) survey"),
    ("an offer of a company", 1.5, r"schedule a (?:demo|call)|request a (?:demo|quote)|free (?:trial|demo)|our (?:platform|product|"
        r"solution|software)|sales (?:manager|representative|team|director)|price list|pricing|licen[sc]e fee|(?:pleased|"
        r"excited|happy) to (?:offer|present|introduce)|account (?:executive|manager)|quick call|starts? at \$|"
        r"starting at \$|prices? (?:begins?|starts?)|per (?:seat|licen[sc]e|classroom)\b|our (?:customers|clients)|unsubscribe|discount"),
    ("an invitation", 1.5, r"(?:invites? you|you are (?:cordially )?invited|invites? (?:all|everyone|families))|"
        r"(?:please |to )(?:register|rsvp)|rsvp\b|save the date|refreshments|doors open|admission is"),
    (INQUIRY, 1.5, r"learn(?:ing)? more|not decided|nothing is decided|would that count|asked (?:us|me) whether|are (?:we|they) eligible|before we decide|thinking about|could (?:someone|somebody|you) "
        r"(?:call|tell)|not apply before|who pays"),
    ("a resume", 1.5, r"available on request|(?:work|professional) experience|curriculum vitae|resume\b|^(?:references|experience|education)$|"
        r"m\.ed\.|b\.[as]\."),
    (THANKS, 1.5, r"thank you (?:so much |very much |again )?for (?:the|your) (?:\w+ ){0,2}(?:workshop|training|visit|"
        r"support|session|hospitality|help)|with you again|much appreciated|grateful for|it was a pleasure"),
    ("a registration", 1.5, r"registration form|register for|conference|session choice|dietary|t-shirt size"),
    (OURS, 3.0, r"thank you for the partnership application of|we received your application|here is what we "
        r"understood|before the outreach team can assess"),
)  # fmt: skip
_LINES = (
    # Marks alone on a line; that it holds no words is asked once, before the marks are looked for in it.
    (
        RELEASE,
        1.0,
        r"^(?=[^\w\n]*+$)[^\w\n]*?(?:# ?# ?#|\* ?\* ?\*|\u2217 ?\u2217 ?\u2217)|"
        r"^[^\w\n]*-30-[^\w\n]*$",
    ),
    (RELEASE, 1.0, r"[\"\u201d,] said\b"),
)

KINDS: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    *((kind, weight, re.compile(rf"\b(?:{words})", re.MULTILINE)) for kind, weight, words in _TABLE),
    *((kind, weight, re.compile(words, re.MULTILINE)) for kind, weight, words in _LINES),
)

#: The district itself speaks, and asks: what holds this applies, whatever else it looks like.
APPLIES = re.compile(
    r"\bwe (?:(?:hereby|now|therefore|also|gladly) |would like to |wish to |want to )?(?:apply|ask|request|commit|pledge|seek|"
    r"submit|join|become|take part)\b|\bour (?:\w+ )?application\b|"
    r"\baccept (?:this|our)\b.{0,60}\bapplication\b|\bwishes to become a partner|\basks? to be (?:taken "
    r"on|accepted)|\bsolicitamos\b|\bthis (?:letter|mail|e-?mail|memo|message|document) is our "
    r"application|\b(?:hereby )?applies (?:for|to)\b"
)
#: A partnership such as ours is named as what is applied for.
TO_US = re.compile(
    r"\bdistrict partnership|\bpartnership (?:application|app\b|office|team|request|program)|\bcomputer "
    r"science partnership|\bpartner district|\bapplication (?:for|to) (?:the |a )?(?:\w+ "
    r"){0,2}partnership"
)


def other_kind(text: str) -> tuple[str, float]:
    """The kind of document that its own words speak of most, and how strongly. text: folded."""
    weights: dict[str, float] = {}
    for kind, weight, pattern in KINDS:
        hits = {match.group() for match in pattern.finditer(text)}
        if hits:
            weights[kind] = weights.get(kind, 0.0) + weight * min(MOST_HITS, len(hits))
    return max(weights.items(), key=lambda entry: entry[1], default=("", 0.0))
