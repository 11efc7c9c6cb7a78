"""Makes the pictures of the README from the sample season: `make pictures`.

Needs Chromium, and LibreOffice Calc for the workbook. Everything happens in a temporary home.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

FOLDER = Path(__file__).parent / "pictures"
NOW = "2026-11-25T09:00:00-08:00"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(PARTNERSHIPS_HOME=f"{folder}/home", PARTNERSHIPS_NOW=NOW)
        from pipelines.commands.up_sample import drop_sample
        from pipelines.stages import run_all
        from pipelines.wiring import open_house

        FOLDER.mkdir(exist_ok=True)
        with open_house() as house:
            house.warehouse  # noqa: B018  starts and migrates the database
            print(drop_sample(house), "messages")
            print(run_all(house, print).sentence())
            take_pages(house)
            current = house.settings.home / "publications" / "current"
            take_map(current / "index.html")
            take_workbook(current / "review_queue.xlsx", Path(folder))


def browser_path() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        raise SystemExit("The pictures need Chromium: apt-get install chromium")
    return found


def take_pages(house) -> None:  # type: ignore[no-untyped-def]
    import uvicorn
    from playwright.sync_api import sync_playwright

    from pipelines.desk.app import make_app
    from pipelines.desk.doors import Doors
    from pipelines.desk.people import Role, User

    people = {
        "reviewer": User("reviewer", "reviewer@program.example", frozenset({Role.REVIEWER})),
        "operations": User("operations", "", frozenset({Role.OPERATIONS})),
    }
    who = ["reviewer"]
    app = make_app(Doors(lambda: house), lambda request: people[who[0]])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"http://127.0.0.1:{port}/queue")
        page.screenshot(path=FOLDER / "queue.png")
        page.click("table.queue tbody tr:nth-child(3) th a")
        page.screenshot(path=FOLDER / "application.png")
        who[0] = "operations"
        page.goto(f"http://127.0.0.1:{port}/quarantine")
        page.screenshot(path=FOLDER / "quarantine.png")
        browser.close()
    server.should_exit = True
    thread.join()


def take_map(file: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(file.as_uri())
        page.screenshot(path=FOLDER / "map.png")
        browser.close()


def take_workbook(file: Path, scratch: Path) -> None:
    import pypdfium2

    if shutil.which("soffice") is None:
        print("no LibreOffice Calc: the picture of the workbook stays as it is")
        return
    profile = f"-env:UserInstallation={(scratch / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(scratch), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    page = pypdfium2.PdfDocument(scratch / f"{file.stem}.pdf")[0]
    page.render(scale=1.6).to_pil().save(FOLDER / "workbook.png")


if __name__ == "__main__":
    main()
