"""What tables call the columns for what an ombudsman counts."""

import re

# Columns, and their headings, that the tables of a year have for any ombudsman.
TAKEN = (
    "authority",
    "authoritys_identifier",
    "group",
    "gss_code",
    "name",
    "peer_group",
    "region",
    "total",
    "total_decided",
    "total_received",
    "year",
)


def column_name(words: str) -> str:
    """A word from the profile as the name of a column.

    >>> column_name("Education & Children's Services")
    'education_and_childrens_services'
    >>> column_name("other reports - not upheld")
    'other_reports_not_upheld'
    """
    plain = words.casefold().replace("&", " and ").replace("'", "")
    return re.sub(r"\W+", "_", plain).strip("_")
