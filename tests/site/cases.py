"""Cases of every shape that pages show, and what a test reads of a page."""

import csv
import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from pathlib import Path

from tests.profiles import LGSCO
from tests.whole.small import YEAR, Row, Tables
from upheld.core.years import Year

THE_YEAR = str(YEAR)
HOSTILE = "<script>alert('x')</script> & \"quoted\""
STATEMENT = f"""The complaint
1. Miss X complained about her daughter's EHC plan {HOSTILE}
What I found
2. The Council should have:
• written to her; and
(b) answered her.
4. I found fault."""
MATTERS = ("tree preservation order", "school place", "blue badge", "housing list", "tax bill")
MATTERS += ("parking fine", "noisy neighbour")
SECRET = "canarywithheld"
COUNCIL = "leeds"
SECRETS = {"22 777 313": 3, "22 777 848": 5}  # a reference, and days by which its outcome moves


def shaped(tables: Tables) -> None:
    """Change the tables of the country: texts that are public, and one case of every shape."""
    for number, row in enumerate(tables["decided"]):
        row["subcategory"] = ("Delay", "Charging", "Other, and more")[number % 3]
        row["summary"] = f"The council delayed over a {MATTERS[number % 7]}."
        row["statement"] = f"1. Mr Y complained.\n2. It was {row['outcome']}."
        if row["withheld_reason"]:
            row["summary"] = row["statement"] = SECRET
    case = reported(tables)
    case |= {"summary": f"About {HOSTILE} and delay.", "statement": STATEMENT, "kind": "report"}
    case["withheld_reason"] = ""
    _withhold_another(tables, case)
    for row in tables["recommendations"]:
        if row["kind"] == "service improvement" and row["reference"] == case["reference"]:
            row["text"] = f"Train staff {HOSTILE}"


def _withhold_another(tables: Tables, case: Row) -> None:
    """One more complaint that was upheld about the same council in the same year."""
    other = next(
        row
        for row in tables["decided"]
        if all(row[name] == case[name] for name in ("authority", "outcome"))
        and Year.containing(row["decided_on"]) == Year.containing(case["decided_on"])
        and row["reference"] != case["reference"]
    )
    other |= {"withheld_reason": "consent", "summary": SECRET, "statement": SECRET}


def with_secret(reference: str) -> Callable[[Tables], None]:
    """Shaped, and the last failed case of a council is one that is withheld, of this reference."""

    def change(tables: Tables) -> None:
        shaped(tables)
        failed = [
            row
            for row in tables["compliance"]
            if row["authority"] == COUNCIL and row["outcome"] in LGSCO.failed_compliance
        ]
        former = failed[-1]["reference"]
        failed[-1]["recorded_on"] += timedelta(days=SECRETS[reference])
        for table in ("received", "decided", "recommendations", "compliance"):
            for row in tables[table]:
                if (row["authority"], row["reference"]) == (COUNCIL, former):
                    row["reference"] = reference
                    if table == "decided":
                        row |= {"withheld_reason": "consent", "summary": "", "statement": ""}

    return change


def reported(tables: Tables) -> Row:
    """The decision that the country's report is about."""
    report = tables["reports"][0]
    return next(
        row
        for row in tables["decided"]
        if (row["reference"], row["authority"]) == (report["reference"], report["authority"])
    )


def decided_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "extract" / "decided.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words_of(html: str) -> str:
    """What a reader reads, in one line."""
    main = html.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


def facet_links(html: str) -> list[tuple[str, int]]:
    """Address and count of every choice that has not been made."""
    found = re.findall(
        r'<li><a href="([^"]*)" rel="nofollow">[^<]*</a> <span class="facet__count">([\d,]+)', html
    )
    return [(unescape(address), int(count.replace(",", ""))) for address, count in found]


def year_of(row: dict[str, str]) -> Year:
    return Year.containing(date.fromisoformat(row["decided_on"]))
