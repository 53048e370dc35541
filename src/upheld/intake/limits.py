"""How much of an extract we are willing to read: every limit of intake, each with its reason.

The limits stand well above an honest extract (95,000 cases of six years are 16 MB of CSV or a
workbook of 4 MB) and well below what stops a laptop. Raising one here raises it everywhere.
"""

MEGABYTE = 1024 * 1024

# A file. A year of decisions with the full text of 20,000 statements is about 300 MB.
LARGEST_FILE = 512 * MEGABYTE
MOST_FILES = 1_000  # entries of an extract's folder: more is somebody's home folder, not an extract

# A table.
MOST_ROWS = 5_000_000  # fifty times six national years
MOST_COLUMNS = 200  # no table of ours has more than 13
LONGEST_CELL = 200_000  # characters: six times what a spreadsheet cell holds, a long statement
LONGEST_HEADING = 100  # characters: beyond, it is a line of text and not a heading
MOST_PROBLEMS = 10_000  # of one file: the rest of the file is not read, and that is told

# A workbook, which is a packed folder: a few kilobytes can claim to be terabytes.
MOST_SHEETS = 100
MOST_PARTS = 2_000  # files inside the package
LARGEST_UNPACKED = 1024 * MEGABYTE  # a million rows of eight columns unpack to 350 MB
HIGHEST_RATIO = 100  # unpacked to packed; sheets of real cases come to 5 to 20, a bomb to 1,000
RATIO_MATTERS_FROM = 8 * MEGABYTE  # a small part may be all spaces without harm
# A sheet is read as a full rectangle up to its last cell, so cells far apart cost what lies
# between them: A1 and XFD1048576 alone are 17 thousand million cells.
MOST_EMPTY_CELLS = 1_000_000
MOST_EMPTY_FOR_EACH_FILLED = 4

# What reading one file may cost. A bad file must not cost more than 5 seconds and 512 MB, the
# start of the process included; a big file gets more, in proportion to its size.
SECONDS = 4.0
SECONDS_FOR_EACH_MEGABYTE = 3.0  # past the first; measured: 0.4 for a workbook, 0.05 for CSV
MEMORY = 448 * MEGABYTE  # resident, of which the reader with nothing read takes 60
MEMORY_FREE_UP_TO = 8 * MEGABYTE  # a file up to this size gets no more than MEMORY
MEMORY_FOR_EACH_BYTE = 20  # past that; measured: 17 for a workbook, 4 for CSV
MOST_MEMORY = 3072 * MEGABYTE
SECONDS_TO_START = 30.0  # a reader that has not started by then never will


def seconds_for(size: int) -> float:
    """How long reading a file of ``size`` bytes may take."""
    return SECONDS + SECONDS_FOR_EACH_MEGABYTE * max(0, size - MEGABYTE) / MEGABYTE


def memory_for(size: int) -> int:
    """How much memory, in bytes, reading a file of ``size`` bytes may take."""
    return min(MOST_MEMORY, MEMORY + MEMORY_FOR_EACH_BYTE * max(0, size - MEMORY_FREE_UP_TO))


def megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.0f} MB" if size >= MEGABYTE else f"{size:,} bytes"
