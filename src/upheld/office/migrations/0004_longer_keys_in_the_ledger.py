"""A record's key is made of several words, and PostgreSQL refuses one that is cut too short.

SQLite does not mind the length, and altering a column would make its table anew, without the
triggers that refuse a change of the ledger: there only Django is told.
"""

from django.db import migrations, models

LONGER = "ALTER TABLE office_entry ALTER COLUMN record TYPE varchar(500)"


def lengthen(apps, editor):  # noqa: ARG001  # Django gives both
    if editor.connection.vendor == "postgresql":
        editor.execute(LONGER)


class Migration(migrations.Migration):
    dependencies = (("office", "0003_share_limits_and_look_up_the_ledger"),)
    operations = (
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(lengthen, migrations.RunPython.noop)],
            state_operations=[
                migrations.AlterField("entry", "record", models.CharField(max_length=500))
            ],
        ),
    )
