"""The public site under load, in one run, with the load on the same two cores.

A council's page, a search with facets and highlighted passages among 100,000 decisions (each
search another one, so that none is kept ready), the map, and a figure as JSON; the council's page
beside Datasette on the same SQLite file; the map's weight beside a library that draws one in the
browser. Then a steady load, of which no answer may fail and in which memory must not grow.

python -m bench.site [SECONDS of the steady load]; needs wrk and h2load (Debian: wrk,
nghttp2-client). `make bench` runs it.
"""

import contextlib
import gzip
import json
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

COMMAND = Path(sys.executable).with_name("upheld")
DATASETTE = Path(".venv-bench/bin/datasette")
MODULES = Path("bench/node_modules")
LIBRARIES = {
    "maplibre-gl": (
        "dist/maplibre-gl.mjs",
        "dist/maplibre-gl-shared.mjs",
        "dist/maplibre-gl-worker.mjs",
        "dist/maplibre-gl.css",
    ),
    "leaflet": ("dist/leaflet.js", "dist/leaflet.css"),
}
YEAR, DAY = "2023-24", "2024-07-31"
CASES = 175_000  # of which some 100,000 decisions are public
SECONDS, CONNECTIONS = 15, 8
STEADY, STEADY_SECONDS = 500, 600
SEARCHES = 20_000
WORDS = tuple(
    re.findall(
        "[a-z]+",
        "assessment delay school transport care plan housing repair noise parking benefit council"
        " tax planning neighbour bins social worker payment apology evidence appeal tribunal"
        " homeless direct payments records complaint procedure review charges safeguarding",
    )
)
COUNCIL = f"/councils/leeds/{YEAR}"


def main() -> None:
    missing = [tool for tool in ("wrk", "h2load") if not shutil.which(tool)]
    if missing:
        sys.exit(f"{' and '.join(missing)} not found. Install: apt-get install wrk nghttp2-client")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        published = make(folder)
        with served([COMMAND, "site", published, "--processes", "1"]) as (address, process):
            print(f"{'':34}{'requests/s':>12}{'p50 ms':>9}{'p99 ms':>9}{'not 200':>9}")
            council = loaded("A council's page", address, [COUNCIL])
            loaded("A figure as JSON", address, [f"{COUNCIL}.json"])
            loaded("The map", address, [f"/map/{YEAR}/upheld"])
            loaded("A search, one at a time", address, searches(), connections=1)
            loaded("Searches, eight at once", address, searches()[::-1])
            weights(address)
            steady(address, process, int(sys.argv[1]) if len(sys.argv) > 1 else STEADY_SECONDS)
        edition = published / "editions" / f"{YEAR}.v1" / "edition.sqlite"
        with served([DATASETTE, "serve", "--immutable", edition]) as (address, _):
            # It cannot follow a foreign key that names no column, so it is asked for no labels.
            page = f"/edition/figure?authority=leeds&year={YEAR}&_labels=off"
            datasette = loaded("The same figures by Datasette", address, [page])
        print(f"A council's page: {council / datasette:.1f} times as many a second as Datasette")


def make(folder: Path) -> Path:
    """An edition and a register of some 100,000 decisions, published."""
    extract, published = folder / "extract", folder / "published"
    for words in (
        ["demo", extract, "--cases", str(CASES)],
        ["build", extract, "--year", YEAR, "--into", folder / "editions"],
        ["publish", folder / "editions" / f"{YEAR}.v1", "--to", published],
        ["register", extract, "--into", published, "--as-at", DAY],
    ):
        begun = time.perf_counter()
        done = subprocess.run([COMMAND, *words], capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr[-2000:])
        print(f"upheld {words[0]}: {time.perf_counter() - begun:.0f} s", flush=True)
        if words[0] == "register":
            print(done.stdout.strip())
    return published


@contextlib.contextmanager
def served(words: list[str | Path]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(
        [*words, "--port", str(port)], stdout=nowhere, stderr=nowhere, start_new_session=True
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address)
            yield address, process
        finally:
            process.terminate()
            process.wait(20)


def wait_for(address: str) -> None:
    for _ in range(200):
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address, timeout=5).read()
            return
        time.sleep(0.1)
    sys.exit(f"{address} does not answer")


