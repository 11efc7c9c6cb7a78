"""Whose words are whose in a body: what the sender wrote, what is forwarded, what is our own letter quoted back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipelines.rules.read.message.facts import Body

_QUOTE_MARKS = re.compile(r"^(?:[ \t]{0,3}>)+ ?")
_WROTE = re.compile(
    r"\b(?:wrote|writes|said|schrieb|escribió|escribio|a écrit|a ecrit|ha scritto|escreveu|schreef|skrev|kirjoitti|"
    r"napisał(?:\(a\))?|napsal(?:\(a\))?|írta|пишет|написал\w*|写道|のメール)\b[^:\n]{0,40}:\s*$",
    re.IGNORECASE,
)
#: The head of a quotation, and below it lines that begin with a bar and do not end with one.
_BARRED = re.compile(r"@[^\n]{0,200}:[ \t]*\n(?:[ \t]*\n)?(\|[^\n|]*\n\|[^\n|]*\n)")
_ORIGINAL_MESSAGE = (
    r"original (?:message|appointment)|forwarded (?:message|by .*)|mensaje (?:original|reenviado)|message d'origine|"
    r"message transféré|(?:ursprüngliche|weitergeleitete) nachricht|oorspronkelijk bericht|"
    r"messaggio (?:originale|inoltrato)|"
    r"mensagem (?:original|encaminhada)"
)
_SEPARATOR = re.compile(
    rf"^\W*[-_=*\u2500]{{2,}}\s*(?:{_ORIGINAL_MESSAGE})\s*[-_=*\u2500]{{0,}}\W*$|"
    r"^\W*(?:begin forwarded message|inicio del mensaje reenviado|début du message (?:réexpédié|transféré)|"
    r"anfang der weitergeleiteten (?:e-mail|nachricht))\s*:\s*$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^[\s*_>]*(from|von|de|da|van|från|fra|sent|gesendet|envoyé|enviado(?: el)?|inviato|verzonden|skickat|sendt|"
    r"date|datum|fecha|data|to|an|para|à|a|aan|till|til|subject|betreff|asunto|objet|oggetto|assunto|onderwerp|ämne|"
    r"emne|cc|bcc|reply-to|importance|attachments)[*_]{0,2}\s*:[*_]{0,2}\s*(.*)$",
    re.IGNORECASE,
)
_AUTHOR_FIELDS = frozenset({"from", "von", "de", "da", "van", "från", "fra"})
#: Characters of a line that may be the head of an earlier message; a longer one is a paragraph.
_LONGEST_HEAD = 400
_SIGNATURE = re.compile(r"-- ?$")
_SIGNATURE_LINES = 15
_FOOTER = re.compile(
    r"^\s*(?:[_=*-]{20,}\s*$|(?:sent from my |get outlook for |sent with |envoyé de mon |enviado desde mi )|"
    r"\W{0,3}(?:confidentiality (?:notice|statement)|confidential(?:ity)?:|disclaimer\b|privacy notice|"
    r"this (?:e-?mail|message|communication)(?: message)?(?: and any| is intended|,? including| contains confidential|"
    r" may contain)|(?:notice|caution): this|avast|virus-free|"
    r"(?:aviso|nota) (?:de confidencialidad|legal)|avis de confidentialité|vertraulichkeitshinweis|"
    r"este (?:mensaje|correo)(?: electr[oó]nico)? (?:y sus|puede contener|contiene|es confidencial)|"
    r"ce (?:message|courriel)(?: électronique)? (?:et (?:ses|toutes)|peut contenir|est confidentiel)|"
    r"diese (?:e-?mail|nachricht) (?:und|kann|enthält)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class _Opening:
    """The head of an earlier message inside a body: lines [start:end] at `depth`.

    is_ours: None where the head gives a name and no address. is_marked: what it introduces is quoted one level
    deeper, so that lines at its own depth are still the sender's.
    """

    start: int
    end: int
    depth: int
    is_ours: bool | None
    is_marked: bool


def take_apart(text: str, own_addresses: Sequence[str], *, answers_us: bool) -> Body:
    """Separates the sender's words, forwarded ones included, from our own letter quoted back.

    own_addresses: the addresses that we write from. answers_us: the header fields already say that the message
    answers us; then a quotation without a name is taken for our letter.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = [_line(raw) for raw in _with_usual_marks(text).split("\n")]
    openings = _openings(lines, [address.lower() for address in own_addresses if address], answers_us)
    ours_of = _attribute(lines, openings, answers_us)
    own = "\n".join(line.words for line, ours in zip(lines, ours_of, strict=True) if not ours).strip("\n")
    letter = "\n".join(line.words for line, ours in zip(lines, ours_of, strict=True) if ours).strip("\n")
    return Body(own, letter, _exchanges(lines, ours_of))


