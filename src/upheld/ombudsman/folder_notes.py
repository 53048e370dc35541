"""What in a folder is no mistake, and is probably not what its ombudsman wants."""

from collections.abc import Iterator, Mapping
from typing import Any

from upheld.core.measures import Measure
from upheld.core.profile import Profile
from upheld.intake.directory.directory import Directory
from upheld.ombudsman.directory_folder import DIRECTORY, FILES
from upheld.ombudsman.folder import Office
from upheld.ombudsman.parts import DEFAULT_OFFICE
from upheld.ombudsman.profile_file import PROFILE
from upheld.ombudsman.profile_names import BODIES, OTHER_BODY, SINCE
from upheld.ombudsman.profile_reading import WORDS
from upheld.ombudsman.toml_files import read_toml
from upheld.ombudsman.toml_values import as_key

BODIES_FILE = f"{DIRECTORY}/{FILES[0]}"


def notes_of(office: Office) -> tuple[str, ...]:
    """Each begins with the file that it is about."""
    return (
        *_of_profile(office),
        *_of_bodies(office),
        *_of_groups(office.profile, office.directory),
        *_of_places(office.profile, office.directory),
        *_of_rules(office.profile),
    )


def _has_default(office: Office, name: str) -> bool:
    return office.files[name] == DEFAULT_OFFICE / name


def _of_profile(office: Office) -> Iterator[str]:
    if _has_default(office, PROFILE):
        theirs = office.profile.name
        yield f"{PROFILE}: there is none, so you count and compare as the {theirs} does."


def _of_bodies(office: Office) -> Iterator[str]:
    own: Mapping[str, Any] = {}
    if not _has_default(office, WORDS):
        own = read_toml(office.files[WORDS]).content.get(BODIES, {})
    if len(own) > 1 and OTHER_BODY not in own:
        yield (
            f"{WORDS}: maps, tables and the methodology speak of {office.profile.body[1]}, as no"
            f" word in [{BODIES}] is true of all kinds. Add {OTHER_BODY}, with one that is."
        )


def _of_groups(profile: Profile, directory: Directory) -> Iterator[str]:
    for key in profile.groups:
        members = [each for each in directory.authorities if each.group == key]
        if not members:
            yield f'{BODIES_FILE}: nobody is in the group "{key}" of {PROFILE}.'
        elif len(members) == 1:
            yield (
                f'{BODIES_FILE}: {members[0].name} is alone in the group "{key}", so nobody is'
                " like it. It is compared with nobody."
            )


def _of_places(profile: Profile, directory: Directory) -> Iterator[str]:
    """The packaged authorities that are in no group of the profile do not count."""
    placed = [
        each
        for each in directory.authorities
        if each.latitude is not None and each.group in profile.groups
    ]
    if placed and not any(each.layers for each in profile.groups.values()):
        yield (
            f"{BODIES_FILE}: {len(placed):,} of the bodies have a latitude and longitude, and there"
            f' is no map. Write layers = ["upper"] at each group in {PROFILE} that is on it.'
        )


def _of_rules(profile: Profile) -> Iterator[str]:
    """Two rules in the same words: readers cannot see what changed."""
    earlier: dict[str, Measure] = {}
    for measure in profile.measures:
        before = earlier.get(measure.slug)
        if before and _words_of(before) == _words_of(measure):
            yield (
                f"{WORDS}: both rules of {measure.slug} have the same words. Write what changed"
                f" under [measures.{as_key(measure.slug)}.{SINCE}{measure.since}], such as its"
                " definition."
            )
        earlier[measure.slug] = measure


def _words_of(measure: Measure) -> tuple[str, tuple[str, str]]:
    return measure.definition, measure.out_of_name
