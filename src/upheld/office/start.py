"""Starting Django for a command or a server: the configuration's faults first, in plain words."""

import os

import django

from upheld.office.configuration import read_configuration

SETTINGS = "upheld.office.settings"


def start() -> None:
    """Raises ConfigurationError. More than once does nothing more."""
    read_configuration()
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()