def _with_usual_marks(text: str) -> str:
    """A letter that some programs quote with bars, with ">" instead; a table drawn with bars stays one."""
    found = _BARRED.search(text)
    if found is None:
        return text
    at = found.start(1)
    return text[:at] + re.sub(r"^\|(?: ?\|)* ?", "> ", text[at:], flags=re.MULTILINE)


def _line(raw: str) -> _Line:
    marks = _QUOTE_MARKS.match(raw)
    if marks is None:
        return _Line(0, raw)
    return _Line(marks.group().count(">"), raw[marks.end() :])


def _openings(lines: list[_Line], own: list[str], answers_us: bool) -> dict[int, _Opening]:
    """Every head of an earlier message, by its first line, with whose message it is."""
    found: list[_Opening] = []
    at = 0
    while at < len(lines):
        opening = _header_block(lines, at, own) or _attribution(lines, at, own)
        if opening is None:
            at += 1
        else:
            found.append(opening)
            at = opening.end
    ends = [opening.start for opening in found[1:]] + [len(lines)]
    return {
        opening.start: replace(opening, is_ours=_is_ours(opening, lines[opening.end : end], own, answers_us))
        for opening, end in zip(found, ends, strict=False)
    }


def _is_ours(opening: _Opening, below: list[_Line], own: list[str], answers_us: bool) -> bool:
    """A head without an address is our letter's where the mail answers us, or where our address stands below it."""
    if opening.is_ours is not None:
        return opening.is_ours
    return answers_us or any(address in line.words.lower() for line in below for address in own)


def _author_is_ours(author: str, own: list[str]) -> bool | None:
    if any(address in author.lower() for address in own):
        return True
    return False if "@" in author else None


def _header_block(lines: list[_Line], at: int, own: list[str]) -> _Opening | None:
    """`-----Original Message-----` and its From, Sent, To, Subject; or these fields alone."""
    depth, start = lines[at].depth, at
    if len(lines[at].words) > _LONGEST_HEAD:
        return None
    is_separated = bool(_SEPARATOR.match(lines[at].words)) or bool(
        re.match(r"^\s*_{10,}\s*$", lines[at].words)
    )
    if not is_separated and not _FIELD.match(lines[at].words):
        return None
    if is_separated:
        at += 1
        while at < len(lines) and at < start + 4 and not lines[at].words.strip():
            at += 1
    names: list[str] = []
    author = ""
    inner_depth = lines[at].depth if at < len(lines) else depth
    while at < len(lines) and lines[at].depth == inner_depth and len(names) < 12:
        field = _FIELD.match(lines[at].words)
        if field is None:
            if not names or not lines[at].words.strip() or not lines[at].words.startswith((" ", "\t")):
                break
        else:
            names.append(field.group(1).lower())
            if field.group(1).lower() in _AUTHOR_FIELDS and not author:
                author = field.group(2)
        at += 1
    if not author or len(set(names)) < (2 if is_separated else 3):
        return None
    return _Opening(start, at, inner_depth, _author_is_ours(author, own), is_marked=False)


