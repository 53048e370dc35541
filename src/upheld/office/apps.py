"""The office as a single Django application, with all its records."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "upheld.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "The office"

    def ready(self) -> None:
        from upheld.office.ledger.ways_in import follow_ways_in
        from upheld.office.people.accounts import tell_accounts

        follow_ways_in()
        tell_accounts()