def loaded(title: str, address: str, paths: list[str], *, connections: int = CONNECTIONS) -> float:
    """wrk's figures for these addresses, each in its turn; returns requests a second."""
    for path in paths[:1]:
        urllib.request.urlopen(address + path, timeout=10).read()
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(lua(paths))
        script.flush()
        told = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "-s", script.name, address],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    rate, half, most, failed = re.search(r"RESULT (\S+) (\S+) (\S+) (\S+)", told).groups()
    print(
        f"{title:34}{float(rate):12,.0f}{float(half):9.2f}{float(most):9.2f}{failed:>9}", flush=True
    )
    return float(rate)


def lua(paths: list[str]) -> str:
    listed = ",\n".join(json.dumps(path) for path in paths)
    return f"""
local paths = {{ {listed} }}
local at = 0
wrk.headers["Accept-Encoding"] = "gzip"
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary, latency, requests)
  io.write(string.format("RESULT %f %f %f %d\\n",
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.errors.status + summary.errors.timeout + summary.errors.connect))
end
"""


def searches() -> list[str]:
    chance = random.Random(2024)
    outcomes = ("", "&outcome=upheld", "&outcome=not+upheld", "&year=2022-23", "&sort=newest")
    found: dict[str, None] = {}
    while len(found) < SEARCHES:
        words = "+".join(chance.sample(WORDS, chance.randint(1, 3)))
        found[f"/decisions?q={words}{chance.choice(outcomes)}"] = None
    return list(found)


def weights(address: str) -> None:
    for title, path in (
        ("home", "/"),
        ("council", COUNCIL),
        ("map", f"/map/{YEAR}/upheld"),
        ("search", "/decisions?q=school+transport"),
    ):
        html = urllib.request.urlopen(address + path, timeout=10).read()
        print(f"{title:10}{len(gzip.compress(html, 9)) / 1000:8.1f} kB of HTML compressed")
        style = re.findall(rb'rel="stylesheet" href="([^"]+)"', html)
        sizes = [
            len(gzip.compress(urllib.request.urlopen(address + each.decode()).read(), 9))
            for each in style
        ]
    print(f"{'style':10}{sum(sizes) / 1000:8.1f} kB compressed, once")
    libraries()


def libraries() -> None:
    """What a map drawn in the browser would weigh before its first boundary."""
    for package, files in LIBRARIES.items():
        size = sum(len(gzip.compress((MODULES / package / file).read_bytes(), 9)) for file in files)
        print(f"{package:12}{size / 1000:6.1f} kB of script and style compressed")


def steady(address: str, process: subprocess.Popen[bytes], seconds: int) -> None:
    """Half of it a council's page, and the rest one of many others."""
    paths = [COUNCIL, f"/map/{YEAR}/upheld", "/", "/decisions?q=housing", f"{COUNCIL}.json"]
    with tempfile.NamedTemporaryFile("w") as listed:
        listed.write("\n".join(address + path for path in paths))
        listed.flush()
        before = memory(process)
        rate = STEADY // CONNECTIONS
        told = subprocess.run(
            [
                *("h2load", "--h1", f"-c{CONNECTIONS}", f"--rps={rate}", f"-D{seconds}"),
                *("-H", "accept-encoding: gzip", "-i", listed.name),
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    after = memory(process)
    print(f"{seconds} s at {rate * CONNECTIONS} requests a second:")
    for line in told.splitlines():
        if line.startswith(("finished", "requests:", "status codes", "time for request")):
            print(f"    {line}")
    print(f"    memory before {before} MB, after {after} MB")


def memory(process: subprocess.Popen[bytes]) -> int:
    """Of the processes of the site together, in megabytes."""
    told = subprocess.run(
        ["ps", "-o", "rss=", "-g", str(process.pid)], capture_output=True, text=True, check=True
    ).stdout
    return sum(map(int, told.split())) // 1000


if __name__ == "__main__":
    main()
