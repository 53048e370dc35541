"""The sheets for the edition's year, one line for each authority, for people who read tables."""

from upheld.core.measures import COMPLIANCE, LATE_COMPLIANCE, SATISFACTORY_REMEDIES, UPHELD_RATE
from upheld.core.vocabulary import CATEGORIES, COMPLIANCE_OUTCOMES, OUTCOMES
from upheld.publish.tables import year_rows
from upheld.publish.tables.shared_columns import IDENTITY, columns_of_share, whole
from upheld.publish.tables.sheet import Sheet


def column_name(words: str) -> str:
    """A word from the vocabulary as the name of a column.

    >>> column_name("Education & Children's Services")
    'education_and_childrens_services'
    """
    return words.casefold().replace("&", "and").replace("'", "").replace(" ", "_")


RECEIVED = Sheet(
    name="received",
    title="Complaints and enquiries received, by authority and category",
    columns=(
        *IDENTITY,
        *(whole(column_name(c), c, f"Received in the year about {c}.") for c in CATEGORIES),
        whole("total", "Total received", "All complaints and enquiries received in the year."),
    ),
    rows=year_rows.received_rows,
    key=("authority",),
    notes=(
        "Received is not decided: a case can be received in one year and decided in the next."
        " Do not subtract one from the other.",
        "A complaint about two authorities counts once for each.",
    ),
)

DECIDED = Sheet(
    name="decided",
    title="Decisions, by authority and outcome, with the uphold rate",
    columns=(
        *IDENTITY,
        *(whole(column_name(o), o.capitalize(), f"Decisions in the year: {o}.") for o in OUTCOMES),
        whole("total", "Total decided", "All decisions about the authority made in the year."),
        *columns_of_share(UPHELD_RATE, stem="uphold_rate", title="Uphold rate"),
    ),
    rows=year_rows.decided_rows,
    key=("authority",),
    notes=(
        "Totals count decisions about authorities: a complaint about two authorities counts once"
        " for each.",
        "A case that was decided again counts once, by its last decision up to the day of these"
        " figures, in the year of that decision.",
        "The uphold rate is out of detailed investigations (upheld and not upheld), not out of all"
        " decisions. Closed after initial enquiries is not a finding that nothing went wrong.",
        "A few investigations say little: look at the count and the base before the percentage."
        " These tables are not a ranking.",
    ),
)

REMEDIES_AND_COMPLIANCE = Sheet(
    name="remedies_and_compliance",
    title="Compliance with recommendations, late compliance and satisfactory remedies",
    columns=(
        *IDENTITY,
        *(
            whole(column_name(o), o.capitalize(), f"Compliance outcomes in the year: {o}.")
            for o in COMPLIANCE_OUTCOMES
        ),
        *columns_of_share(COMPLIANCE, stem="compliance", title="Compliance rate"),
        *columns_of_share(LATE_COMPLIANCE, stem="late", title="Late compliance"),
        *columns_of_share(SATISFACTORY_REMEDIES, stem="satisfactory_remedies", title="Remedy rate"),
    ),
    rows=year_rows.remedies_and_compliance_rows,
    key=("authority",),
    notes=(
        "Compliance outcomes count in the year in which they were recorded, which may not be the"
        " year of the decision.",
        "Complete late still counts as complied with, and is given next to the rate. Ceased counts"
        " neither way.",
        "Satisfactory remedies are out of upheld decisions.",
    ),
)
