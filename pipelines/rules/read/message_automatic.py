"""Mail that no person wrote: absence notes, bounces, receipts, calendar answers (RFC 3834, 3464, 8098, and what
senders do instead). Pure: header fields, report fields and the body's words in, a judgement out."""

from __future__ import annotations

import re

from pipelines.rules.read.message_facts import Headers, Machine, Recognised, Report

#: Fields that only an answering machine writes; a value of "no" or "none" takes the meaning away.
_REPLY_FIELDS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-autoreply-from",
    "x-auto-reply-from",
    "x-mail-autoreply",
    "x-autoresponse",
    "x-auto-response",
    "x-auto-responded",
    "x-zendesk-autoreply",
    "x-vacation",
    "x-mdremoteip-autoresponder",
)
_NO = frozenset({"no", "none", "false", "0", ""})

#: How the subject of an absence note begins, by language; a colon, a dash or the end must follow.
_REPLY_SUBJECT = re.compile(
    r"^\W*(?:(?:re|aw|sv|tr)\s*:\s*)?(?:"
    r"auto(?:matic|mated|mated e-?mail)?[ -]?(?:repl(?:y|ied)|response|respond(?:er)?|answer|acknowledge?ment)|auto|"
    r"out[ -]of[ -](?:the[ -])?office(?:[ -](?:auto[ -]?reply|reply|notice|notification|message|response|replies))?|ooo|"
    r"ooto|away from (?:the |my )?(?:office|desk|mail)|(?:i am |i'm )?on (?:vacation|leave|holiday)|"
    r"(?:vacation|holiday|absence|leave)(?: (?:reply|notice|message|auto-?reply|response|notification))?|"
    r"(?:office|district|school) closed|closed for (?:the )?(?:summer|winter|holiday|season|break)\w*|"
    r"respuesta autom[aá]tica|fuera de (?:la )?oficina|ausente|ausencia|de vacaciones|"
    r"r[eé]ponse automatique|absence du bureau|absent(?:e)? du bureau|"
    r"automatische (?:antwort|rückmeldung)|abwesenheits(?:notiz|nachricht|meldung)|abwesend|"
    r"resposta autom[aá]tica|fora do escrit[oó]rio|aus[eê]ncia|"
    r"risposta automatica|fuori (?:sede|ufficio)|"
    r"automatisch antwoord|afwezig(?:heid)?|niet aanwezig|"
    r"automatiskt? svar|autosvar|frånvaro\w*|fravær\w*|automaattinen vastaus|poissa toimistosta|"
    r"autoodpowied[zź]|odpowied[zź] automatyczna|automatick[aá] odpov[eě][dď]|automatikus v[aá]lasz|"
    r"автоответ|автоматический ответ|автоматична відповідь|tự động trả lời|trả lời tự động|"
    r"自動返信|自動応答|自动回复|自動回覆|자동 ?(?:응답|회신)|부재중"
    r")\s*(?:[:\-\u2013\u2014\[(!.|]|$|\bre:|\buntil\b|\bthrough\b|\bjun|\bjul|\baug|\d)",
    re.IGNORECASE,
)
#: What an absence note says; needed where only the subject looks like one.
_REPLY_WORDS = re.compile(
    r"out of (?:the |my )?office|away from (?:the |my )?(?:office|desk|e-?mail)|on (?:annual |maternity |medical |parental |"
    r"family )?(?:leave|vacation|holiday)|(?:will|shall|'ll) (?:return|be back|be returning|reopen|respond|reply|get back)|"
    r"(?:returning|back in the office|reopen\w*) on|limited access to|no access to|checking (?:my )?e-?mail|"
    r"(?:is|are|be|will be) closed|in the order (?:they (?:are|were) )?received|this is an auto|automated (?:reply|response|message)|"
    r"automatic (?:reply|response|message)|no longer (?:with|employed|works?|working)|thank you for (?:your (?:e-?mail|message)|"
    r"contacting|writing|reaching)|immediate (?:assistance|attention|help)|if this is urgent|for urgent|"
    r"fuera de (?:la )?oficina|de vacaciones|estar[eé] (?:fuera|ausente)|regres[oa]|volver[eé]|"
    r"absent|cong[eé]s|de retour|nicht im (?:büro|haus)|im urlaub|abwesend|zurück|"
    r"afwezig|terug op|fora do escrit|de f[eé]rias|retornarei|fuori (?:sede|ufficio)|ferie|"
    r"на отпуск|в отпуске|休暇|不在|休假|부재|휴가",
    re.IGNORECASE,
)
#: A text that says of itself that a machine wrote it.
_SAYS_MACHINE = re.compile(
    r"this (?:is|message|e-?mail|reply|response|mail)[^.\n]{0,40}\b(?:an? )?(?:auto(?:matic|mated|-)\w*|auto-?(?:reply|response|"
    r"generated)|automatically (?:generated|sent))|\b(?:auto-?generated|automatically generated|automated) (?:e-?mail|message|"
    r"response|reply)\b|(?:please )?do not (?:reply|respond) to this (?:e-?mail|message|address|notification)|"
    r"este (?:es un )?(?:mensaje|correo)[^.\n]{0,30}autom[aá]tic|message (?:est )?(?:g[eé]n[eé]r[eé]|envoy[eé]) automatiquement|"
    r"diese (?:e-?mail|nachricht)[^.\n]{0,30}automatisch",
    re.IGNORECASE,
)
_ACKNOWLEDGES = re.compile(
    r"(?:we|i) (?:have )?(?:received|got) your (?:e-?mail|message|request|inquiry|enquiry|ticket)|"
    r"your (?:e-?mail|message|request|ticket|case)[^.\n]{0,60}(?:has been|was|is) (?:received|created|opened|logged)|"
    r"ticket (?:id|number|#)|case (?:id|number|#)|confirm (?:that )?you(?:'re| are)? (?:are )?(?:a )?(?:human|real|person)|"
    r"verify (?:your|that you)",
    re.IGNORECASE,
)
_NO_REPLY_SENDER = re.compile(r"^(?:no|do[-_.]?not|donot|never)[-_.]?reply|^auto[-_.]?(?:reply|responder|answer)|^noreply", re.IGNORECASE)
_BOUNCE_SENDER = re.compile(r"^(?:mailer[-_.]?daemon|postmaster|mail[-_.]?delivery[-_.]?(?:system|subsystem)|mdaemon)(?:@|$)", re.IGNORECASE)
_BOUNCE_SUBJECT = re.compile(
    r"^\W*(?:undeliver(?:able|ed)|delivery (?:status notification|failure|failed|has failed|report|delay|incomplete)|"
    r"mail (?:delivery (?:failed|failure|system)|system error|could not be delivered)|message (?:undeliverable|could not be "
    r"delivered|delivery failure|not delivered)|returned mail|failure notice|failed (?:mail|delivery)|non[- ]?deliver\w*|"
    r"non[- ]remis|warning: (?:could not send|message .{0,40} delayed)|delayed mail|nondeliverable|delivery notification|"
    r"unzustellbar|nicht zustellbar|no se puede entregar|no se pudo entregar|mensaje no entregado|rebotado|[eé]chec de (?:la )?"
    r"(?:remise|distribution)|onbestelbaar|mislukte|mancata consegna|n[aã]o (?:entregue|foi poss[ií]vel)|olevererbart|"
    r"kunne ikke leveres|obest[aä]llbart|niedostarcz\w*|не доставлено|недоставленное|配信不能|送信できません|退信)",
    re.IGNORECASE,
)
_BOUNCE_WORDS = re.compile(
    r"\b5\d\d[ -]\d\.\d{1,3}\.\d{1,3}|\b[45]\.\d\.\d{1,3}\b|could not be delivered|was not delivered|wasn't delivered|"
    r"undeliverable|delivery (?:to the following|has failed|failed)|user unknown|unknown (?:user|recipient)|mailbox (?:is )?(?:full|"
    r"unavailable)|no such (?:user|recipient|mailbox)|recipient(?:'s)? (?:address )?(?:rejected|not found|unknown)|"
    r"permanent (?:fatal )?error|returned to sender|qmail-send|address(?:es)? (?:had|not found)|does not exist|"
    r"could not be found|wasn't found",
    re.IGNORECASE,
)
_RECEIPT_SUBJECT = re.compile(
    r"^\W*(?:read|not read|opened|delivered|relayed|return receipt(?: \(displayed\))?|read receipt|receipt|gelesen|ungelesen|"
    r"lu|non lu|le[ií]do|no le[ií]do|lido|letto|gelezen|läst|lest|disposition notification|delivery receipt)\s*(?:[:\-\u2013]|$)",
    re.IGNORECASE,
)
_RECEIPT_WORDS = re.compile(
    r"(?:was|has been) (?:read|opened|displayed|delivered|deleted without being read)|this is a (?:return|read|delivery) receipt|"
    r"return receipt only acknowledges|wurde (?:am|um)[^\n]{0,60} gelesen|(?:a été lu|fue le[ií]do|foi lid[ao]|è stato letto|"
    r"is gelezen)|your message\s+to:",
    re.IGNORECASE,
)
_CALENDAR_SUBJECT = re.compile(r"^\W*(?:accepted|declined|tentative(?:ly accepted)?|new time proposed)\s*:", re.IGNORECASE)


