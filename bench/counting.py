"""Counting decisions: Upheld beside hand-written DuckDB SQL and beside pandas.

One run makes Parquet files of 1, 10 and 100 million invented decisions over 10 years and counts
them, each way in a process of its own, and checks that all give the same integers. Seconds are
those of the fastest of some runs after everything is imported; memory is the most that the process
ever held. `make bench` runs it.
"""

import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

AS_AT = date(2024, 3, 31)
MILLION = 1_000_000
# Million decisions, authorities.
SIZES = ((1, 400), (10, 400), (100, 400), (10, 10_000), (100, 10_000))
RUNS = {1: 7, 10: 5, 100: 2}
MOST_FOR_PANDAS = 10  # of 100 million, pandas would hold some 25 GB, ten times what 10 million take
WAYS = ("upheld", "sql", "sql with a window", "pandas")
COLUMNS = ["authority", "category", "outcome", "year", "count", "remedied"]

# Of 200 rows, 194 are first decisions, 5 second ones and 1 a third. They stand in order of date
# but for some weeks, as a register grows.
DECISIONS = """
COPY (
    WITH numbered AS (
        SELECT i,
            CASE WHEN i % 200 < 194 THEN i // 200 * 194 + i % 200
                 WHEN i % 200 < 199 THEN i // 200 * 194 + (i % 200 - 194) * 7
                 ELSE i // 200 * 194 END AS number,
            CASE WHEN i % 200 < 194 THEN 1 WHEN i % 200 < 199 THEN 2 ELSE 3 END AS sequence
        FROM range({rows}) AS numbers(i)
    )
    SELECT
        printf('%d %03d %03d', 14 + number % 10, number // 1000 % 1000000, number % 1000)
            AS reference,
        'authority-' || hash(number) % {authorities} AS authority,
        DATE '2014-04-01'
            + CAST(i * 3570 // {rows} + 20 * sequence + hash(i + 1) % 20 AS INTEGER) AS decided_on,
        ['upheld', 'not upheld', 'closed after initial enquiries', 'advice given',
         'referred back for local resolution', 'invalid or incomplete'][
            1 + CAST(hash(i + 2) % 6 AS INTEGER)] AS outcome,
        ['Adult Care Services', 'Benefits & Tax', 'Corporate & Other Services',
         'Education & Children''s Services', 'Environmental Services & Public Protection',
         'Highways & Transport', 'Housing', 'Planning & Development', 'Other'][
            1 + CAST(hash(number + 3) % 9 AS INTEGER)] AS category,
        CASE hash(i + 4) % 3 WHEN 0 THEN true WHEN 1 THEN false END AS remedied_by_authority,
        CAST(sequence AS BIGINT) AS sequence
    FROM numbered
) TO '{file}' (FORMAT parquet)
"""

# The best that we could write by hand: one pass over all, and only what was decided again sorted.
SQL = """
WITH again AS (
    SELECT * FROM '{file}' WHERE decided_on <= DATE '{as_at}' AND sequence > 1
), standing AS (
    SELECT authority, category, outcome, decided_on, remedied_by_authority
    FROM '{file}' AS first
    WHERE decided_on <= DATE '{as_at}' AND sequence = 1 AND NOT EXISTS (
        SELECT 1 FROM again
        WHERE again.authority = first.authority AND again.reference = first.reference
    )
    UNION ALL
    (SELECT authority, category, outcome, decided_on, remedied_by_authority FROM again
     QUALIFY row_number() OVER (
        PARTITION BY authority, reference ORDER BY sequence DESC, decided_on DESC) = 1)
)
SELECT authority, category, outcome,
    year(decided_on) - CAST(month(decided_on) < 4 AS INTEGER) AS year,
    count(*) AS count,
    count(*) FILTER (remedied_by_authority AND outcome = 'upheld') AS remedied
FROM standing GROUP BY ALL
"""

# What most would write: every case put in order.
SQL_WITH_WINDOW = """
WITH standing AS (
    SELECT * FROM '{file}' WHERE decided_on <= DATE '{as_at}'
    QUALIFY row_number() OVER (
        PARTITION BY authority, reference ORDER BY sequence DESC, decided_on DESC) = 1
)
SELECT authority, category, outcome,
    year(decided_on) - CAST(month(decided_on) < 4 AS INTEGER) AS year,
    count(*) AS count,
    count(*) FILTER (remedied_by_authority AND outcome = 'upheld') AS remedied
FROM standing GROUP BY ALL
"""


