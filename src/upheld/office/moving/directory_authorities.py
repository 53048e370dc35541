"""Copies the directory's authorities into the office's database at each migration."""

from datetime import date

from upheld.intake.directory.directory import Directory
from upheld.office.models import Authority

COLUMNS = ("name", "peer_group", "region", "first_day", "last_day")


def keep_directory(directory: Directory, *, today: date) -> int:
    """Add or change what differs, remove what has left, and return how many.

    What a record refers to stays: it was about that authority.
    """
    known = {each.slug: each for each in Authority.objects.all()}
    made, changed = [], []
    for body in directory.authorities:
        found = Authority(
            slug=body.slug,
            name=directory.name_on(body.slug, min(today, body.last_day or today)),
            peer_group=body.group or "",
            region=body.region,
            first_day=body.first_day,
            last_day=body.last_day,
        )
        stored = known.get(body.slug)
        if stored is None:
            made.append(found)
        elif any(getattr(stored, name) != getattr(found, name) for name in COLUMNS):
            changed.append(found)
    Authority.objects.bulk_create(made)
    Authority.objects.bulk_update(changed, COLUMNS)
    nothing = {relation.name: None for relation in Authority._meta.related_objects}
    left = known.keys() - {each.slug for each in directory.authorities}
    gone, _ = Authority.objects.filter(pk__in=left, **nothing).delete()
    return len(made) + len(changed) + gone
