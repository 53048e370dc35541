"""Does every act next to an edition hold, and is each one of this edition?"""

from collections.abc import Iterator

from upheld.edition.acts import MARKS, NEEDS_SIGNATURE, acts_path, read_acts
from upheld.edition.life import Life, why_not_holding
from upheld.edition.manifest import EditionError, edition_hash
from upheld.edition.proof.finding import Finding
from upheld.edition.reading import Edition


def acts_checked(edition: Edition) -> Iterator[Finding]:
    where, hash_ = acts_path(edition.folder).name, edition_hash(edition.folder)
    try:
        acts = read_acts(edition.folder)
    except EditionError as error:
        yield Finding(where, str(error))
        return
    signing = Life(manifest=edition.manifest).signing
    for place, act in enumerate(acts, start=1):
        told = f"line {place}, {act.kind}"
        if act.edition != hash_ and act.kind in MARKS | NEEDS_SIGNATURE:
            yield Finding(where, f"{told}: is of the edition {act.edition}, and this is {hash_}")
        elif act.edition == hash_ and (why := why_not_holding(act, signing)):
            yield Finding(where, f"{told}: counts for nothing, because {why}")
