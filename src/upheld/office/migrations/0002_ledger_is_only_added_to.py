"""The database itself refuses to change or remove an entry of the ledger."""

from typing import Any

from django.db import migrations

REFUSAL = "The ledger is only added to."
SQLITE = [
    f"""CREATE TRIGGER office_entry_no_{deed.lower()} BEFORE {deed} ON office_entry
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
    for deed in ("UPDATE", "DELETE")
] + [  # REPLACE deletes without asking the trigger of DELETE
    f"""CREATE TRIGGER office_entry_no_replace BEFORE INSERT ON office_entry
    WHEN EXISTS (SELECT 1 FROM office_entry WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
]
POSTGRESQL = [
    f"""CREATE FUNCTION office_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    """CREATE TRIGGER office_entry_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON office_entry
    FOR EACH STATEMENT EXECUTE FUNCTION office_entry_refuse()""",
]


def refuse_changes(apps: Any, editor: Any) -> None:  # noqa: ARG001  # Django gives both
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("office", "0001_initial"),)
    operations = (migrations.RunPython(refuse_changes, migrations.RunPython.noop),)
