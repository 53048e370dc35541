"""Writing every table of an edition, in every format, with the files that explain them.

If an edition has a notice (invented data), it is in the last column of each CSV and Parquet file,
and on the cover and in the properties of the workbooks.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from upheld.edition.reading import Edition
from upheld.publish.tables.contents import LICENCE, documents_of, readme_of, title_of
from upheld.publish.tables.csv_files import write_csv
from upheld.publish.tables.data_package import DATA_PACKAGE, write_data_package
from upheld.publish.tables.ods import write_ods
from upheld.publish.tables.parquet import write_parquet
from upheld.publish.tables.shared_columns import prose
from upheld.publish.tables.sheets import tables_of
from upheld.publish.tables.table import Table, same_in_all
from upheld.publish.tables.workbook import Properties
from upheld.publish.tables.xlsx import write_xlsx

README = "README.txt"
NOTICE = prose("notice", "Please note", "Anything made from these data must say this.")


def write_tables(edition: Edition, folder: Path) -> None:
    """Write all tables into ``folder``, made if needed. The same edition gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = tables_of(edition)
    documents = documents_of(edition, tables)
    properties = properties_of(edition)
    write_ods(folder / f"{workbook_name(edition)}.ods", [*documents, *tables], properties)
    write_xlsx(folder / f"{workbook_name(edition)}.xlsx", [*documents, *tables], properties)
    noticed = [with_notice(table, edition.manifest.notice) for table in tables]
    for table in noticed:
        write_csv(folder / f"{table.name}.csv", table)
        write_parquet(folder / f"{table.name}.parquet", table, metadata=metadata_of(edition))
    (folder / README).write_text(readme_of(edition, documents), "utf-8")
    write_data_package(edition, folder, noticed)


def workbook_name(edition: Edition) -> str:
    """The file name of both workbooks, without its ending."""
    return f"complaint-outcomes-{edition.manifest.year}"


def files_of(edition: Edition, tables: list[Table]) -> set[str]:
    """The files that the folder of tables must hold. It must hold no others."""
    names = {f"{table.name}{ending}" for table in tables for ending in (".csv", ".parquet")}
    workbooks = {f"{workbook_name(edition)}{ending}" for ending in (".ods", ".xlsx")}
    return names | workbooks | {README, DATA_PACKAGE}


def properties_of(edition: Edition) -> Properties:
    return Properties(
        title=title_of(edition),
        description=edition.manifest.notice,
        dated=date.fromisoformat(edition.manifest.as_at),
    )


def metadata_of(edition: Edition) -> dict[str, str]:
    """What a Parquet file says about itself, apart from its columns."""
    about = edition.manifest
    return {
        "publisher": about.office,
        "edition": f"{about.year}.v{about.version}",
        "as_at": about.as_at,
        "notice": about.notice,
        "licence": LICENCE.title,
    }


def with_notice(table: Table, notice: str) -> Table:
    if not notice:
        return table
    return replace(
        table,
        columns=(*table.columns, NOTICE),
        cells=(*table.cells, same_in_all(notice, height=table.height)),
    )
