"""The measurements go on without what is not on the machine, and say what is left out."""

import os
import sys
from pathlib import Path

import pytest
from bench import letters

WORD = "Word template and LibreOffice"
MAKES_NONE = "exit 0"
MAKES_ONE = 'while [ "$1" != --outdir ]; do shift; done; touch "$2/text.pdf"'


def libreoffice(folder: Path, *, does: str) -> None:
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (None, "LibreOffice is missing: apt-get install libreoffice-writer-nogui\n"),
        (MAKES_NONE, "LibreOffice Writer is missing: apt-get install libreoffice-writer-nogui\n"),
        (MAKES_ONE, ""),
    ],
)
def test_letters_are_measured_with_libreoffice_only_where_it_makes_pdfs(
    does, said, tmp_path, monkeypatch, capsys
):
    programs = tmp_path / "programs"
    libreoffice(programs, does=does) if does else programs.mkdir()
    system = f"{programs}{os.pathsep}/bin" if does else str(programs)
    monkeypatch.setenv("PATH", system)
    monkeypatch.setattr(letters, "OTHERS", Path(sys.executable))
    ways = {title for title, _, _ in letters.ways(tmp_path)}
    assert (WORD in ways) is (does == MAKES_ONE)
    assert capsys.readouterr().out == said
