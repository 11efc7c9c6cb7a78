"""The desk in a real Chromium: with the keyboard alone, on a narrow screen, and for those who cannot see it."""

from __future__ import annotations

import itertools
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pytest
import uvicorn

from connectors.warehouse import Warehouse
from pipelines.desk.alone import make_desk
from pipelines.desk.doors import Doors
from pipelines.desk.logins import load_logins, make_logins
from pipelines.wiring import House

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def address(house: House, season: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """(address, passwords) of a served desk with its own login."""
    path = house.settings.home / "secrets" / "desk_logins.json"
    passwords = make_logins(path, "rita@program.example")
    app = make_desk(Doors(lambda: house), load_logins(path))
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    end = time.monotonic() + 20
    while not server.started and time.monotonic() < end:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}", passwords
    server.should_exit = True
    thread.join(10)


def open_page(chromium: Browser, address: tuple[str, dict[str, str]], who: str, width: int = 1280) -> Page:
    """A page of somebody who has logged in."""
    url, passwords = address
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{url}/queue")
    assert "/login?next=/queue" in page.url
    page.fill("input[name=name]", who)
    page.fill("input[name=password]", passwords[who])
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Queue')")
    page.wait_for_load_state()  # keys are heard once the script is there
    return page


def test_a_reviewer_decides_three_applications_with_the_keyboard_alone(
    chromium: Browser, address: tuple[str, dict[str, str]], warehouse: Warehouse
) -> None:
    page = open_page(chromium, address, "reviewer")
    page.keyboard.press("n")
    for name in ("Alder", "Birch", "Cedar"):
        page.wait_for_selector(f"h1:has-text('{name}')")
        page.wait_for_load_state()
        page.keyboard.press("d")
        page.keyboard.press("Space")  # the first choice: accept
        page.keyboard.press("Control+Enter")
    page.wait_for_selector("h1:has-text('Dogwood')")
    rows = warehouse.rows("select choice, reviewer from decision where state = 'pending'")
    assert [(row["choice"], row["reviewer"]) for row in rows] == [("accept", "rita@program.example")] * 3
    page.goto(f"{address[0]}/decisions")
    page.locator("button.primary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".said:has-text('3 decisions applied.')")
    assert warehouse.rows("select count(*) as n from application where status = 'accepted'") == [{"n": 3}]
    page.close()


def test_rows_are_walked_and_opened_with_keys(chromium: Browser, address: tuple[str, dict[str, str]]) -> None:
    page = open_page(chromium, address, "reviewer")
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
    assert page.locator("tr.at th a").inner_text() == "Birch Independent School District"
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Birch')")
    page.wait_for_load_state()
    page.keyboard.press("?")
    assert page.is_visible("#keys")
    # Only the keys that do something here: an application has decisions and no rows.
    shown = [line.split()[0] for line in page.locator("#keys dl div:visible").all_inner_texts()]
    assert shown == ["n", "d", "Ctrl+Enter", "?"]
    page.close()


def test_operations_clear_the_quarantine(
    chromium: Browser, address: tuple[str, dict[str, str]], warehouse: Warehouse
) -> None:
    page = open_page(chromium, address, "operations")
    page.click("nav >> text=Quarantine")
    page.click("table tbody th a")
    form = page.locator("form[action$='/not-an-application']")
    form.locator("input[name=why]").fill("A picnic invitation")
    form.locator("button").click()
    page.wait_for_selector("text=Nothing is here.")
    assert warehouse.rows("select place from message_account, message where place = 'quarantine'") == []
    page.close()


def test_a_wrong_password_opens_nothing(chromium: Browser, address: tuple[str, dict[str, str]]) -> None:
    page = chromium.new_page()
    page.goto(f"{address[0]}/login")
    page.fill("input[name=name]", "reviewer")
    page.fill("input[name=password]", "guess")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    page.goto(f"{address[0]}/queue")
    assert "/login" in page.url
    page.close()


def test_no_page_has_a_fault_of_accessibility_or_scrolls_sideways(
    chromium: Browser, address: tuple[str, dict[str, str]], warehouse: Warehouse, season: Mapping[str, str]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    [row] = warehouse.rows("select application_id from application where district_name like 'Birch%'")
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into decision (application_id, program, version, choice, reviewer, source, entered_at) "
            "values (%s, 'csp', 1, 'waitlist', 'rita@program.example', 'desk', now())",
            [row["application_id"]],
        )
    paths = [
        "/queue",
        "/queue?words=nobody",
        f"/applications/{row['application_id']}",
        "/quarantine",
        f"/messages/{season['damaged']}",
        "/operations",
        "/published",
    ]
    for width, who in itertools.product((1280, 390), ("operations", "reviewer")):
        page = open_page(chromium, address, who, width)
        for path in [*paths, "/decisions"] if who == "reviewer" else paths:
            page.goto(f"{address[0]}{path}")
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path} at {width} as {who}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width}"
        page.close()


def test_the_queue_reads_without_javascript(chromium: Browser, address: tuple[str, dict[str, str]]) -> None:
    url, passwords = address
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}/login?next=/queue")
    page.fill("input[name=name]", "reader")
    page.fill("input[name=password]", passwords["reader"])
    page.click("button.primary")
    assert page.locator("table.queue tbody tr").count() == 5
    page.fill("#search", "elm")
    page.click("button:has-text('Filter')")
    assert page.locator("table.queue tbody tr").count() == 1
    context.close()
