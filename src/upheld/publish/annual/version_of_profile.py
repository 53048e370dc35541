"""Whether a profile that is not as an edition has it says so by its version.

The methodology names the version, so that readers of two editions can see that they differ.
"""

from upheld.core.profile import Profile
from upheld.core.profile_facts import changes_of
from upheld.edition.reading import Edition


def why_unraised(after: Edition, profile: Profile) -> str:
    """'' if it has another version, or is as it was."""
    was = after.profile
    if (was.name, was.version) != (profile.name, profile.version):
        return ""
    changes = changes_of(was, profile)
    if not changes:
        return ""
    return (
        f'profile.toml: its version is still "{profile.version}", but {changes[0].about}'
        f' "{changes[0].key}" is not as in {after.manifest.folder_name}. Raise the version.'
    )
