"""Does what a person says about a corrected version agree with what was worked out from it?"""

from collections.abc import Collection, Iterator

from upheld.edition.beside.differences import Differences, differences
from upheld.edition.beside.substance import substantial_words, why_substantial
from upheld.edition.manifest import EditionError
from upheld.edition.reading import Edition
from upheld.ombudsman.correction_settings import GROUP, Because, because_of


def refuse_unconfirmed(before: Edition, after: Edition, *, reissued: Collection[str]) -> None:
    """``reissued``: whose letters were issued again or withdrawn. Raises EditionError."""
    why = because_of(after.manifest.because)
    troubles = [*why_unconfirmed(before, after), *(_not_replaced(why, reissued) if why else ())]
    if troubles:
        name = after.manifest.folder_name
        lines = "\n".join(f"  {each}" for each in troubles)
        raise EditionError(f"{name}: [[{GROUP}]] in office.toml does not agree with it.\n{lines}")


def why_unconfirmed(before: Edition, after: Edition) -> Iterator[str]:
    why = because_of(after.manifest.because)
    if why is None or why.although:
        return
    found = differences(before, after)
    is_substantial = bool(why_substantial(found))
    if why.substantial != is_substantial:
        answer = "true" if is_substantial else "false"
        yield (
            f"substantial = {str(why.substantial).lower()}: it changes {substantial_words(found)}."
            f' Write {answer}, or say why you see it otherwise: although = "..."'
        )


def _not_replaced(why: Because, reissued: Collection[str]) -> Iterator[str]:
    for slug in why.identified:
        if slug not in reissued:
            yield (
                f"identified: the letter about {slug} would be sent again in the same words, so it"
                " would still identify somebody. Change its words or leave it out of the letters."
            )


def what_to_write(before: Edition, after: Edition, found: Differences) -> str:
    """For a version that does not say why it replaces the one before; '' if it does."""
    if after.manifest.because:
        return ""
    name = after.manifest.folder_name
    answer = "true" if why_substantial(found) else "false"
    return (
        f"{name} does not say why it replaces {before.manifest.folder_name}. Write in office.toml,"
        " and build it again:\n"
        f'[[{GROUP}]]\nedition = "{name}"\n'
        'kind = "correction"  # an error; or "revision": planned, because better data came\n'
        'words = "..."  # what was wrong\n'
        'found = "..."  # how that was found\n'
        f"substantial = {answer}  # it changes {substantial_words(found)}"
    )
