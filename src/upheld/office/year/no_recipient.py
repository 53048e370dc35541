"""Letters of an edition that the office has nobody to send to, on the day of the letters."""

from datetime import date

from django.db.models import Q

from upheld.edition.queries.letters import recipients_of_letters
from upheld.edition.reading import Edition
from upheld.office.models import Contact


def without_recipient(edition: Edition, *, on: date) -> list[str]:
    """The names of the bodies that they are about. A letter to several needs somebody at each."""
    in_post = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    in_post &= Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    contacts = Contact.objects.filter(in_post, role__in=edition.profile.addressed)
    reached = set(contacts.values_list("authority", flat=True))
    return [name for name, sent_to in recipients_of_letters(edition) if not reached >= {*sent_to}]
