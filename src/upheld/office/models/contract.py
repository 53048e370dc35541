"""The tables of the contract in the office: which are records here, and which only pass through.

``EDITED`` says for each column of a table which field of which record holds it, and which records
are not ready to go out. Import and extract both read this module; nothing else may say where a
column of the contract is kept.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from upheld.intake.tables import DECIDED, TABLES, TableSpec
from upheld.office.configuration import own_profile
from upheld.office.models import (
    Case,
    Compliance,
    Contact,
    Decision,
    Enquiry,
    FurtherFinding,
    Kept,
    Letter,
    Recommendation,
    Report,
)
from upheld.office.models.in_error import NotInError
from upheld.office.models.of_findings import OF_A_FINDING, has_finding
from upheld.office.rules.publication_in_extracts import withheld_for
from upheld.office.rules.states import State
from upheld.office.rules.times import Times

AT_ONCE = 2_000  # rows that are in hand at one time

TableRow = tuple[Any, ...]  # cells in the order of the table's columns; None for an empty one
Key = tuple[Any, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Edited:
    """A table whose rows are records of one model; ``held_in`` gives the field of each column."""

    spec: TableSpec
    model: type[Kept]
    held_in: Mapping[str, str]
    rows: Callable[[], Q] = Q  # all of them, unless the profile or a state says otherwise

    @property
    def is_row(self) -> Q:
        """Which records the table is about."""
        return self.rows()

    @property
    def has_findings(self) -> bool:
        """Whether other records have rows of the table as well: the further findings."""
        return self.model is Decision and own_profile().counts_findings

    @property
    def table(self) -> TableSpec:
        """As it goes out."""
        return TABLES[self.spec.name] if self.has_findings else self.spec

    @cached_property
    def to_case(self) -> str:
        """The way from a record to its case; '' if it has none."""
        ways = [field.removesuffix("__reference") for field in self.held_in.values()]
        return next((way for way in ways if way in ("case", "decision__case")), "")

    @property
    def is_of_cases(self) -> bool:
        return bool(self.to_case)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self.held_in)

    @cached_property
    def _key(self) -> Callable[[TableRow], Key]:
        places = [self.names.index(name) for name in self.spec.key]
        if len(places) > 1:
            return itemgetter(*places)
        return lambda row: (row[places[0]],)

    def key_of(self, row: TableRow) -> Key:
        return self._key(row)

    def case_of(self, row: TableRow) -> Key:
        """Reference and authority: the first two columns of every table of cases."""
        return row[:2]

    def cells(self, row: TableRow) -> dict[str, Any]:
        return dict(zip(self.names, row, strict=True))

    def differing(self, now: TableRow, told: TableRow, given: Collection[str]) -> list[str]:
        """The columns that the extract has, and in which it differs."""
        if now == told:
            return []
        pairs = zip(self.names, now, told, strict=True)
        own = self.own_fields.keys() & given
        return [name for name, here, there in pairs if here != there and name in own]

    @cached_property
    def own_fields(self) -> dict[str, str]:
        """Column to field, without the columns that another record holds."""
        return {column: field for column, field in self.held_in.items() if "__" not in field}

    @cached_property
    def _emptied(self) -> dict[str, Any]:
        """What each field holds for an empty cell."""
        fields = [self.model._meta.get_field(name) for name in self.own_fields.values()]
        return {each.attname: None if each.null else "" for each in fields}

    def set_fields(self, record: Kept, cells: Mapping[str, Any]) -> None:
        """All but ``withheld_reason``, which goes with the state."""
        for column, field in self.own_fields.items():
            if column in cells and column != "withheld_reason":
                cell = cells[column]
                setattr(record, field, self._emptied[field] if cell is None else cell)


FINDING = next(each for each in DECIDED.columns if each.name == "finding")


def one_finding(spec: TableSpec) -> TableSpec:
    """The table as its records hold it: a decision is its own first finding, without a number."""
    columns = tuple(each for each in spec.columns if each != FINDING)
    key = tuple(name for name in spec.key if name != FINDING.name)
    return replace(spec, columns=columns, key=key)


OTHERWISE_NAMED = {
    ("decided", "kind"): "statement_kind",
    ("recommendations", "kind"): "recommendation_kind",
}


def _edited(
    table: str, model: type[Kept], *, of_case: bool = False, rows: Callable[[], Q] = Q
) -> Edited:
    def field_of(column: str) -> str:
        if column == "authority":
            return "case__authority_id" if of_case else "authority_id"
        if column == "reference" and of_case:
            return "case__reference"
        return OTHERWISE_NAMED.get((table, column), column)

    spec = one_finding(TABLES[table])
    held_in = {column.name: field_of(column.name) for column in spec.columns}
    return Edited(spec=spec, model=model, held_in=held_in, rows=rows)


IS_DECIDED = ~Q(state=State.DRAFT)
OF_ITS_CASE = Q(case=OuterRef("case"))


def is_followed_up() -> Q:
    """Only if we found fault, and a draft that says so has not found it yet.

    We may have found it in a decision with an outcome that the profile has dropped, or before a
    case began here.
    """
    profile = own_profile()
    with_fault = Q(outcome__in=profile.with_fault) | ~Q(outcome__in=tuple(profile.outcomes))
    found = Decision.objects.filter(OF_ITS_CASE, IS_DECIDED, has_finding(with_fault))
    first = Decision.everything.filter(OF_ITS_CASE, sequence=1)
    return Q(Exists(found)) | ~Q(Exists(first))


def _held_by_finding(column: str) -> str:
    """What a decision has once, its findings have from it."""
    if column == FINDING.name:
        return "number"
    if column in OF_A_FINDING:
        return column
    return f"decision__{DECISIONS.held_in[column]}"


DECISIONS = _edited("decided", Decision, of_case=True, rows=lambda: IS_DECIDED)
FURTHER = Edited(
    spec=DECIDED,
    model=FurtherFinding,
    held_in={column.name: _held_by_finding(column.name) for column in DECIDED.columns},
    rows=lambda: ~Q(decision__state=State.DRAFT),
)
# In the order in which one needs another: a case before what belongs to it.
EDITED = (
    _edited("received", Case, rows=lambda: Q(received_on__isnull=False)),
    DECISIONS,
    _edited("recommendations", Recommendation, of_case=True, rows=is_followed_up),
    _edited("compliance", Compliance, of_case=True, rows=is_followed_up),
    _edited("reports", Report, of_case=True),
    _edited("enquiries", Enquiry, of_case=True),
    _edited("contacts", Contact),
    _edited("letters", Letter),
)
HELD = (*EDITED, FURTHER)  # all whose records are rows, or parts of what is one
PASSED = tuple(name for name in TABLES if name not in {each.spec.name for each in EDITED})


def _place(table: str, column: str) -> int:
    return [each.name for each in one_finding(TABLES[table]).columns].index(column)


PARAGRAPH, APPROVED_BY = _place("letters", "paragraph"), _place("letters", "approved_by")
OF_PUBLICATION = ("state", "withheld_reason", "reason", "decided_on", "publish_on")
EVERY = Q()

# An extract has no gap where an outcome was entered in error: those after it move up.
_IN_ERROR_BEFORE = (
    Compliance.everything.filter(OF_ITS_CASE, sequence__lt=OuterRef("sequence"), in_error=True)
    .order_by()
    .values("case")
    .annotate(many=Count("pk"))
    .values("many")
)
SEQUENCE_OUT = F("sequence") - Coalesce(Subquery(_IN_ERROR_BEFORE), 0)


def rows_held(
    edited: Edited, *, times: Times, as_at: date | None, which: Q = EVERY
) -> Iterator[tuple[int, TableRow]]:
    """The rows of a table as an extract would have them, each with its record's id.

    They are in the order in which they were entered. ``as_at`` is the day that decides what may be
    public; None: as it is held, whatever the day.
    """
    to_decision = {Decision: "", FurtherFinding: "decision__"}.get(edited.model)
    beside = [] if to_decision is None else [f"{to_decision}{name}" for name in OF_PUBLICATION]
    many = len(edited.held_in)
    is_followed = edited.model is Compliance
    fields = [
        SEQUENCE_OUT if is_followed and field == "sequence" else field
        for field in edited.held_in.values()
    ]
    order = ("decision_id", "number") if edited is FURTHER else ("pk",)
    found = edited.model.objects.filter(edited.is_row, which).order_by(*order)
    if edited.model is Report and as_at:  # what is taken down is held, and does not go out
        found = found.filter(state=State.PUBLISHED)
    for pk, *cells in found.values_list("pk", *fields, *beside).iterator(AT_ONCE):
        row = [None if cell == "" else cell for cell in cells[:many]]
        if beside:
            told = dict(zip(OF_PUBLICATION, cells[many:], strict=True))
            row[edited.names.index("withheld_reason")] = withheld_for(
                **told, as_at=as_at, times=times, profile=own_profile()
            )
        if edited.model is Letter and row[APPROVED_BY] is None:  # only what is approved is printed
            row[PARAGRAPH] = None
        yield pk, tuple(row)


def table_held(
    edited: Edited,
    *,
    times: Times,
    as_at: date | None,
    which: Callable[[Edited], Q] = lambda _: EVERY,
) -> Iterator[tuple[int, TableRow]]:
    """The rows of the whole table as it goes out: those of a decision's findings follow each other,
    all with the id of the decision.
    """
    held = rows_held(edited, times=times, as_at=as_at, which=which(edited))
    if not edited.has_findings:
        yield from held
        return
    further: defaultdict[Key, list[TableRow]] = defaultdict(list)
    for _, row in rows_held(FURTHER, times=times, as_at=as_at, which=which(FURTHER)):
        further[FURTHER.key_of(row)[:-1]].append(row)
    at = FURTHER.names.index(FINDING.name)
    for pk, row in held:
        yield pk, (*row[:at], 1, *row[at:])
        yield from ((pk, other) for other in further[edited.key_of(row)])


def keys_in_error(edited: Edited) -> set[Key]:
    """The keys of records that were entered in error: no extract has them, and no import does."""
    if not isinstance(edited.model.objects, NotInError):
        return set()
    key = [edited.held_in[column] for column in edited.spec.key]
    return set(edited.model.objects.left_out().values_list(*key))


def held_of(edited: Edited, *, times: Times) -> dict[Key, tuple[int, TableRow | None]]:
    """Each record's id and row by its key. A record that is not a row of the table has None."""
    key = [edited.held_in[column] for column in edited.spec.key]
    no_rows = edited.model.objects.exclude(edited.is_row) if edited.is_row else ()
    found: dict[Key, tuple[int, TableRow | None]] = {
        values[1:]: (values[0], None) for values in (no_rows and no_rows.values_list("pk", *key))
    }
    for pk, row in rows_held(edited, times=times, as_at=None):
        found[edited.key_of(row)] = pk, row
    return found
