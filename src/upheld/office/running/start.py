"""Starts Django for a command or a server, and first says what is missing or wrong, in plain words.

A plain install of Upheld does not have Django: it comes with the extra `office`.
"""

import os
from importlib.util import find_spec

from upheld.core.mistakes import INSTALL, Mistake
from upheld.office.configuration import read_configuration

NEEDED = ("django", "allauth", "argon2", "cryptography", "psycopg")  # of the extra
SETTINGS = "upheld.office.running.settings"
OWNER_ALONE = 0o077  # whatever the office writes holds what people have told it


class NotInstalled(Mistake):
    """Which packages are missing, and what installs them."""


def start() -> None:
    """Raises NotInstalled or ConfigurationError. Calling it again does nothing more."""
    _refuse_without_packages()
    read_configuration()
    os.umask(OWNER_ALONE)  # SQLite, among others, would make its files for all to read
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django
    from django.apps import apps

    if not apps.ready:  # it would begin the log anew, on whatever standard error is by then
        django.setup()


def _refuse_without_packages() -> None:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        remedy = INSTALL.format("office")
        raise NotInstalled(
            f"The office needs packages that are not installed: {', '.join(missing)}. {remedy}"
        )
