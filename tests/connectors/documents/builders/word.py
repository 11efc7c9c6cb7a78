"""Word files (.docx) from the XML of their parts."""

from __future__ import annotations

import io
import zipfile

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def run(text: str, looks: str = "") -> str:
    """A run; looks: the elements of its w:rPr."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*content: str, settings: str = "") -> str:
    """A paragraph of runs; plain words become a run."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    properties = f"<w:pPr>{settings}</w:pPr>" if settings else ""
    return f"<w:p>{properties}{inner}</w:p>"


def cell(*content: str, settings: str = "") -> str:
    """A table cell of paragraphs; plain words become one."""
    inner = "".join(piece if piece.startswith("<") else par(piece) for piece in content) or par("")
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, settings: str = "") -> str:
    inner = "".join(piece if piece.startswith("<") else cell(piece) for piece in cells)
    properties = f"<w:trPr>{settings}</w:trPr>" if settings else ""
    return f"<w:tr>{properties}{inner}</w:tr>"


def table(*rows: str, settings: str = "") -> str:
    return f"<w:tbl><w:tblPr>{settings}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    """A content control around runs, paragraphs, rows or cells."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def check_box(checked: bool, glyph: str = "\u2610", properties: str = "") -> str:
    state = f'<w14:checkbox><w14:checked w14:val="{int(checked)}"/></w14:checkbox>'
    return control(run(glyph), properties + state)


def field(code: str, result: str = "", data: str = "") -> str:
    """A complex field over several runs."""
    separated = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'{separated}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(*content: str) -> str:
    """A text box as Word stores it: once as a drawing, once for older programs."""
    box = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}'
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def style(
    identifier: str, *, name: str = "", kind: str = "paragraph", base: str = "", inner: str = ""
) -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name or identifier}"/>{based}{inner}'
        "</w:style>"
    )


def story(root: str, content: str, namespace: str = TRANSITIONAL) -> bytes:
    """A header, footer, styles or numbering part."""
    return f'<w:{root} xmlns:w="{namespace}" {_NAMESPACES} xmlns:r="{_RELATIONSHIPS}">{content}</w:{root}>'.encode()


def docx(
    *body: str,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    section: str = "",
    parts: dict[str, bytes] | None = None,
    related: dict[str, tuple[str, str]] | None = None,
    main_name: str = "word/document.xml",
    main_type: str = MAIN,
    namespace: str = TRANSITIONAL,
    declaration: str = "",
    core: str = "",
    custom: str = "",
) -> bytes:
    """A Word file.

    parts: more parts by name. related: id → (kind, target) of the main part; a target with "://" or "mailto:" is
    external. section: content of the last w:sectPr. declaration: what stands before the root element.
    """
    relations = _STRICT_RELATIONSHIPS if namespace == STRICT else _RELATIONSHIPS
    document = (
        f'{declaration}<w:document xmlns:w="{namespace}" xmlns:r="{relations}" {_NAMESPACES}><w:body>'
        f"{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    )
    folder = main_name.rpartition("/")[0]
    files: dict[str, bytes] = {main_name: document.encode()}
    found = dict(related or {})
    for kind, root, content in (
        ("styles", "styles", styles), ("numbering", "numbering", numbering), ("settings", "settings", settings)
    ):  # fmt: skip
        if content:
            files[f"{folder}/{kind}.xml"] = story(root, content, namespace)
            found[f"own{kind}"] = (kind, f"{kind}.xml")
    files.update(parts or {})
    files[f"{folder}/_rels/{main_name.rpartition('/')[2]}.rels"] = relationships(found, relations)
    package: dict[str, tuple[str, str]] = {"main": ("officeDocument", f"/{main_name}")}
    for kind, content in (("core", core), ("custom", custom)):
        if content:
            files[f"docProps/{kind}.xml"] = f"<properties>{content}</properties>".encode()
            package[kind] = (f"{kind}-properties", f"docProps/{kind}.xml")
    files["_rels/.rels"] = relationships(package, relations)
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main_name}" ContentType="{main_type}"/></Types>'
    ).encode()
    return zipped(files)


def relationships(found: dict[str, tuple[str, str]], prefix: str = _RELATIONSHIPS) -> bytes:
    entries = ""
    for identifier, (kind, target) in found.items():
        is_external = "://" in target or target.startswith("mailto:")
        mode = ' TargetMode="External"' if is_external else ""
        entries += f'<Relationship Id="{identifier}" Type="{prefix}/{kind}" Target="{target}"{mode}/>'
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    ).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
