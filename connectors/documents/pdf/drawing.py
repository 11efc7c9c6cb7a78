"""Lines and grounds that a PDF page draws: the rules of tables, what strikes words out, what lies behind them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from connectors.documents.pdf.words import Turn

#: Points: what is thinner is a line, and lines that lie closer are one.
THIN = 3.0
#: Segments of a page beyond which a drawing is a picture; its tables are then read by their columns.
_MOST_SEGMENTS = 20_000
_SHORTEST = 4.0
#: Points: a check box is not larger, and a page with more small shapes than this is a drawing.
_LARGEST_SQUARE = 18.0
#: A circle is drawn as a start and four curves of three points each; small empty ones are boxes of a choice.
_POINTS_OF_CIRCLE = 13
#: Boxes and marks of a page beyond which they are a picture; a full page of choices has some hundred.
_MOST_SMALL = 2_000


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(slots=True)
class Drawing:
    """across: (y, left, right); down: (x, top, bottom); grounds: filled areas that are not white."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)
    squares: list[Box] = field(default_factory=list)  # small ones: check boxes, perhaps
    marks: list[Box] = field(default_factory=list)  # small drawings: ticks and crosses, perhaps
    pictures: float = 0.0  # area, in square points

    def add(self, left: float, top: float, right: float, bottom: float) -> None:
        """A line, or the outline of a box."""
        width, height = right - left, bottom - top
        if height < THIN and width >= _SHORTEST:
            self.across.append(((top + bottom) / 2, left, right))
        elif width < THIN and height >= _SHORTEST:
            self.down.append(((left + right) / 2, top, bottom))

    def add_outline(self, box: Box) -> None:
        self.across += [(box.top, box.left, box.right), (box.bottom, box.left, box.right)]
        self.down += [(box.left, box.top, box.bottom), (box.right, box.top, box.bottom)]

    def settle_squares(self) -> None:
        """Squares that touch others are cells of a table; those that stand alone are check boxes."""
        alone: list[Box] = []
        for square in self.squares:
            others = [other for other in self.squares if not _is_same(square, other)]
            if any(_touch(square, other) for other in others):
                self.add_outline(square)
            elif not any(_is_same(square, other) for other in alone):
                alone.append(square)
        self.squares = alone

    def check_boxes(self) -> list[tuple[Box, bool]]:
        """(box, whether something is drawn in it)."""
        return [
            (square, any(square.holds((m.left + m.right) / 2, (m.top + m.bottom) / 2) for m in self.marks))
            for square in self.squares
        ]


def _is_same(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) < 2 and abs(one.top - other.top) < 2


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + 1
        and other.left <= one.right + 1
        and one.top <= other.bottom + 1
        and other.top <= one.bottom + 1
    )


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_drawing(page: Any, turn: Turn, origin: tuple[float, float]) -> Drawing:
    """What the page draws besides letters."""
    import pypdfium2.raw as pdfium

    reader = _DrawingReader(pdfium, turn, origin)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        reader.read(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0)
    reader.drawing.settle_squares()
    return reader.drawing


class _DrawingReader:
    def __init__(self, pdfium: Any, turn: Turn, origin: tuple[float, float]) -> None:
        self._pdfium = pdfium
        self._turn = turn
        self._origin = origin
        self._segments = 0
        self.drawing = Drawing()

    def read(self, item: Any, outer: Matrix, depth: int) -> None:
        pdfium = self._pdfium
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, _times(self._matrix(item), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = (ctypes.c_float() for _ in range(4))
            if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                self.drawing.pictures += abs((right.value - left.value) * (top.value - bottom.value))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 5:
            matrix = _times(self._matrix(item), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                self.read(pdfium.FPDFFormObj_GetObject(item, index), matrix, depth + 1)

    def _matrix(self, item: Any) -> Matrix:
        matrix = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
            return _IDENTITY
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def _path(self, item: Any, matrix: Matrix) -> None:
        pdfium = self._pdfium
        count = pdfium.FPDFPath_CountSegments(item)
        self._segments += max(count, 0)
        if self._segments > _MOST_SEGMENTS:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        shapes = self._shapes(item, count, matrix)
        for points in shapes:
            box = self._box(points)
            if self._small(points, box, bool(fill.value)):
                continue
            if min(box.right - box.left, box.bottom - box.top) < THIN:
                self.drawing.add(box.left, box.top, box.right, box.bottom)
            elif stroke.value:
                self._outline(points, box)
            if (
                fill.value
                and box.right - box.left >= THIN
                and box.bottom - box.top >= THIN
                and self._is_dark(item)
            ):
                self.drawing.grounds.append(box)

    def _small(self, points: list[tuple[float, float]], box: Box, is_filled: bool) -> bool:
        """Small squares and what is drawn into them are kept aside; True where that is all it is."""
        width, height = box.right - box.left, box.bottom - box.top
        if max(width, height) > _LARGEST_SQUARE or min(width, height) < _SHORTEST:
            return False
        is_round = len(points) == _POINTS_OF_CIRCLE
        if (len(points) in (4, 5) or is_round) and abs(width - height) < 0.25 * width and not is_filled:
            self.drawing.squares.append(box)
        else:
            self.drawing.marks.append(box)
        return len(self.drawing.squares) + len(self.drawing.marks) < _MOST_SMALL

    def _outline(self, points: list[tuple[float, float]], box: Box) -> None:
        """The sides of a shape that run straight across or down."""
        if len(points) in (4, 5) and all(
            min(abs(x - box.left), abs(x - box.right)) < 1 and min(abs(y - box.top), abs(y - box.bottom)) < 1
            for x, y in (self._point(*point) for point in points)
        ):
            self.drawing.add_outline(box)
            return
        for first, second in zip(points, points[1:], strict=False):
            side = self._box([first, second])
            self.drawing.add(side.left, side.top, side.right, side.bottom)

    def _shapes(self, item: Any, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """The points of each separate line of a path, in the coordinates of the page."""
        pdfium = self._pdfium
        shapes: list[list[tuple[float, float]]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = _moved(x.value, y.value, matrix)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not shapes:
                shapes.append([point])
            else:
                shapes[-1].append(point)
        return shapes

    def _point(self, x: float, y: float) -> tuple[float, float]:
        left, top, _, _ = self._turn.box(
            x - self._origin[0], y - self._origin[1], x - self._origin[0], y - self._origin[1]
        )
        return left, top

    def _box(self, points: list[tuple[float, float]]) -> Box:
        turned = [self._point(*point) for point in points]
        xs, ys = [point[0] for point in turned], [point[1] for point in turned]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _is_dark(self, item: Any) -> bool:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        self._pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
        return alpha.value > 0 and min(red.value, green.value, blue.value) < 250


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
