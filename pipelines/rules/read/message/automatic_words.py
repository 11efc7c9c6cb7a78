"""How machine mail is worded: subjects and phrases by language, as patterns. Case does not matter."""

from __future__ import annotations

import re


def _any(*phrases: str) -> str:
    return "(?:" + "|".join(phrases) + ")"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_AWAY_SUBJECTS = _any(
    # English
    r"auto(?:matic|mated|mated e-?mail)?[ -]?(?:repl(?:y|ied)|response|respond(?:er)?|answer|acknowledge?ment)",
    r"auto",
    r"out[ -]of[ -](?:the[ -])?office(?:[ -](?:auto[ -]?reply|repl(?:y|ies)|notice|notification|message|response))?",
    r"oooo?|ooto",
    r"away from (?:the |my )?(?:office|desk|mail)",
    r"(?:(?:i am|i'm) )?on (?:vacation|leave|holiday)",
    r"(?:vacation|holiday|absence|leave)(?: (?:reply|notice|message|auto-?reply|response|notification))?",
    r"(?:(?:the|our|district|school|main) ){0,2}(?:offices?|districts?|schools?) (?:is |are )?closed(?: for [\w ]{1,30})?",
    r"closed for (?:the )?(?:summer|winter|holidays?|season|break)\w*",
    # Spanish, French, German
    r"respuesta autom[aá]tica|fuera de (?:la )?oficina|ausente|ausencia|de vacaciones",
    r"r[eé]ponse automatique|absence du bureau|absente? du bureau",
    r"automatische (?:antwort|rückmeldung)|abwesenheits(?:notiz|nachricht|meldung)|abwesend",
    # Portuguese, Italian, Dutch
    r"resposta autom[aá]tica|fora do escrit[oó]rio|aus[eê]ncia",
    r"risposta automatica|fuori (?:sede|ufficio)",
    r"automatisch antwoord|afwezig(?:heid)?|niet aanwezig",
    # Swedish, Danish and Norwegian, Finnish
    r"automatiskt? svar|autosvar|frånvaro\w*|fravær\w*|automaattinen vastaus|poissa toimistosta",
    # Polish, Czech, Hungarian
    r"autoodpowied[zź]|odpowied[zź] automatyczna|automatick[aá] odpov[eě][dď]|automatikus v[aá]lasz",
    # Russian, Ukrainian, Vietnamese, Japanese, Chinese, Korean, Arabic
    r"автоответ|автоматический ответ|автоматична відповідь|tự động trả lời|trả lời tự động",
    r"自動返信|自動応答|自动回复|自動回覆|자동 ?(?:응답|회신)|부재중|رد تلقائي",
)
#: The subject of an absence note: the words, then a colon, a dash, a bracket, a date or the end.
AWAY_SUBJECT = _pattern(
    r"^\W*(?:(?:re|aw|sv|tr)\s*:\s*)?"
    + _AWAY_SUBJECTS
    + r"\s*(?:[:\-\u2013\u2014\[(!.|]|$|\bre:|\buntil\b|\bthrough\b|\b(?:jun|jul|aug)|\d)"
)
#: Words that stand before the subject of the letter that is answered, and that no person writes there.
ANSWERED_SUBJECT = _pattern(
    r"^\W*(?:(?:re|aw|sv|tr)\s*:\s*)?"
    + _any(
        r"auto(?:matic|mated)?[ -]?(?:reply|response|answer)|autoreply|autoresponder",
        r"out[ -]of[ -](?:the[ -])?office(?:[ -](?:auto[ -]?reply|reply|response|message))?",
        r"respuesta autom[aá]tica|r[eé]ponse automatique|automatische antwort|resposta autom[aá]tica",
        r"risposta automatica|automatisch antwoord|automatiskt? svar|автоматический ответ|自動返信|自动回复",
    )
    + r"\s*:\s*\S+(?:\s+\S+){2,}"
)
#: Words in any language before a whole subject; what people's programs put there is short, or a number in brackets.
WORDED_BEFORE = _pattern(
    r"^\W*(?!(?:fwd?|question|answer|correction)\b)[^\W\d_]{4,}(?:[ -][^\W\d_]+){0,3}\s*: ?\S+(?: \S+){2,}"
)
_ABSENT = _any(
    r"out of (?:the |my )?office",
    r"away from (?:the |my )?(?:office|desk|e-?mail)|\b(?:i am|i'm|i will be|we are) away\b|\baway until\b",
    r"on (?:annual |maternity |medical |parental |family )?(?:leave|vacation|holiday)",
    r"(?:will|shall|'ll) (?:return|be back|be returning|reopen) ",
    r"(?:returning|back in the office|reopen\w*) on",
    r"(?:offices?|district|schools?) (?:is|are|will be) closed",
    r"no longer (?:with|employed|works?|working)",
    r"fuera de (?:la )?oficina|de vacaciones|estar[eé] (?:fuera|ausente)|regres[oa]|volver[eé]",
    r"\babsente?\b|cong[eé]s|de retour|nicht im (?:büro|haus)|im urlaub|abwesend|zurück",
    r"afwezig|terug op|fora do escrit|de f[eé]rias|retornarei|fuori (?:sede|ufficio)|\bferie\b",
    r"på semester|frånvarande|fraværende|på ferie|poissa|nieobecn\w+|na urlopie|dovolen[eé]|szabadságon",
    r"в отпуске|у відпустці|отсутству|休暇|不在|休假|부재|휴가|nghỉ phép",
)
#: An absence note by what it says.
ABSENT_WORDS = _pattern(_ABSENT)
#: What an absence note or an acknowledgement says; needed where only the subject looks like one.
AWAY_WORDS = _pattern(
    _any(
        _ABSENT,
        r"(?:will|shall|'ll) (?:respond|reply|get back)",
        r"(?:limited|no) access to|checking (?:my )?e-?mail",
        r"(?:is|are|be) closed|in the order (?:they (?:are|were) )?received",
        r"this is an auto|automat(?:ed|ic) (?:reply|response|message)",
        r"thank you for (?:your (?:e-?mail|message)|contacting|writing|reaching)",
        r"immediate (?:assistance|attention|help)|if this is urgent|for urgent",
    )
)
_MACHINE = _any(
    r"auto(?:matic|mated|-)\w*", r"auto-?(?:reply|response|generated)", r"automatically (?:generated|sent)"
)
#: A text that says of itself that a machine wrote it.
SAYS_MACHINE = _pattern(
    _any(
        rf"this (?:is|message|e-?mail|reply|response|mail)[^.\n]{{0,40}}\b(?:an? )?{_MACHINE}",
        r"\b(?:auto-?generated|automatically generated|automated) (?:e-?mail|message|response|reply)\b",
        r"(?:please )?do not (?:reply|respond) to this (?:e-?mail|message|address|notification)",
        r"este (?:es un )?(?:mensaje|correo)[^.\n]{0,30}autom[aá]tic",
        r"message (?:est )?(?:g[eé]n[eé]r[eé]|envoy[eé]) automatiquement",
        r"diese (?:e-?mail|nachricht)[^.\n]{0,30}automatisch",
    )
)
#: Help desks and challenge systems that confirm that a message has arrived.
ACKNOWLEDGES = _pattern(
    _any(
        r"(?:we|i) (?:have )?(?:received|got) your (?:e-?mail|message|request|inquiry|enquiry|ticket)",
        r"your (?:e-?mail|message|request|ticket|case)[^.\n]{0,60}(?:has been|was|is) (?:received|created|opened)",
        r"(?:ticket|case) (?:id|number|#)",
        r"confirm (?:that )?you(?:'re| are)? (?:are )?(?:a )?(?:human|real|person)|verify (?:your|that you)",
    )
)
NO_REPLY_SENDER = _pattern(r"^(?:(?:do[-_.]?not|never|no)[-_.]?reply|auto[-_.]?(?:reply|responder|answer))")

