"""One visit to a page in the browser: all that the claims about every page ask of it.

A visit is made once and kept, for starting and drawing take longer than asking: wide, narrow, with
letters twice as large, in forced colours and without script. In a sample axe looks at each page at
one of two widths, and what has no script is not visited again without.
"""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import urlsplit

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.sampling import WHOLE, sample
from tests.site.browser import Finding, axe_findings, fits

WIDE = {"width": 1200, "height": 900}
NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}  # a window of 1280 by 1024 at 400%
LOOKED_AT = {"1200 px": WIDE, "320 px": NARROW}  # by axe
SCRIPT = re.compile(rb"<(no)?script|\son[a-z]+=|javascript:")
A4 = {"format": "A4", "prefer_css_page_size": True}


@dataclass(kw_only=True)
class Visit:
    status: int
    body: bytes
    weight: int  # bytes of the HTML as sent, compressed
    title: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    barriers: Mapping[str, list[Finding]] = field(default_factory=dict)  # by what was changed
    fits: Mapping[str, bool] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)  # addresses of every request
    said: list[str] = field(default_factory=list)  # console and errors of script
    cookies: list[str] = field(default_factory=list)
    text: str = ""  # of the main part
    text_without_script: str = ""
    colours: int = 0  # different ones seen when colours are forced
    hidden_links: list[str] = field(default_factory=list)  # those not seen then


class Visitor:
    """Visits pages of a site in two windows of a browser: one with script, and one without.

    A new window takes a process of the browser, and another reading of axe, so each stays open.
    """

    def __init__(self, browser: Browser, site: str) -> None:
        self._site = site
        self._with = browser.new_context(viewport=WIDE)
        self._without = browser.new_context(viewport=WIDE, java_script_enabled=False)
        self._page, self._page_without = self._with.new_page(), self._without.new_page()
        self._visits: dict[str, Visit] = {}

    def visit(self, address: str) -> Visit:
        if address not in self._visits:
            self._visits[address] = self._made(address)
        return self._visits[address]

    def printed_pages(self, address: str) -> int:
        page = self._with.new_page()
        page.goto(self._site + address)
        printed = len(pypdfium2.PdfDocument(page.pdf(**A4)))
        page.close()
        return printed

    def close(self) -> None:
        self._with.close()
        self._without.close()

    def _made(self, address: str) -> Visit:
        asked: list[str] = []
        said: list[str] = []
        listeners = {
            "request": lambda request: asked.append(request.url),
            "pageerror": lambda error: said.append(str(error)),
            "console": lambda message: said.append(f"{message.type}: {message.text}"),
        }
        for event, listener in listeners.items():
            self._page.on(event, listener)
        made = _looked_at(self._page, self._site + address)
        for event, listener in listeners.items():
            self._page.remove_listener(event, listener)
        made.asked, made.said = asked, said
        made.cookies = [cookie["name"] for cookie in self._with.cookies()]
        made.text_without_script = made.text
        if WHOLE or SCRIPT.search(made.body):
            made.text_without_script = _text_in(self._page_without, self._site + address)
        return made


def _looked_at(page: Page, address: str) -> Visit:
    page.set_viewport_size(WIDE)
    page.emulate_media(forced_colors="none")
    answer = page.goto(address)
    assert answer is not None
    body = answer.body()
    made = Visit(status=answer.status, body=body, weight=len(gzip.compress(body, 9)))
    _look(page, made)
    return made


def _look(page: Page, made: Visit) -> None:
    made.title = page.title()
    made.text = page.locator("main").inner_text()
    made.headings = [
        (int(level), text)
        for level, text in page.evaluate(
            """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(
                 (heading) => [heading.tagName[1], heading.textContent.trim()])"""
        )
    ]
    room = {}
    _enlarge_letters(page, "200%")
    room["letters twice as large"] = fits(page)
    _enlarge_letters(page, "")
    page.set_viewport_size(ZOOMED)
    room["400%"] = fits(page)
    page.set_viewport_size(NARROW)
    room["320 px"] = fits(page)
    made.fits = room
    made.barriers = {width: _barriers(page, width) for width in widths_for(page.url)}
    page.set_viewport_size(NARROW)
    page.emulate_media(forced_colors="active")
    made.colours = _colours(page)
    made.hidden_links = page.evaluate(LINKS_NOT_SEEN)


def widths_for(address: str) -> list[str]:
    """Those at which axe looks at the page: the same in every run, wherever the site is served."""
    return sample(list(LOOKED_AT), 1, seed=sum(urlsplit(address).path.encode()))


def _barriers(page: Page, width: str) -> list[Finding]:
    page.set_viewport_size(LOOKED_AT[width])
    return axe_findings(page)


def _enlarge_letters(page: Page, size: str) -> None:
    """By the browser's own setting, as it were: through the style that a script may set."""
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)


LINKS_NOT_SEEN = """() => {
  const shown = (element) => element.checkVisibility() && element.textContent.trim();
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("a[href]")].filter(shown).filter(
    (link) => getComputedStyle(link).color === behind(link)).map((link) => link.outerHTML);
}"""


def _colours(page: Page) -> int:
    """How many different colours a picture of the page has."""
    with Image.open(BytesIO(page.screenshot())) as picture:
        return len(picture.convert("RGB").getcolors(maxcolors=1 << 24) or ())


def _text_in(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator("main").inner_text()


def origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
