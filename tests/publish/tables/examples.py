"""One small edition that has a bit of everything, for all that reads tables."""

from datetime import date, timedelta
from random import Random

from tests.directory import only
from tests.editions import edition_of
from tests.profiles import CATEGORIES, COMPLIANCE_OUTCOMES, OUTCOMES
from tests.tables import extract as extract_of
from upheld.edition.reading import Edition
from upheld.intake.extract import Extract

NOTICE = "These data are invented."
AUTHORITIES = ("adur", "leeds", "york", "dorset", "peak-district-national-park")
WITHOUT_CASES = ("barnet", "blaby", "rutland", "wakefield")


def some_extract(*, notice: str = NOTICE, **more: str) -> Extract:
    """The same cases every time: enough for every category, outcome and compliance outcome."""
    chosen = Random(1)
    received, decided, compliance = [], [], []
    for number in range(120):
        slug = chosen.choice(AUTHORITIES)
        reference = f"19 000 {number:03d}"
        on = (date(2019, 4, 1) + timedelta(days=3 * number)).isoformat()
        category = CATEGORIES[number % len(CATEGORIES)]
        outcome = chosen.choice(OUTCOMES)
        subcategory = "=HYPERLINK(1)" if number == 7 else "Repairs"
        case = {"reference": reference, "authority": slug}
        about = {"category": category, "subcategory": subcategory}
        received.append(case | {"received_on": on, "complainant": f"P{number}"} | about)
        decided.append(
            case
            | {"decided_on": on, "outcome": outcome, "statement": f"Secret {number}"}
            | {"remedied_by_authority": "yes" if outcome == "upheld" and number % 3 == 1 else "no"}
            | about
        )
        if outcome == "upheld":
            checked = chosen.choice(COMPLIANCE_OUTCOMES)
            compliance.append(case | {"recorded_on": on, "outcome": checked})
    return extract_of(
        notice=notice, received=received, decided=decided, compliance=compliance, **more
    )


def some_edition(*, notice: str = NOTICE, **more: str) -> Edition:
    extract = some_extract(notice=notice, **more)
    return edition_of(extract, directory=only(*AUTHORITIES, *WITHOUT_CASES))


def rename(edition: Edition, slug: str, name: str) -> None:
    """Give an authority a name that nobody would register."""
    for table, key in (("authority", "slug"), ("figure", "authority")):
        edition.database.execute(f"UPDATE {table} SET name = ? WHERE {key} = ?", (name, slug))
