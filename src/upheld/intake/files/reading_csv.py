"""Turns CSV files into raw tables: UTF-8, commas, double quotes, column names in the first row.

Nothing is guessed. A file with another encoding or separator is refused, and we say how to save it
again, because a wrong guess would change names without anyone noticing.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from upheld.intake.files.file_reading import FileReading, problem
from upheld.intake.files.limits import LONGEST_CELL
from upheld.intake.files.tabulating import NumberedRow, tabulate
from upheld.intake.problems import Problem

SAVE_AS_UTF8 = "Save the file again as 'CSV UTF-8 (comma delimited)'."
SAVE_WITH_COMMAS = "Save the file again as 'CSV UTF-8 (comma delimited)', with commas."
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
BYTES_AT_ONCE = 1024 * 1024
END_OF_FILE = b"\x1a"  # Ctrl-Z, which DOS programs put at the end of a text
LOST_LETTER = "\ufffd".encode()


def read_csv(data: bytes, *, name: str, source: str) -> FileReading:
    reading = FileReading()
    reading.problems += encoding_problems(data, source) or separator_problems(data, source)
    if not reading.problems:
        text = data.removeprefix(codecs.BOM_UTF8).rstrip(END_OF_FILE)
        rows = _rows(text, source, reading.problems)
        tabulate(reading, name=name, source=source, rows=rows)
    return reading


def encoding_problems(data: bytes, source: str) -> list[Problem]:
    if not data.strip():
        return [problem(source, "the file is empty", "Export it again from the case system.")]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0\0\xfe\xff")):
        return [problem(source, "the text is in UTF-16, not in UTF-8", SAVE_AS_UTF8)]
    if data[:1000].count(0) >= min(len(data), 1000) // 3:
        return [problem(source, "the text looks like UTF-16, not UTF-8", SAVE_AS_UTF8)]
    return [*_not_utf8(data, source), *_nul(data, source), *_lost_letters(data, source)]


def _not_utf8(data: bytes, source: str) -> list[Problem]:
    at = _first_bad_byte(data)
    if at is None:
        return []
    line, within = _place(data, at)
    trouble = f"byte {within} of the line (0x{data[at]:02x}) is not UTF-8"
    as_windows = bytes([data[at]]).decode("cp1252", "replace")
    if as_windows.isprintable() and as_windows != "\ufffd":
        trouble += f"; in Windows-1252 it would be '{as_windows}', so that is probably the encoding"
    return [problem(source, trouble, SAVE_AS_UTF8, line=line)]


def _first_bad_byte(data: bytes) -> int | None:
    """Where UTF-8 breaks. We decode in pieces: as one text it can take four times the memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), BYTES_AT_ONCE):
        kept = len(decoder.getstate()[0])  # bytes of a letter that began in the piece before
        piece = data[start : start + BYTES_AT_ONCE]
        try:
            decoder.decode(piece, final=start + BYTES_AT_ONCE >= len(data))
        except UnicodeDecodeError as error:
            return start - kept + error.start
    return None


def _nul(data: bytes, source: str) -> list[Problem]:
    if (at := data.find(0)) < 0:
        return []
    times = data.count(0)
    trouble = f"the file has {'a NUL byte' if times == 1 else f'{times:,} NUL bytes'} in it"
    remedy = "It is damaged, or is not a text file. Export it again."
    return [problem(source, trouble, remedy, line=_place(data, at)[0])]


def _lost_letters(data: bytes, source: str) -> list[Problem]:
    if (at := data.find(LOST_LETTER)) < 0:
        return []
    times = data.count(LOST_LETTER)
    trouble = f"a letter was lost before the file was saved: it has '\ufffd' ({times:,} in all)"
    remedy = "Export it again as 'CSV UTF-8' from where the text is still complete."
    return [problem(source, trouble, remedy, line=_place(data, at)[0])]


def _place(data: bytes, at: int) -> tuple[int, int]:
    """The line, and the byte within it, both counted from 1."""
    before = data[:at]
    ends = before.count(b"\n") or before.count(b"\r")  # old Macintosh files end lines with CR
    last = max(before.rfind(b"\n"), before.rfind(b"\r"))
    return ends + 1, at - last


def separator_problems(data: bytes, source: str) -> list[Problem]:
    """Refuse other separators, where the first line has more of them than commas."""
    opening = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")[:10_000].decode("utf-8", "ignore")
    first = re.split("[\r\n]", opening, maxsplit=1)[0]
    if first.lower().startswith("sep="):
        trouble = f"the first line is {first!r}, which only Excel understands"
        return [problem(source, trouble, f"Delete that line. {SAVE_WITH_COMMAS}", line=1)]
    outside_quotes = re.sub('"[^"]*"', "", first)
    counts = {words: outside_quotes.count(mark) for mark, words in SEPARATORS.items()}
    words = max(counts, key=lambda words: counts[words])
    if counts[words] > outside_quotes.count(","):
        trouble = f"the cells are separated by {words}, not by commas"
        return [problem(source, trouble, SAVE_WITH_COMMAS, line=1)]
    return []


def _rows(data: bytes, source: str, problems: list[Problem]) -> Iterator[NumberedRow]:
    """Each row, with the line it starts on: a text in quotes may run over several lines."""
    csv.field_size_limit(LONGEST_CELL)
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
    reader = csv.reader(text, strict=True, skipinitialspace=True)
    start = 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        problems.append(_unreadable(source, start, reader.line_num, str(error)))


def _unreadable(source: str, start: int, reached: int, said: str) -> Problem:
    if "field larger" in said:
        trouble = f"a cell is longer than the {LONGEST_CELL:,} characters we read"
        remedy = "Shorten the text, or look for a quote that is not closed."
    elif "end of data" in said:
        trouble = f"a quote opened in this row is not closed by the end of the file, line {reached}"
        remedy = 'Close it. Write a quote inside a text twice: "".'
    else:
        trouble = "there is a quote where there cannot be one"
        if reached != start:  # a row may run over several lines
            trouble += f", at line {reached}"
        remedy = 'Put the whole text in quotes, and write a quote inside it twice: "".'
    return problem(source, f"{trouble}; the rest was not read", remedy, line=start)
