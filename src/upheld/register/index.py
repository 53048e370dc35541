"""The search index: one document per decision, made only from rows of the register.

It holds words, numbers and facets for finding decisions. What is printed about them comes from
register.sqlite.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import tantivy

from upheld.core.profile_parts import Group
from upheld.core.progress import Progress
from upheld.core.publication import Case, case_of
from upheld.core.references import typed
from upheld.core.row import Row
from upheld.intake.directory.directory import Directory
from upheld.register.words import ENGLISH, amounts_in, analyzer

FACETS = ("authority", "category", "subcategory", "outcome", "kind", "year", "remedy")
OF_A_FINDING = ("outcome", "category", "subcategory")
AMOUNT = "amount"  # of money, in its text
ABOUT, TEXT = "about", "text"  # what a decision is about; its summary and its statement
# One writer with room for everything gives one segment, the fastest to search: 100,000 decisions
# take about 150 MB. If they do not fit, there are several segments, and searches still work.
WRITER_MEMORY = 500_000_000
OFTEN = 1000  # documents between progress reports


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True, indexed=True, fast=True)
    for name in ("reference", AMOUNT):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (ABOUT, TEXT):
        builder.add_text_field(name, tokenizer_name=ENGLISH, index_option="position")
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("published_on", fast=True)  # 20240731
    return builder.build()


def names_of(
    directory: Directory, groups: Iterable[Group], authorities: Iterable[str]
) -> dict[str, list[str]]:
    """Every name that an authority has, had or is known by. People search with any of them.

    They put the style of its group after the name of its place, whatever it calls itself: none of
    Kirklees's own names makes it a metropolitan borough council.
    """
    names: defaultdict[str, list[str]] = defaultdict(list)
    styles: dict[str | None, str] = {each.key: each.style for each in groups}
    for each in directory.authorities:
        names[each.slug] += [each.name, each.short_name]
        if each.group in styles:
            names[each.slug].append(styles[each.group])
    for name in directory.names:
        if name.use != "code":
            names[name.slug].append(name.name)
    return {slug: list(dict.fromkeys(names[slug])) for slug in authorities}


def write_index(
    folder: Path,
    decisions: Sequence[Row],
    improvements: Iterable[Row],
    *,
    findings: Iterable[Row] = (),
    names: Mapping[str, Sequence[str]],
    progress: Progress,
) -> None:
    remedies: defaultdict[Case, set[str]] = defaultdict(set)
    for row in improvements:
        remedies[case_of(row)].add(row["remedy"])
    of_decisions: defaultdict[Case, list[Row]] = defaultdict(list)
    for row in findings:
        of_decisions[case_of(row)].append(row)
    folder.mkdir()
    index = tantivy.Index(schema(), str(folder))
    index.register_tokenizer(ENGLISH, analyzer())
    writer = index.writer(heap_size=WRITER_MEMORY, num_threads=1)
    for place, row in enumerate(decisions):
        if place % OFTEN == 0:
            progress("Search index", place, len(decisions))
        named, remedied = names[row["authority"]], remedies[case_of(row)]
        found = of_decisions[case_of(row)] or [row]
        writer.add_document(_document(row, found, named, remedied, index.schema))
    writer.commit()
    writer.wait_merging_threads()
    for lock in folder.glob("*.lock"):
        lock.unlink()
    for path in folder.iterdir():
        # Two of them are made for their owner only, and the site runs as another user.
        path.chmod(folder.stat().st_mode & 0o666)


def _document(
    row: Row,
    findings: Sequence[Row],
    names: Sequence[str],
    remedies: Iterable[str],
    of: tantivy.Schema,
) -> tantivy.Document:
    """A decision has the outcomes and services of all its findings, each of them once."""
    fields: dict[str, Any] = {name: [row[name]] for name in FACETS if row.get(name)}
    for name in OF_A_FINDING:
        fields[name] = list(dict.fromkeys(each[name] for each in findings if each[name]))
    reference = typed(row["reference"])
    services = fields["category"], fields["subcategory"]
    about = (row["reference"], reference, *names, *chain(*services))
    fields |= {
        "number": row["number"],
        # Listings leave out the letter of one matter about several bodies: 16 010 636c.
        "reference": sorted({reference, reference.rstrip(ascii_lowercase)} - {""}),
        ABOUT: "\n".join(about),
        TEXT: text_of(row),
        AMOUNT: sorted(amounts_in(text_of(row))),
        "published_on": int(row["published_on"].replace("-", "")),
        "remedy": sorted(remedies),
    }
    return tantivy.Document.from_dict(fields, of)


def text_of(row: Row) -> str:
    """The words that are searched and that passages are taken from."""
    return f"{row['summary']}\n{row['statement']}"
