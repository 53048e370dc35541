"""How much of an extract we are willing to read: every limit in intake, each with its reason.

The limits are well above an honest extract (95,000 cases over six years are 16 MB of CSV, or a 4 MB
workbook) and well below what stops a laptop. A limit raised here is raised everywhere.
"""

MEGABYTE = 1024 * 1024

# A file. A year of decisions with the full text of 20,000 statements is about 300 MB.
LARGEST_FILE = 512 * MEGABYTE
MOST_FILES = 1_000  # in an extract's folder: one with more is someone's home folder

# A table.
MOST_ROWS = 5_000_000  # fifty times six national years
MOST_COLUMNS = 200  # no table of ours has more than 13
LONGEST_CELL = 200_000  # characters: a long statement, six times what fits in a spreadsheet cell
LONGEST_HEADING = 100  # characters: anything longer is a line of text, not a heading
MOST_PROBLEMS = 10_000  # in one file: after that we stop reading it, and say so

# A workbook is a zipped folder: a few kilobytes can claim to be terabytes.
MOST_SHEETS = 100
MOST_PARTS = 2_000  # files inside the package
LARGEST_UNPACKED = 1024 * MEGABYTE  # a million rows of eight columns unpack to 350 MB
HIGHEST_RATIO = 100  # unpacked to packed; sheets of real cases come to 5 to 20, a bomb to 1,000
RATIO_MATTERS_FROM = 8 * MEGABYTE  # a small part that is all spaces does no harm
# A sheet is read as a full rectangle up to its last cell, so cells far apart cost as much as all
# those between them: A1 and XFD1048576 alone make 17 thousand million cells.
MOST_EMPTY_CELLS = 1_000_000
MOST_EMPTY_FOR_EACH_FILLED = 4

# What reading one file may cost. A bad file must not cost more than 5 seconds and 512 MB, including
# the start of the process. A big file gets more, in proportion to its size, and a compressed one (a
# workbook or Parquet) much more for each byte. Measured with 95,000 cases of 8 columns:
# CSV 16 MB: 0.9 s, 174 MB. XLSX 4 MB: 3.0 s, 232 MB. ODS 2.2 MB: 4.3 s, 265 MB. Parquet: 0.6 s.
SECONDS = 3.5  # of processor time
PATIENCE = 4  # times as long by the clock: on a busy machine a good file takes longer
SECONDS_FREE_UP_TO = MEGABYTE  # a file up to this size gets no more than SECONDS
SECONDS_FOR_EACH_MEGABYTE = 0.5
SECONDS_FOR_EACH_PACKED_MEGABYTE = 6.0
MEMORY = 448 * MEGABYTE  # resident; the reader needs 60 before it reads anything
MEMORY_FREE_UP_TO = 2 * MEGABYTE
MEMORY_FOR_EACH_BYTE = 10
MEMORY_FOR_EACH_PACKED_BYTE = 100
MOST_MEMORY = 3072 * MEGABYTE
SECONDS_TO_START = 120.0  # a reader that has not started by then never will


def seconds_for(size: int, *, packed: bool) -> float:
    """How much processor time reading a file of ``size`` bytes may take."""
    each = SECONDS_FOR_EACH_PACKED_MEGABYTE if packed else SECONDS_FOR_EACH_MEGABYTE
    return SECONDS + each * max(0, size - SECONDS_FREE_UP_TO) / MEGABYTE


def memory_for(size: int, *, packed: bool) -> int:
    """How much memory, in bytes, reading a file of ``size`` bytes may take."""
    each = MEMORY_FOR_EACH_PACKED_BYTE if packed else MEMORY_FOR_EACH_BYTE
    return min(MOST_MEMORY, MEMORY + each * max(0, size - MEMORY_FREE_UP_TO))


def megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.0f} MB" if size >= MEGABYTE else f"{size:,} bytes"