def _attribution(lines: list[_Line], at: int, own: list[str]) -> _Opening | None:
    """`On …, somebody wrote:`, on one line or wrapped over up to three."""
    depth = lines[at].depth
    words = ""
    for end in range(at, min(at + 3, len(lines))):
        if lines[end].depth != depth or not lines[end].words.strip():
            return None
        words = f"{words} {lines[end].words.strip()}".strip()
        if len(words) > _LONGEST_HEAD:
            return None
        if not words.endswith(":"):
            continue
        following = next((line for line in lines[end + 1 : end + 4] if line.words.strip()), None)
        is_marked = following is not None and following.depth > depth
        is_dated = bool(re.search(r"\d{1,2}[:.]\d\d|\d{4}|\d{1,2}/\d{1,2}", words))
        if _WROTE.search(words) and (is_dated or "@" in words or is_marked) or (is_marked and "@" in words):
            return _Opening(at, end + 1, depth, _author_is_ours(words, own), is_marked)
        return None
    return None


def _attribute(lines: list[_Line], openings: dict[int, _Opening], answers_us: bool) -> list[bool]:
    """For each line whether it is our letter's. A depth of quotation keeps its author until a new head stands."""
    ours_at: dict[int, bool] = {0: False}
    result: list[bool] = []
    at = 0
    while at < len(lines):
        opening = openings.get(at)
        if opening is not None:
            target = opening.depth + 1 if opening.is_marked else opening.depth
            # What our letter itself quotes is older than the letter and says nothing new.
            ours = bool(opening.is_ours) or (opening.is_marked and _around(ours_at, opening.depth))
            ours_at = {depth: known for depth, known in ours_at.items() if depth < target}
            ours_at[target] = ours
            result.extend([ours] * (opening.end - opening.start))
            at = opening.end
            continue
        depth = lines[at].depth
        known = max(level for level in ours_at if level <= depth)
        ours = _around(ours_at, depth) or (depth > known and answers_us)
        result.append(ours)
        at += 1
    return result


def _around(ours_at: Mapping[int, bool], depth: int) -> bool:
    """Whether the quotation in which a line of this depth stands is our letter."""
    return ours_at[max(level for level in ours_at if level <= depth)]


def _exchanges(lines: list[_Line], ours_of: list[bool]) -> tuple[tuple[str, str], ...]:
    """(words of our letter, the sender's words right below them), where the sender wrote into the quotation."""
    found: list[tuple[str, str]] = []
    quoted: list[str] = []
    answer: list[str] = []
    for line, ours in zip(lines, ours_of, strict=True):
        if not ours:
            answer.append(line.words)
            continue
        if "".join(answer).strip():
            if quoted:
                found.append(("\n".join(quoted).strip(), "\n".join(answer).strip()))
            quoted = []
        answer = []
        quoted.append(line.words)
    if quoted and "".join(answer).strip():
        found.append(("\n".join(quoted).strip(), "\n".join(answer).strip()))
    return tuple(found)


def is_signature_mark(line: str) -> bool:
    """Whether a line is the `--` above a signature."""
    return _SIGNATURE.match(line) is not None


def is_head(line: str) -> bool:
    """Whether a line belongs to the head of a message below: "Forwarded message", "From: …"."""
    return bool(_SEPARATOR.match(line) or _FIELD.match(line))


def is_footer(line: str) -> bool:
    """Whether a line begins a signature or what a mail system adds below a message."""
    return bool(_SIGNATURE.match(line) or _FOOTER.match(line))


def without_footer(text: str) -> str:
    """The text without a signature below `-- ` and without the footers that mail systems add at the end."""
    lines = text.rstrip().split("\n")
    for is_end in (_SIGNATURE.match, _FOOTER.match):
        for number in range(max(len(lines) - _SIGNATURE_LINES - 1, 0), len(lines)):
            if is_end(lines[number]) and (number or is_end is _SIGNATURE.match):
                lines = lines[:number]
                break
    return "\n".join(lines).rstrip()
