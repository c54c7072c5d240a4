"""A real Chromium that looks at a report from disk, and all that it complains about."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@contextmanager
def looked_at(folder: Path, width: int = 1440) -> Iterator["Reader"]:
    """A reader of the report in `folder`; complaints fail the test when it is closed."""
    with sync_playwright() as playwright:
        # Without a sandbox, since tests may run as root in a container; the pages are ours.
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        try:
            reader = Reader(browser.new_page(viewport={"width": width, "height": 900}), folder)
            yield reader
        finally:
            browser.close()
    if reader.complaints:
        pytest.fail("\n".join(reader.complaints))


class Reader:
    """Goes from page to page and keeps errors, warnings and dialogs."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.complaints: list[str] = []
        self._folder = folder
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def go(self, address: str) -> Page:
        """A page by its name and what stands behind the #, when it is drawn."""
        name, _, place = address.partition("#")
        self.page.goto("about:blank")  # else only the part behind # changes
        self.page.goto((self._folder / name).as_uri() + (f"#{place}" if place else ""))
        self.page.wait_for_function("!document.body.innerText.includes('正在读取')")
        return self.page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)