def main() -> None:
    seconds: dict[tuple[int, int, str], float] = {}
    for millions, authorities in SIZES:
        with tempfile.TemporaryDirectory() as name:
            file = Path(name) / "decided.parquet"
            make(file, rows=millions * MILLION, authorities=authorities)
            answers = set()
            for way in WAYS:
                if way == "pandas" and millions > MOST_FOR_PANDAS:
                    print(f"pandas is left out at {millions} million: it would need some 25 GB.")
                    continue
                if way == "sql with a window" and millions > MOST_FOR_PANDAS:
                    continue
                found = in_a_process(way, file, runs=RUNS[millions] if way != "pandas" else 1)
                answers.add(found.pop("answer"))
                seconds[millions, authorities, way] = found["seconds"]
                told = {"way": way, "decisions": millions * MILLION, "authorities": authorities}
                print(json.dumps(told | found), flush=True)
            assert len(answers) == 1, f"the ways of counting {millions} million do not agree"
    bars(seconds)


def make(file: Path, *, rows: int, authorities: int) -> None:
    duckdb.connect().execute(DECISIONS.format(rows=rows, authorities=authorities, file=file))


def bars(seconds: dict[tuple[int, int, str], float]) -> None:
    for (millions, authorities, way), took in seconds.items():
        if way == "upheld":
            for other in WAYS[1:]:
                if (millions, authorities, other) in seconds:
                    times = seconds[millions, authorities, other] / took
                    told = f"{millions} million decisions, {authorities:,} authorities"
                    print(f"{told}: {other} takes {times:.2f} times as long as Upheld")


def in_a_process(way: str, file: Path, *, runs: int) -> dict:
    command = [sys.executable, "-W", "ignore", "-m", "bench.counting", way, str(file), str(runs)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict = json.loads(done.stdout)
    return found


def measured(way: str, file: Path, runs: int) -> dict:
    count: Callable[[], pa.Table] = COUNTING[way](file)
    took, worked = [], []
    for _ in range(runs):
        begun, used = time.perf_counter(), time.process_time()
        counted = count()
        took.append(time.perf_counter() - begun)
        worked.append(time.process_time() - used)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": round(min(took), 3),
        "processor_seconds": round(min(worked), 3),
        "peak_mb": round(peak),
        "cells": counted.num_rows,
        "answer": answer(counted),
    }


def answer(counted: pa.Table) -> str:
    types = [pa.string()] * 3 + [pa.int64()] * 3
    typed = counted.select(COLUMNS).cast(pa.schema(list(zip(COLUMNS, types, strict=True))))
    ordered = typed.sort_by([(name, "ascending") for name in COLUMNS]).combine_chunks()
    digest = hashlib.sha256()
    for name in COLUMNS:
        digest.update(repr(ordered[name].to_pylist()).encode())
    return digest.hexdigest()


def with_upheld(file: Path) -> Callable[[], pa.Table]:
    from upheld.core.counting import decided_counts
    from upheld.intake.engines import Engine, connect

    connected = connect(Engine.DUCKDB, reading=[Path(file).resolve()])

    def count() -> pa.Table:
        decided = connected.read_parquet(file)
        return decided_counts(decided, as_at=AS_AT, with_fault=("upheld",)).to_pyarrow()

    return count


def with_sql(file: Path) -> Callable[[], pa.Table]:
    return _by_duckdb(SQL.format(file=file, as_at=AS_AT))


def with_window(file: Path) -> Callable[[], pa.Table]:
    return _by_duckdb(SQL_WITH_WINDOW.format(file=file, as_at=AS_AT))


def _by_duckdb(query: str) -> Callable[[], pa.Table]:
    connected = duckdb.connect()
    return lambda: connected.execute(query).to_arrow_table()


def with_pandas(file: Path) -> Callable[[], pa.Table]:
    import pandas as pd

    def count() -> pa.Table:
        rows = pd.read_parquet(file, dtype_backend="pyarrow")
        rows = rows[rows["decided_on"] <= AS_AT].sort_values(["sequence", "decided_on"])
        standing = rows.drop_duplicates(["authority", "reference"], keep="last")
        day = standing["decided_on"].dt
        remedied = standing["remedied_by_authority"].fillna(False)
        standing = standing.assign(
            year=day.year - (day.month < 4).astype("int64"),
            remedied=(remedied & (standing["outcome"] == "upheld")).astype("int64"),
        )
        counted = standing.groupby(COLUMNS[:4])["remedied"].agg(["size", "sum"]).reset_index()
        counted.columns = COLUMNS
        return pa.Table.from_pandas(counted, preserve_index=False)

    return count


COUNTING = dict(zip(WAYS, (with_upheld, with_sql, with_window, with_pandas), strict=True))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
    else:
        main()
