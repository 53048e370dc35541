"""Running a test on both databases that an office may have."""

import pytest

on_both = pytest.mark.parametrize("database", ["sqlite", "postgres"], indirect=True)