def recognise(headers: Headers, text: str, report: Report, sender: str, *, answers_us: bool) -> Recognised:
    """Whether a machine wrote the message, and which kind. text: the body as the sender's side wrote it, without a
    quoted letter; sender: the address alone; answers_us: it carries ids, tokens or words of a letter of ours."""
    subject = _first(headers, "subject")
    for judge in (_report, _bounce, _receipt):
        found = judge(headers, text, report, sender, subject)
        if found is not None:
            return found
    if report.calendar_method in ("REPLY", "COUNTER", "DECLINECOUNTER"):
        return Recognised(Machine.CALENDAR, True, "an answer to a calendar invitation")
    return _reply(headers, text, sender, subject, answers_us) or Recognised()


def _first(headers: Headers, name: str) -> str:
    values = headers.get(name, ())
    return values[0] if values else ""


def _is_null_sender(headers: Headers) -> bool:
    """An empty envelope sender: what reports and careful answering machines use (RFC 5321, RFC 3834)."""
    return any(path.strip() in ("<>", "") for path in headers.get("return-path", ()))


def _report(headers: Headers, text: str, report: Report, sender: str, subject: str) -> Recognised | None:
    """The machine-readable parts: delivery status, disposition notification, abuse report."""
    if report.is_delivery_report:
        if report.actions and not set(report.actions) & {"failed", "delayed"}:
            return Recognised(Machine.RECEIPT, True, "a delivery report: " + ", ".join(report.actions))
        return Recognised(Machine.BOUNCE, True, "a delivery status report (RFC 3464)")
    if report.disposition:
        return Recognised(Machine.RECEIPT, True, "a disposition notification (RFC 8098)")
    if "report-type=feedback-report" in _first(headers, "content-type").lower().replace('"', ""):
        return Recognised(Machine.AUTO_REPLY, True, "a feedback report of a mail service")
    return None


