"""The office's migrations make what its models say, and outlive every name in the code."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from upheld.office import migrations

FILES = sorted(Path(migrations.__file__).parent.glob("[0-9]*.py"))


def test_the_models_have_changed_in_nothing_since_the_last_migration(database):  # noqa: ARG001
    call_command("makemigrations", "office", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_migration_names_nothing_of_the_code(path):
    """A state that is moved or renamed would break every office that was installed before."""
    assert not re.search(r"import upheld|from upheld|upheld\.", path.read_text("utf-8"))
