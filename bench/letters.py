"""Letters per second: Upheld beside WeasyPrint and beside a Word template with LibreOffice.

The same letters, one run, whole processes against whole processes, one after the other on one
core each: starting up is part of the work. Processor seconds stand beside the seconds of the clock,
since a busy machine stretches these. Upheld runs twice, making letters alone and making and
proving them (PDF and HTML read back, PDF/UA-1 of each). `make bench` runs it.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import page
from tests.publish.letters import samples

from upheld.publish.letters.html import render_html

HERE = Path(__file__).parent
OTHERS = HERE.parent / ".venv-bench" / "bin" / "python"
LETTERS = 340  # as many as a nation has authorities


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_letters(folder, LETTERS)
        for title, command, number in ways(folder):
            measure(title, command, number, folder)


def write_letters(folder: Path, number: int) -> None:
    """The sample letter with another name and other counts each time, as JSON and as HTML."""
    for place in range(number):
        counts = tuple(place + extra for extra in range(9))
        letter = replace(
            samples.letter(
                counts=(samples.received(counts), samples.decided(counts[:6])),
                authority=f"Council of {'ABCDEFGHIJ'[place % 10]}ton upon {place}",
            ),
            slug=f"letter-{place:03}",
        )
        (folder / f"{letter.slug}.json").write_text(letter.as_json(), "utf-8")
        html = render_html(letter, samples.ADDRESSEE)
        (folder / f"{letter.slug}.html").write_text(html, "utf-8")


def ways(folder: Path) -> list[tuple[str, list[str], int]]:
    upheld = [sys.executable, "-m", "bench.with_upheld", str(folder)]
    found = [
        ("Upheld", [*upheld, str(LETTERS)], LETTERS),
        ("Upheld, each letter proved", [*upheld, str(LETTERS), "prove"], LETTERS),
    ]
    if not OTHERS.exists():
        print(f"{OTHERS} is missing: `make bench` sets it up. Without it nothing is compared.")
        return found
    weasyprint = [str(OTHERS), str(HERE / "with_weasyprint.py"), str(folder), str(LETTERS)]
    found.append(("WeasyPrint", weasyprint, LETTERS))
    if missing := missing_of_libreoffice(folder):
        print(f"{missing} is missing: apt-get install libreoffice-writer-nogui")
    else:
        word = [str(OTHERS), str(HERE / "with_word.py"), str(folder), str(LETTERS)]
        found.append(("Word template and LibreOffice", word, LETTERS))
    return found


def missing_of_libreoffice(folder: Path) -> str:
    """'' where it makes a PDF. Without Writer it says nothing, exits with 0 and makes none."""
    if not shutil.which("soffice"):
        return "LibreOffice"
    tried = folder / "tried"
    tried.mkdir(exist_ok=True)
    (tried / "text.txt").write_text("Does it make a PDF?", "utf-8")
    profile = f"-env:UserInstallation=file://{tried}/profile"
    words = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tried)]
    subprocess.run([*words, str(tried / "text.txt")], check=False, capture_output=True)
    return "" if (tried / "text.pdf").is_file() else "LibreOffice Writer"


def processor_seconds() -> float:
    """Of all processes that were started here and have ended, with those that they started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(title: str, command: list[str], number: int, folder: Path) -> None:
    for left in folder.glob("*.pdf"):
        left.unlink()
    began, worked = time.perf_counter(), processor_seconds()
    subprocess.run(command, check=True, cwd=HERE.parent, stdout=subprocess.DEVNULL)
    took, worked = time.perf_counter() - began, processor_seconds() - worked
    made = sorted(folder.glob("*.pdf"))
    assert len(made) == number, f"{title} made {len(made)} of {number} letters"
    accessible = sum(page.validate_pdf(str(path), profile="ua1").is_compliant for path in made)
    row = {
        "way": title,
        "letters": number,
        "seconds": round(took, 2),
        "processor_seconds": round(worked, 2),
        "letters_a_second": round(number / took, 2),
        "pdf_ua_1": f"{accessible} of {number}",
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main()
