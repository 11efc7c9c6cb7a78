"""The page and the pictures: self-contained, safe, the same again."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

from PIL import Image

from pipelines.map.page import map_page, map_picture
from pipelines.map.pins import LEGEND, appearance, drawing_order, pins
from pipelines.map.raster import map_raster
from pipelines.tables import STATUSES
from tests.map.places import PLACES, place

AS_OF = "2 November 2026, 09:00 PST"


def page(*changes: str) -> str:
    return map_page(pins(PLACES), changes=changes, as_of=AS_OF, publication_id="0" * 16)


def test_every_status_and_kind_has_a_shape_of_the_legend() -> None:
    shapes = {shape for shape, _ in LEGEND}
    for status in (*STATUSES, "partner"):
        assert appearance("district", status).shape in shapes
    assert appearance("region", "region").shape == "diamond"
    assert appearance("state", "state").shape == "square"


def test_partners_lie_on_top_and_what_has_no_place_is_not_drawn() -> None:
    drawn = drawing_order(pins(PLACES))
    assert drawn[-1].district_name == "Brightwater Unified"
    assert {p.district_name for p in pins(PLACES)} - {p.district_name for p in drawn} == {
        "Mangilao",
        "Nobody Knows ISD",
    }


def test_every_place_is_a_row_and_every_placed_one_a_pin() -> None:
    text = page()
    assert len(re.findall(r'<tr id="d\d+"', text)) == len(PLACES)
    assert len(re.findall(r'id="p\d+"', text)) == len(PLACES) - 2
    assert "2 of them have no point on the map" in text


def test_the_page_needs_nothing_from_outside() -> None:
    text = page()
    addresses = {a for a in re.findall(r'(?:href|src|action)="([^"]+)"', text) if not a.startswith("#")}
    assert addresses == {"partner_map.csv", "partner_map.geojson", "partner_map.svg", "partner_map.png"}
    assert not re.search(r"\bon\w+=", text)
    assert "default-src 'none'" in text


def test_a_name_cannot_become_markup() -> None:
    text = page("1 new: <img src=x> (TX).")
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<img" not in text


def test_changes_are_listed_or_said_to_be_none() -> None:
    assert "<li>1 new: Puget Sound (WA).</li>" in page("1 new: Puget Sound (WA).")
    assert "Nothing changed on the map." in page()


def test_the_picture_is_well_formed_and_has_a_mark_a_place() -> None:
    picture = map_picture(pins(PLACES), as_of=AS_OF)
    root = ElementTree.fromstring(picture)
    uses = [e for e in root.iter("{http://www.w3.org/2000/svg}use") if "pin" in e.get("class", "")]
    shown = {p.shape for p in pins(PLACES)}
    assert len(uses) == len(PLACES) - 2 + len(shown)


def test_the_raster_is_a_picture_and_the_same_again() -> None:
    one, two = (map_raster(pins(PLACES), as_of=AS_OF) for _ in range(2))
    assert one == two
    image = Image.open(io.BytesIO(one))
    assert (image.format, image.size) == ("PNG", (1950, 1440))


def test_a_map_without_places_is_still_a_map() -> None:
    text = map_page([], changes=["This is the first publication."], as_of=AS_OF, publication_id="0" * 16)
    assert "0 of 0 places shown." in text
    assert map_raster([], as_of=AS_OF)[:4] == b"\x89PNG"


def test_programs_are_named_and_unknown_ones_kept_as_they_are() -> None:
    (pin,) = pins([place("A", "TX", 31.0, -99.0, programs="csp;robotics")])
    assert pin.program_words == "Computer Science Principles (CSP), robotics"
