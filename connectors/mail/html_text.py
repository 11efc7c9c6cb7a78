"""The words of an HTML body as plain text: quotations marked with ">", link targets in angle brackets."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml import etree, html

from connectors.mail.limits import MailLimits

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset"),
        *(
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
        ),
        *("pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_UNSEEN = frozenset(
    ["head", "style", "script", "title", "meta", "template", "noscript", "object", "svg", "math"]
)
_SEPARATE = frozenset({"td", "th"})
_LINKS = frozenset({"a", "area"})
_LINK_NOTES = ("title", "originalsrc", "data-saferedirecturl")
#: Characters of the address that a page's links begin with; browsers send none longer than some thousand.
_LONGEST_BASE = 500


def html_to_text(markup: str, limits: MailLimits) -> str:
    """What a reader of the HTML body sees, one block a line. "" for markup that holds no words."""
    markup = re.sub(r"^\s*<\?xml[^>]*>", "", markup[: limits.body_characters * 3])
    if not markup.strip():
        return ""
    try:
        root = html.document_fromstring(markup.replace("\x00", ""))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return re.sub(r"<[^<>]*>", " ", markup)
    writer = _Writer()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            writer.start(element)
        elif event == "end":
            writer.end(element)
        else:
            writer.add(element.tail)
    return writer.text()[: limits.body_characters]


def html_before(markup: str, words: str) -> str:
    """The HTML up to the place where `words` begin (the head of a quoted letter); all of it where they do not."""
    wanted = "".join(words.split())[:60]
    try:
        root = html.document_fromstring(markup.replace("\x00", ""))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return markup
    nodes = _text_nodes(root)
    texts = ["".join(text.split()) for _, _, text in nodes]
    for at, text in enumerate(texts):
        if text and wanted and "".join(texts[at : at + 12]).startswith(wanted):
            _cut(*nodes[at][:2])
            return etree.tostring(root, encoding="unicode", method="html")
    return markup


def _text_nodes(root: etree._Element) -> list[tuple[etree._Element, str, str]]:
    """(element, "text" or "tail", words) in reading order."""
    found: list[tuple[etree._Element, str, str]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        words = element.text if event == "start" else element.tail
        if words and words.strip() and isinstance(element.tag, str):
            found.append((element, "text" if event == "start" else "tail", words))
    return found


def _cut(element: etree._Element, place: str) -> None:
    """Takes a text node out, and everything behind it."""
    if place == "text":
        element.text = None
        for child in list(element):
            element.remove(child)
    element.tail = None
    above = element.getparent()
    while above is not None:
        for sibling in list(element.itersiblings()):
            above.remove(sibling)
        element, above = above, above.getparent()
        element.tail = None


class _Writer:
    """Collects lines while the tree is walked."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._has_words = False
        self._depth = 0  # of quotations
        self._unseen = 0  # elements that are not shown and have not ended
        self._plain = 0  # inside <pre>
        self._base = ""  # what relative addresses begin with
        self._numbers: dict[etree._Element, int] = {}  # of the last item of each numbered list

    def start(self, element: etree._Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "base":  # it stands in the head, which nobody sees
            self._base = element.get("href", "").strip()[:_LONGEST_BASE]
        if self._unseen or tag in _UNSEEN or _is_hidden(element):
            self._unseen += 1
            return
        if tag in _BLOCKS or tag == "br":
            self._break()
        elif tag in _SEPARATE and self._has_words:
            self._line.append(" \t")
        if tag == "li":
            self._line.append(self._number(element))
        if _is_quotation(element):
            self._depth += 1
        if tag == "pre":
            self._plain += 1
        self.add(element.text)

    def end(self, element: etree._Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if self._unseen:
            self._unseen -= 1
        else:
            for target in self._targets(element, tag):
                self._line.append(f" <{target}> ")
            if tag in _BLOCKS:
                self._break()
            if _is_quotation(element):
                self._depth -= 1
            if tag == "pre":
                self._plain -= 1
        if not self._unseen:
            self.add(element.tail)

    def add(self, text: str | None) -> None:
        if not text or self._unseen:
            return
        if self._plain:
            first, *others = text.split("\n")
            self._line.append(first)
            for line in others:
                self._break()
                self._line.append(line)
        else:
            self._line.append(re.sub(r"[ \t\r\n\f]+", " ", text))
            self._has_words = self._has_words or bool(text.strip())

    def _targets(self, element: etree._Element, tag: str) -> list[str]:
        """The web addresses behind a link. A gateway hides one in href and may leave the true one in a title or in
        an attribute of its own."""
        if tag not in _LINKS:
            return []
        written = ["".join(element.get(name, "").split()) for name in ("href", *_LINK_NOTES)]
        if written[0] and self._base and not re.match(r"[a-z][a-z0-9+.-]*:|#", written[0], re.IGNORECASE):
            written[0] = urljoin(self._base, written[0])
        targets = (re.sub(r"[<>]", "", one) for one in written)
        return [one for one in dict.fromkeys(targets) if one.lower().startswith(("http:", "https:"))]

    def _number(self, item: etree._Element) -> str:
        """What a browser prints before an item of a numbered list; "" for any other item."""
        above = item.getparent()
        if above is None or above.tag != "ol":
            return ""
        first = above.get("start", "")
        start = int(first) if first.isascii() and first.isdigit() and len(first) < 4 else 1
        self._numbers[above] = self._numbers.get(above, start - 1) + 1
        return f"{self._numbers[above]}. "

    def _break(self) -> None:
        line = "".join(self._line).strip(" \u00a0")
        if line or (self._lines and self._lines[-1].strip("> ")):
            self._lines.append(">" * self._depth + " " * bool(self._depth) + line)
        self._line = []
        self._has_words = False

    def text(self) -> str:
        self._break()
        return "\n".join(self._lines).strip("\n")


def _is_quotation(element: etree._Element) -> bool:
    """A block that quotes an earlier message. A forwarded one is a quotation in no client but in name."""
    return element.tag == "blockquote"


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style", "").lower().replace(" ", "")
    return "display:none" in style or "mso-hide:all" in style or element.get("hidden") is not None
