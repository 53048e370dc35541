"""The demonstration of any ombudsman: a few hundred invented cases, from its own folder alone.

With it an office sees a first edition of its own before it has data. Nothing in it is real but the
names of the authorities.
"""

from pathlib import Path
from random import Random

from upheld.demo.any_cases import bodies_of, cases_of, places_for, years_of
from upheld.demo.any_tables import columns_of, tables_of
from upheld.demo.extract_files import DemonstrationError, TableFiles
from upheld.ombudsman.folder import Office

USUAL, FEWEST, MOST = 600, 100, 20_000


def write_any(folder: Path, office: Office, *, cases: int | None, seed: int) -> None:
    """Write the tables into the folder, which is there. Raises DemonstrationError."""
    many = USUAL if cases is None else cases
    most = min(MOST, places_for(office.references) - 1)
    if not FEWEST <= many <= most:
        raise DemonstrationError(f"You asked for {many} cases. Ask for {FEWEST} to {most:,}.")
    chance = Random(seed)
    bodies = bodies_of(office.directory, office.profile, chance)
    if not bodies:
        first, last = years_of(office.profile)
        raise DemonstrationError(
            f"No authority in the directory existed in {first} and {last}. Add some to the folder"
            " directory in your ombudsman's folder."
        )
    made = cases_of(office.profile, bodies, office.references, many=many, chance=chance)
    files = TableFiles(folder, parquet=False)
    for name, rows in tables_of(office, bodies, made, chance).items():
        if rows:
            files.write(name, columns_of(name, rows))
    files.close()
