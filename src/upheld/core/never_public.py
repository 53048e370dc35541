"""What an extract has that is never published. No other module may decide it.

``COUNTED`` is read only to count: how many figures one person's complaints affect, and how complete
an extract is. ``OF_THE_OFFICE`` is for the ombudsman's own records: nothing that is made for others
reads it, and not even how many of its cells are filled in is published. A table that is not here
and a column that is not here may still be private (contacts are), but no rule of its own is needed:
the register and the editions name the columns that they write.
"""

from collections.abc import Iterable

EVERY_COLUMN = ("*",)
COUNTED = {"received": ("complainant",), "decided": ("issue",)}
OF_THE_OFFICE = {
    "decided": ("fault_from", "fault_to", "fault", "earlier_case", "entered_on"),
    "reports": ("respond_by", "extended_to", "further_report_on"),
    "enquiries": EVERY_COLUMN,
}


def may_be_published(table: str, columns: Iterable[str]) -> list[str]:
    """Those of the table's columns that something public may be made from.

    >>> may_be_published("decided", ("reference", "issue", "fault")), may_be_published(
    ...     "enquiries", ("reference", "sent_on")
    ... )
    (['reference'], [])
    """
    never = (*COUNTED.get(table, ()), *OF_THE_OFFICE.get(table, ()))
    return [name for name in columns if name not in never and never != EVERY_COLUMN]


def may_be_counted(table: str, columns: Iterable[str]) -> list[str]:
    """Those whose completeness may be published.

    >>> may_be_counted("decided", ("reference", "issue", "fault"))
    ['reference', 'issue']
    """
    never = OF_THE_OFFICE.get(table, ())
    return [name for name in columns if name not in never and never != EVERY_COLUMN]