BOUNCE_SENDER = _pattern(
    r"^(?:mailer[-_.]?daemon|postmaster|mail[-_.]?delivery[-_.]?(?:sub)?system|mdaemon)(?:@|$)"
)
BOUNCE_SUBJECT = _pattern(
    r"^\W*"
    + _any(
        r"undeliver(?:able|ed)|returned mail|failure notice|failed (?:mail|delivery)|non[- ]?deliver\w*|delayed mail",
        r"delivery (?:status notification|notification|failure|failed|has failed|report|delay|incomplete)",
        r"mail (?:delivery (?:failed|failure|system)|system error|could not be delivered)",
        r"message (?:undeliverable|could not be delivered|delivery failure|not delivered)",
        r"warning: (?:could not send|message .{0,40} delayed)",
        r"no se pu(?:ede|do) entregar|mensaje no entregado|rebotado",
        r"non[- ]remis|[eé]chec de (?:la )?(?:remise|distribution)",
        r"unzustellbar|nicht zustellbar|onbestelbaar|mislukte|mancata consegna|n[aã]o (?:entregue|foi poss[ií]vel)",
        r"kunne ikke leveres|obest[aä]llbart|niedostarcz\w*|не доставлено|недоставленное|配信不能|送信できません|退信",
    )
)
BOUNCE_WORDS = _pattern(
    _any(
        r"\b5\d\d[ -]\d\.\d{1,3}\.\d{1,3}|\b[45]\.\d\.\d{1,3}\b",
        r"could not be (?:delivered|found)|was(?: not|n't) (?:delivered|found)|undeliverable|returned to sender",
        r"delivery (?:to the following|has failed|failed)|permanent (?:fatal )?error|qmail-send",
        r"unknown (?:user|recipient)|user unknown|no such (?:user|recipient|mailbox)|does not exist",
        r"mailbox (?:is )?(?:full|unavailable)|recipient(?:'s)? (?:address )?(?:rejected|not found|unknown)",
        r"address(?:es)? (?:had|not found)",
    )
)
RECEIPT_SUBJECT = _pattern(
    r"^\W*"
    + _any(
        r"(?:not )?read|opened|delivered|relayed|(?:return |read |delivery )?receipt(?: \(displayed\))?",
        r"gelesen|ungelesen|(?:non )?lu|(?:no )?le[ií]do|(?:n[aã]o )?lid[ao]|letto|gelezen|läst|lest",
        r"disposition notification",
    )
    + r"\s*(?:[:\-\u2013]|$)"
)
RECEIPT_WORDS = _pattern(
    _any(
        r"(?:was|has been) (?:read|opened|displayed|delivered|deleted without being read)",
        r"this is a (?:return|read|delivery) receipt|return receipt only acknowledges|your message\s+to:",
        r"wurde (?:am|um)[^\n]{0,60} gelesen|a été lu|fue le[ií]do|foi lid[ao]|è stato letto|is gelezen",
    )
)
CALENDAR_SUBJECT = _pattern(r"^\W*(?:accepted|declined|tentative(?:ly accepted)?|new time proposed)\s*:")
