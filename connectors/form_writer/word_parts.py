"""Paragraphs and tables of a Word file as XML, and the look that all our documents share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from connectors.form_writer.packing import repack
from connectors.form_writer.word_controls import W, text_xml

if TYPE_CHECKING:
    from docx.document import Document

NAVY, INK, MUTED, LINE, FILL = "1F3A5F", "222B36", "5B6775", "C5D0DE", "F2F6FA"
_FONT = "Calibri"
#: Width between the margins of a US letter page, in twentieths of a point.
PAGE_WIDTH = 10_080


def run(words: str, *, is_bold: bool = False) -> str:
    """A run of text; line ends become line breaks."""
    bold = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    return f"<w:r>{bold}{text_xml(words)}</w:r>"


def paragraph(content: str, style: str = "Normal") -> str:
    """A paragraph around runs and controls. style: the name without spaces, which is its id."""
    return f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def cell(width: int, content: str, *, fill: str = "", span: int = 1, is_tall: bool = False) -> str:
    """A table cell around paragraphs, which stand in its middle, or at its top where it is tall."""
    place = "top" if is_tall else "center"
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shading}<w:vAlign w:val="{place}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(cells: Sequence[str], *, is_header: bool = False, height: int = 340) -> str:
    """A row that no page break splits. height: at least, in twentieths of a point."""
    header = "<w:tblHeader/>" if is_header else ""
    properties = f'<w:cantSplit/><w:trHeight w:val="{height}"/>{header}'
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: Sequence[str], title: str) -> str:
    """A ruled table. title: what a screen reader says of it."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        f"<w:tblCaption w:val={quoteattr(title)}/>"
    )
    return f'<w:tbl xmlns:w="{W}"><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def new_document(title: str, mark: str) -> Document:
    """An empty document on US letter paper with our styles; `mark` goes into its properties."""
    from datetime import UTC, datetime

    import docx
    from docx.shared import Inches

    document = docx.Document()
    _drop_what_the_template_brings(document)
    page = document.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = Inches(0.75)
    page.top_margin, page.bottom_margin = Inches(0.7), Inches(0.7)
    _add_styles(document)
    properties = document.core_properties
    properties.title, properties.keywords = title, mark
    properties.author, properties.comments, properties.language = "", "", "en-US"
    properties.created = properties.modified = datetime(2015, 1, 1, tzinfo=UTC)  # no clock in what we write
    return document


def _drop_what_the_template_brings(document: Document) -> None:
    """Without the template's hundred looks of tables, their copy for Word 2010, and the picture of its empty page.

    They are nine tenths of the file once it is unpacked, which every program that opens it would read for nothing.
    """
    from docx.enum.style import WD_STYLE_TYPE

    usual = document.styles.default(WD_STYLE_TYPE.TABLE)
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style != usual:
            style.delete()
    for relationships in (document.part.rels, document.part.package.rels):
        for key, relationship in list(relationships.items()):
            if relationship.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del relationships[key]


def _add_styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    known = {style.name for style in document.styles}

    def style(
        name: str, size: float, color: str, *, before: float = 0, after: float = 0, bold: bool = False
    ) -> None:
        made = (
            document.styles[name]
            if name in known
            else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        made.font.name, made.font.size, made.font.bold = _FONT, Pt(size), bold
        made.font.italic, made.font.color.rgb = False, RGBColor.from_string(color)
        fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        fonts.set(qn("w:hAnsi"), _FONT)
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
        made.paragraph_format.line_spacing = 1.0

    style("Normal", 10.5, INK)
    style("Title", 24, "FFFFFF", before=6, bold=True)
    style("Subtitle", 11.5, "FFFFFF", before=2, after=8)
    style("Heading 1", 14, NAVY, before=18, after=5, bold=True)
    style("Form Note", 9.5, MUTED, after=5)
    style("Form Question", 10, NAVY, before=2, after=2, bold=True)
    style("Form Caption", 10, NAVY, before=8, after=3, bold=True)
    style("Form Gap", 5, INK)
    style("Form Answer", 10.5, INK, before=2, after=2)
    style("Form Small Answer", 9, INK, before=1, after=1)
    style("Form Head", 9, "FFFFFF", before=2, after=2, bold=True)
    style("Footer", 8.5, MUTED)
    borders = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        document.styles["Title"].element.pPr.remove(borders)
    for name in ("Heading 1", "Form Note", "Form Caption", "Form Question"):
        document.styles[name].paragraph_format.keep_with_next = True
    prompt = document.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    prompt.font.color.rgb = RGBColor.from_string("7A8594")


def add(document: Document, *blocks: str) -> None:
    """Appends paragraphs and tables given as XML, before the page settings that end the body."""
    from docx.oxml import parse_xml

    body = document.element.body
    for block in blocks:
        body.insert(len(body) - 1, parse_xml(block))


def to_bytes(document: Document) -> bytes:
    """The file, the same bytes each time."""
    import io

    target = io.BytesIO()
    document.save(target)
    return repack(target.getvalue())
