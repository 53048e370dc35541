"""A whole national edition, stage by stage: six years, 120,000 complaints, every letter proved.

The five earlier years are built first, so that the one measured holds all six. Stages overlap:
letters are made by two processes while tables and private sheets are written, and proved while
these are proved; a stage's seconds are those until the next begins. `make bench` runs it.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = Path(sys.executable).with_name("upheld")
CASES = 120_000
YEARS = ("2018-19", "2019-20", "2020-21", "2021-22", "2022-23", "2023-24")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        timed("Demonstration extract", ["demo", folder / "extract", "--cases", str(CASES)])
        after: list[str | Path] = []
        for year in YEARS:
            order = ["build", folder / "extract", "--year", year, "--into", folder / "editions"]
            if year == YEARS[-1]:
                stages([*order, *after])
            else:
                timed(f"Edition of {year}", [*order, *after])
            after = ["--after", folder / "editions" / f"{year}.v1"]
        timed("upheld verify", ["verify", after[1]])


def timed(title: str, words: list[str | Path]) -> None:
    begun = time.perf_counter()
    subprocess.run([COMMAND, *words], check=True, capture_output=True)
    print(f"{title:40} {time.perf_counter() - begun:6.1f} s", flush=True)


def stages(words: list[str | Path]) -> None:
    """The build, with the time at which it tells of each stage."""
    begun = time.perf_counter()
    told = [("Starting", 0.0)]
    with subprocess.Popen(
        [COMMAND, *words], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as build:
        assert build.stderr is not None
        for line in build.stderr:
            if not line.startswith("note:"):
                told.append((line.strip().split("/")[0], time.perf_counter() - begun))
    whole = time.perf_counter() - begun
    print(f"{'Edition of ' + YEARS[-1]:40} {whole:6.1f} s", flush=True)
    for (title, start), (_, end) in zip(told, [*told[1:], ("", whole)], strict=True):
        print(f"    {title:36} {end - start:6.1f} s {100 * (end - start) / whole:4.0f}%")


if __name__ == "__main__":
    main()
