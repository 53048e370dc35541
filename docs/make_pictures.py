"""The pictures of the README, made from the demonstration editions: `make pictures`.

A letter's first page as its PDF shows it, a group as a funnel, and a terminal in which real
commands have run.
"""

import re
import shutil
import subprocess
import sys
import textwrap
from functools import cache
from html import escape
from pathlib import Path

import pypdfium2
from PIL import Image

from upheld.edition.reading import open_edition
from upheld.publish.pictures.of_edition import funnel_of

PICTURES = Path(__file__).with_name("pictures")
COMMAND = Path(sys.executable).with_name("upheld")
EDITION = "demonstration/editions/2019-20.v1"
LETTER = f"{EDITION}/letters/north-west-leicestershire.pdf"
COMMANDS = (
    'upheld figures demonstration/editions/2019-20.v1 --authority "North West Leicestershire"',
    "upheld verify demonstration/editions/2019-20.v1",
    "upheld check decisions-of-may",
)
BAD_EXTRACT = {  # what the third command is shown: every mistake a person makes at once
    "decided.csv": (
        "reference,authority,decided_on,outcome,category\n"
        "19 000 001,Lincoln City Council,2019-05-02,Uphelt,Housing\n"
        "19 000 002,Dorset Counti Council,2019-05-31,upheld,Planning & Development\n"
        "19 000 003,Leeds City Council,31/02/2019,not upheld,Housing\n"
    ),
}
COLUMNS = 104
FONT_SIZE, LINE, CHARACTER, EDGE = 14, 20, 8.43, 18
COLOUR = "#1d4f6e"
INK, PAPER, DIM = "#e6e9ec", "#1b2733", "#9fb3c8"


def letter_page(root: Path) -> Image.Image:
    document = pypdfium2.PdfDocument(root / LETTER)
    return document[0].render(scale=1.6).to_pil()


def funnel_svg(root: Path) -> str:
    with open_edition(root / EDITION) as edition:
        drawing = funnel_of(
            edition, "district", "upheld", picked=["north-west-leicestershire"], colour=COLOUR
        )
    assert drawing is not None
    return drawing.svg


def terminal_lines(root: Path) -> list[str]:
    """Each command and all that it printed, run in ``root``."""
    folder = root / "decisions-of-may"
    folder.mkdir(exist_ok=True)
    for name, text in BAD_EXTRACT.items():
        (folder / name).write_text(text, "utf-8")
    lines: list[str] = []
    for command in COMMANDS:
        lines.append(f"$ {command}")
        for line in run(command, root):
            short = re.sub("[0-9a-f]{64}", lambda found: f"{found[0][:8]}…", line)
            lines += textwrap.wrap(short, COLUMNS, subsequent_indent="    ", drop_whitespace=False)
    shutil.rmtree(folder)
    return lines


@cache
def run(command: str, root: Path) -> list[str]:
    """What a command prints where it is not asked by a terminal, without its progress."""
    done = subprocess.run(
        command.replace("upheld", f"'{COMMAND}'", 1),
        shell=True,
        cwd=root,
        capture_output=True,
        text=True,
    )
    told = [line for line in done.stderr.splitlines() if not line.startswith(PROGRESS)]
    return done.stdout.splitlines() + told


PROGRESS = (
    *("Reading ", "Proving ", "Counting", "Letters", "Tables", "Making "),
    *("Putting ", "Writing "),
)


def terminal_svg(lines: list[str]) -> str:
    width = EDGE * 2 + CHARACTER * max(map(len, lines))
    height = EDGE * 2 + LINE * len(lines)
    rows = "\n".join(
        f'<text x="{EDGE}" y="{EDGE + LINE * place + FONT_SIZE}"'
        f' fill="{INK if line.startswith("$") else DIM}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}"'
        f' font-family="ui-monospace, Menlo, Consolas, monospace" font-size="{FONT_SIZE}"'
        ' xml:space="preserve" role="img" aria-label="A terminal with the commands and what they'
        ' print, as in the text beside it">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>\n{rows}\n</svg>\n'
    )


def main() -> None:
    root = Path.cwd()
    letter_page(root).save(PICTURES / "letter.png", optimize=True)
    (PICTURES / "funnel.svg").write_text(funnel_svg(root), "utf-8")
    svg = terminal_svg(terminal_lines(root))
    (PICTURES / "terminal.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
