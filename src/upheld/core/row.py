"""One row, wherever it is from: a table in an extract, an edition, a register or a page."""

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]  # column to value
