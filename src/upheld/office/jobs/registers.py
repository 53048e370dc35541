"""What prevents this office from making registers, said before anybody asks for one.

A register is public as soon as it is made, so it needs a place, and the name of the office.
"""

from upheld.office.configuration import FOLDER, PUBLISHED, Configuration
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.whose import why_unsigned
from upheld.publish.annual.registering import why_not_shown

THEN = "then start the office and the worker again"


def why_no_register(configuration: Configuration) -> str:
    """'' if nothing does."""
    if configuration.published is None:
        return (
            "The office does not know where the public site reads. The person who runs the office"
            f" must set {PUBLISHED} to that folder, {THEN}."
        )
    if configuration.office_folder is None:
        return (
            "A register is public as soon as it is made, and this office has no name yet. The"
            f" person who runs the office must set {FOLDER} to the folder with your office.toml,"
            f" {THEN}."
        )
    office = read_office(configuration.office_folder)
    if why := why_unsigned(office, is_demonstration=False):
        return f"A register is public as soon as it is made. But {why}, {THEN}."
    return why_not_shown(office, published=configuration.published)
