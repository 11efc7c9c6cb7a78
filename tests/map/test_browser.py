"""The map in a real Chromium, from a file and without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelines.map.page import map_page
from pipelines.map.pins import pins
from tests.map.places import PLACES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SIZES = {"wide": (1280, 900), "narrow": (390, 844)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "index.html"
    text = map_page(
        pins(PLACES), changes=["1 new: Puget Sound (WA)."], as_of="today", publication_id="0" * 16
    )
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.goto(file.as_uri())
    yield opened
    context.close()
    assert faults == []


def rows(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        "tbody tr:not([hidden])", "rows => rows.map(row => row.cells[0].textContent.trim())"
    )


def shown_pins(page: Page) -> set[str]:
    names = page.eval_on_selector_all(
        ".pins .pin:not([hidden])", "pins => pins.map(pin => pin.getAttribute('aria-label').split(', ')[0])"
    )
    return set(names)


def test_filter_and_search_agree_on_map_and_table(page: Page) -> None:
    assert len(rows(page)) == len(PLACES)
    page.select_option("[name=state]", "CA")
    assert rows(page) == ["Brightwater Unified", "Brightwater Region"]
    assert shown_pins(page) == set(rows(page))
    assert page.inner_text("#count") == "2 of 11 places shown."
    page.select_option("[name=program]", "csp")
    assert rows(page) == ["Brightwater Unified"]
    page.select_option("[name=state]", "")
    page.select_option("[name=program]", "")
    page.fill("[name=search]", "mar vista")
    assert rows(page) == ["Brightwater Unified"]
    assert shown_pins(page) == {"Brightwater Unified"}


def test_a_filter_that_fits_nothing_shows_nothing_and_says_so(page: Page) -> None:
    page.fill("[name=search]", "no such place")
    assert rows(page) == []
    assert shown_pins(page) == set()
    assert page.is_visible("#nothing")
    page.click("button[type=reset]")
    # By a locator: the page's own policy lets no test evaluate words as script.
    page.locator("tbody tr:not([hidden])").nth(len(PLACES) - 1).wait_for()
    assert not page.is_visible("#nothing")


def test_filters_are_a_link_that_can_be_shared(page: Page, chromium: Browser) -> None:
    page.select_option("[name=status]", "Accepted")
    assert page.url.endswith("#status=Accepted")
    other = chromium.new_page()
    other.goto(page.url)
    assert rows(other) == ["Kuspuk Reach"]
    other.close()


def test_a_click_tells_everything_at_that_place(page: Page) -> None:
    page.click("a[aria-label^='Brightwater Region']", force=True)
    titles = page.eval_on_selector_all("#chosen h3", "all => all.map(x => x.textContent)")
    assert set(titles) == {"Brightwater Unified", "Brightwater Region"}
    assert "Partner region" in page.inner_text("#chosen")


def test_the_keyboard_goes_from_pin_to_pin_with_one_tab_stop(page: Page) -> None:
    assert page.locator(".pin[tabindex='0']").count() == 1
    page.locator(".pin[tabindex='0']").focus()
    first = page.inner_text("#details") if page.is_visible("#details") else ""
    page.keyboard.press("ArrowRight")
    assert page.locator(".pin[tabindex='0']").count() == 1
    assert page.is_visible("#details")
    second = page.inner_text("#chosen")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#chosen") != second != first


def test_a_row_shows_its_pin_and_the_pin_has_the_focus(page: Page) -> None:
    page.click("tr:has-text('Hilo Ridge') a")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Hilo Ridge")
    assert "Hilo Ridge" in page.inner_text("#chosen")


def test_zooming_keeps_the_size_of_the_pins(page: Page) -> None:
    before = page.locator(".pin").first.bounding_box()
    page.click("button[data-zoom=in]")
    after = page.locator(".pin").first.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] == pytest.approx(before["width"], rel=0.2)


@pytest.mark.parametrize("size", SIZES)
def test_no_accessibility_fault_and_no_sideways_scroll(chromium: Browser, file: Path, size: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    width, height = SIZES[size]
    page = chromium.new_page(viewport={"width": width, "height": height})
    page.goto(file.as_uri())
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_without_javascript_it_is_a_map_and_a_table_with_links(chromium: Browser, file: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("tbody tr").count() == len(PLACES)
    assert not page.is_visible("#filters")
    page.click("a[aria-label^='Puget Sound']", force=True)
    assert page.url.endswith("#d11")
    context.close()
