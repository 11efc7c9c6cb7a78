"""PDF files, written object by object."""

from __future__ import annotations

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"
WIDTH, HEIGHT = 612, 792


def words(
    text: str, x: float, y: float, size: float = 11, *, bold: bool = False, colour: str = "0 g"
) -> bytes:
    """One line of text; x, y in points from the lower left corner."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    font = b"/F2" if bold else b"/F1"
    return b"%s BT %s %g Tf %g %g Td (%s) Tj ET 0 g\n" % (colour.encode(), font, size, x, y, escaped)


def line(x1: float, y1: float, x2: float, y2: float) -> bytes:
    return b"0.5 w %g %g m %g %g l S\n" % (x1, y1, x2, y2)


def box(x: float, y: float, width: float, height: float, paint: str = "S") -> bytes:
    """paint: S draws the outline, f fills it."""
    return b"%g %g %g %g re %s\n" % (x, y, width, height, paint.encode())


def grid(columns: list[float], rows: list[float]) -> bytes:
    """Lines of a table; columns from the left, rows from the top."""
    across = b"".join(line(columns[0], y, columns[-1], y) for y in rows)
    return across + b"".join(line(x, rows[0], x, rows[-1]) for x in columns)


def pdf(
    *pages: bytes,
    annotations: tuple[bytes, ...] = (),
    fields: tuple[bytes, ...] = (),
    catalog: bytes = b"",
    page: bytes = b"",
    more: tuple[bytes, ...] = (),
    trailer: bytes = b"",
) -> bytes:
    """annotations, fields: dictionaries laid over the first page. more: further objects, numbered from 1000.

    catalog, page, trailer: more entries of these dictionaries.
    """
    objects: dict[int, bytes] = {3: _FONT % b"Helvetica", 4: _FONT % b"Helvetica-Bold"}
    kids: list[int] = []
    overlays = [*annotations, *fields]
    for index, overlay in enumerate(overlays):
        objects[500 + index] = overlay
    listed = b" ".join(b"%d 0 R" % (500 + index) for index in range(len(overlays)))
    for index, content in enumerate(pages):
        number = 10 + 2 * index
        kids.append(number)
        own = b"/Annots[%s]" % listed if index == 0 and overlays else b""
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
            b"/Contents %d 0 R%s%s>>" % (WIDTH, HEIGHT, number + 1, own, page)
        )
        objects[number + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    form = b"/AcroForm<</Fields[%s]>>" % b" ".join(
        b"%d 0 R" % (500 + len(annotations) + index) for index in range(len(fields))
    )
    objects[1] = b"<</Type/Catalog/Pages 2 0 R%s%s>>" % (form if fields else b"", catalog)
    for index, extra in enumerate(more):
        objects[1000 + index] = extra
    return _written(objects, trailer)


def _written(objects: dict[int, bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.6\n"
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(places) + 1
    return out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def text_field(name: str, value: str, rectangle: str, more: str = "") -> bytes:
    return f"<</Type/Annot/Subtype/Widget/FT/Tx/T({name})/V({value})/Rect[{rectangle}]/F 4{more}>>".encode()


def check_field(name: str, state: str, rectangle: str) -> bytes:
    return (
        f"<</Type/Annot/Subtype/Widget/FT/Btn/T({name})/V/{state}/AS/{state}/Rect[{rectangle}]/F 4"
        "/AP<</N<</Yes 1000 0 R/Off 1000 0 R>>>>>>"
    ).encode()


APPEARANCE = b"<</Type/XObject/Subtype/Form/BBox[0 0 10 10]/Length 0>>stream\n\nendstream"
