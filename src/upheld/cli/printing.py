"""What the commands print: figures and differences."""

import json
from collections.abc import Sequence
from textwrap import fill
from typing import TextIO

from rich.console import Console

from upheld.core.authorities.groups import Group
from upheld.core.days import day_after
from upheld.core.english import capitalised
from upheld.core.figures.averages import MeanOfRates
from upheld.core.intervals import SHOWN_TEXT
from upheld.core.shares import Share
from upheld.core.spreadsheets import write_records
from upheld.edition.beside.case_lists import listed_cases
from upheld.edition.beside.picked_group import BesideGroup
from upheld.edition.beside.published_elsewhere import Compared
from upheld.edition.queries.authorities import authorities, names_of
from upheld.edition.queries.comparisons import ranges_of
from upheld.edition.queries.figures import FigureRow
from upheld.edition.queries.measures import titles
from upheld.edition.reading import Edition
from upheld.intake.checks.checked import number_of


def figure_table(edition: Edition, rows: list[FigureRow], *, as_: str, to: TextIO) -> None:
    """The columns of the table ``figure`` as JSON or CSV, or the same as sentences for people."""
    if as_ == "json":
        json.dump([row.facts() for row in rows], to, ensure_ascii=False, indent=1)
        to.write("\n")
    elif as_ == "csv":
        write_records(to, [row.facts() for row in rows])
    else:
        _for_people(edition, rows, to)


def _for_people(edition: Edition, rows: list[FigureRow], to: TextIO) -> None:
    measures = titles(edition)
    gone = {
        each.slug: f"abolished on {day_after(each.last_day)}"
        for each in authorities(edition)
        if each.last_day
    }
    before = None
    alone = len({row.authority for row in rows}) == 1
    ranges = ranges_of(edition, authority=rows[0].authority) if alone else {}
    for row in rows:
        if row.authority != before:
            alone_in_kind = gone.get(row.authority, "no group of similar authorities")
            group = edition.profile.group_name(row.peer_group) or alone_in_kind
            to.write(f"{row.name}, {row.year} ({group})\n")
            before = row.authority
        to.write(f"  {measures[row.measure]}: {said_of(row)}\n")
        if alone:
            chance = ranges.get(row.measure)
            said = f"{row.sentence} {chance.chance_range if chance else ''}".strip()
            to.write(fill(said, 96, initial_indent="    ", subsequent_indent="    "))
            to.write("\n")
    if edition.manifest.notice:
        to.write(f"{edition.manifest.notice}\n")


def said_of(row: FigureRow) -> str:
    """33% (1 of 3 detailed investigations), average 45%; with its interval if it has no average."""
    interval = ""
    if row.interval and row.peer_text is None:
        interval = f", {SHOWN_TEXT} confidence interval {row.interval.text}"
    counted = f" ({counted_of(row)}{interval})" if row.counted is not None else ""
    average = f"average {row.peer_text}" if row.peer_text else "no average"
    return f"{row.text}{counted}, {average}"


def print_beside_group(
    edition: Edition, slug: str, group: Group, found: Sequence[BesideGroup], to: Console
) -> None:
    """For each measure: the authority, the group (pooled, and its mean of rates), the answer."""
    names = names_of(edition)
    if group.reason:
        to.print(f"{names[slug]}, {edition.year}: {group.reason}", markup=False)
        return
    others = len(group.members) - 1
    beside = f"{others} other {'member' if others == 1 else 'members'} of the group"
    to.print(f"{names[slug]}, {edition.year}, compared with {beside}: {group.whole}", markup=False)
    for each in found:
        to.print(f"  {each.measure.title}: {each.share.text}{_base_of(each.share)}", markup=False)
        lines = [each.pooled.reason or _group_line(each)]
        if each.measure.is_compared:
            lines.append(f"{each.words} {each.range}".strip())
        for line in lines:
            to.print(fill(line, 96, initial_indent="    ", subsequent_indent="    "), markup=False)
    if edition.manifest.notice:
        to.print(edition.manifest.notice, markup=False)


def _group_line(each: BesideGroup) -> str:
    assert each.pooled.share is not None
    pooled = each.pooled.share
    name = capitalised(each.pooled.name)
    return f"{name}: {pooled.text}{_base_of(pooled)}. {mean_line(each.mean)}"


def mean_line(mean: MeanOfRates) -> str:
    if mean.mean is None:
        return "There is no mean, because none of them had any cases."
    return f"The {mean.name} is {mean.text}."


def _base_of(share: Share) -> str:
    if share.counted is None or share.out_of is None:
        return ""
    return f" ({share.counted:,} of {share.out_of:,} {share.out_of_name})"


def counted_of(row: FigureRow) -> str:
    """1 of 3 detailed investigations."""
    if row.counted is None:
        return ""
    return f"{row.counted:,} of {row.out_of:,} {row.out_of_name}"


def print_published(edition: Edition, compared: list[Compared], out: Console) -> None:
    differ = [each for each in compared if each.differs]
    not_given = [each for each in compared if not each.is_given_here]
    for each in differ:
        out.print(
            f"line {each.line}, {each.authority} {each.year}, {each.column}:"
            f" published {each.published}, here {each.ours}",
            markup=False,
        )
        if each.year == edition.manifest.year:
            for case in listed_cases(edition, each.authority, each.column):
                out.print(f"    {case}", markup=False)
    for each in not_given:
        line = f"line {each.line}, {each.authority} {each.year}, {each.column}"
        out.print(f"{line}: published {each.published}, not given here", markup=False)
    agree = len(compared) - len(differ) - len(not_given)
    agreeing = number_of(agree, "figure agrees", "figures agree")
    differing = number_of(len(differ), "differs", "differ")
    missing = number_of(len(not_given), "is", "are")
    out.print(f"{agreeing}, {differing}, {missing} not given here.")
