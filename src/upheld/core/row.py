"""One row, whatever holds it: a table of an extract, an edition, a register or a page."""

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]  # column to value