def _bounce(headers: Headers, text: str, report: Report, sender: str, subject: str) -> Recognised | None:
    """Delivery failures without a machine-readable part, as old and small mail systems write them."""
    if "x-failed-recipients" in headers:
        return Recognised(Machine.BOUNCE, True, "the field X-Failed-Recipients")
    signs = [
        bool(_BOUNCE_SENDER.search(sender)),
        _is_null_sender(headers),
        bool(_BOUNCE_SUBJECT.search(subject)),
        bool(_BOUNCE_WORDS.search(text[:20_000])),
    ]
    # A person who forwards a bounce has a name of their own and writes from it: sender or envelope must agree.
    if (signs[0] or signs[1]) and sum(signs) >= 2 and (signs[2] or signs[3]):
        return Recognised(Machine.BOUNCE, True, "sender, subject and words of a mail system's failure notice")
    return None


def _receipt(headers: Headers, text: str, report: Report, sender: str, subject: str) -> Recognised | None:
    if "disposition-notification" in _first(headers, "content-type").lower():
        return Recognised(Machine.RECEIPT, True, "a disposition notification (RFC 8098)")
    if _RECEIPT_SUBJECT.search(subject) and _RECEIPT_WORDS.search(text[:5_000]) and len(text) < 1_500:
        return Recognised(Machine.RECEIPT, False, "subject and words of a read receipt")
    if _CALENDAR_SUBJECT.search(subject) and len(text.strip()) < 400 and "exchange" in " ".join(headers):
        return Recognised(Machine.CALENDAR, False, "the subject of an answer to an invitation")
    return None


