"""Starting Django for a command or a server: the configuration's faults first, in plain words."""

import os

import django

from upheld.office.configuration import read_configuration

SETTINGS = "upheld.office.running.settings"
OWNER_ALONE = 0o077  # whatever the office writes holds what people have told it


def start() -> None:
    """Raises ConfigurationError. More than once does nothing more."""
    read_configuration()
    os.umask(OWNER_ALONE)  # SQLite, among others, would make its files for all to read
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