def _reply(headers: Headers, text: str, sender: str, subject: str, answers_us: bool) -> Recognised | None:
    """Absence notes, acknowledgements and other answers of machines, by their fields, then by their words."""
    submitted = re.split(r"[;\s(]", _first(headers, "auto-submitted").strip().lower())[0]
    if submitted == "no":  # RFC 3834: a person wrote it, whatever else the fields look like
        return None
    if submitted.startswith("auto-replied"):
        return Recognised(Machine.AUTO_REPLY, True, "Auto-Submitted: auto-replied")
    for name in _REPLY_FIELDS:
        if any(value.strip().lower() not in _NO for value in headers.get(name, ())):
            return Recognised(Machine.AUTO_REPLY, True, f"the field {name}")
    precedence = {value.strip().lower().replace("-", "_") for name in ("precedence", "preference") for value in headers.get(name, ())}
    if precedence & {"auto_reply", "autoreply"}:
        return Recognised(Machine.AUTO_REPLY, True, "Precedence: auto_reply")
    if "mailbox rules agent" in _first(headers, "x-ms-exchange-generated-message-source").lower():
        return Recognised(Machine.AUTO_REPLY, True, "generated by the rules of a mailbox")
    worded = _by_words(headers, text, sender, subject, answers_us)
    if worded is not None:
        return worded
    is_generated = submitted.startswith("auto-") or _truthy(headers, "x-fc-machinegenerated") or "x-autogenerated" in headers
    return Recognised(Machine.GENERATED, True, "Auto-Submitted: auto-generated") if is_generated else None


def _truthy(headers: Headers, name: str) -> bool:
    return any(value.strip().lower() not in _NO for value in headers.get(name, ()))


def _by_words(headers: Headers, text: str, sender: str, subject: str, answers_us: bool) -> Recognised | None:
    """A subject that looks like an absence note needs a second sign; so does a text that calls itself automatic."""
    head = text[:3_000]
    support = (
        _is_null_sender(headers)
        or "x-auto-response-suppress" in headers
        or _truthy(headers, "x-fc-machinegenerated")
        or _first(headers, "precedence").strip().lower() in ("bulk", "junk")
        or _NO_REPLY_SENDER.search(sender) is not None
    )
    if _REPLY_SUBJECT.search(subject) and (support or _REPLY_WORDS.search(head) or _SAYS_MACHINE.search(head)):
        return Recognised(Machine.AUTO_REPLY, False, "subject and words of an absence note")
    if _SAYS_MACHINE.search(head) and (support or answers_us or _ACKNOWLEDGES.search(head)) and len(text) < 4_000:
        return Recognised(Machine.AUTO_REPLY, False, "the text says that a machine wrote it")
    return None
