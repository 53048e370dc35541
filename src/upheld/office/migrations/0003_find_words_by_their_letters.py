"""PostgreSQL finds references as they are typed, and words by their groups of three letters.

Django asks for ``UPPER(column) LIKE UPPER('%word%')``, so this is what is indexed. The extension
pg_trgm comes with PostgreSQL, and the owner of the database may enable it. If it is not installed,
a search reads every text, as it does in SQLite.
"""

from typing import Any

from django.db import migrations

COLUMNS = {
    "office_decision": ("summary", "statement", "issue", "subcategory"),
    "office_recommendation": ("text", "as_agreed"),
    "office_case": ("subcategory",),
    "office_furtherfinding": ("issue", "subcategory"),
}
TYPED = "LOWER(REPLACE(REPLACE(reference, ' ', ''), '-', ''))"  # as web.case_search asks for it
IS_THERE = "SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'"


def index(_: Any, editor: Any) -> None:
    connection = editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE INDEX office_case_typed ON office_case (({TYPED}) text_pattern_ops)"
        )
        cursor.execute(IS_THERE)
        if not cursor.fetchone():
            return
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        for table, columns in COLUMNS.items():
            for column in columns:
                cursor.execute(
                    f"CREATE INDEX {table}_{column}_letters ON {table}"
                    f" USING gin (UPPER({column}::text) gin_trgm_ops)"
                )


def drop(_: Any, editor: Any) -> None:
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS office_case_typed")
        for table, columns in COLUMNS.items():
            for column in columns:
                cursor.execute(f"DROP INDEX IF EXISTS {table}_{column}_letters")


class Migration(migrations.Migration):
    dependencies = [("office", "0002_ledger_is_only_added_to")]
    operations = [migrations.RunPython(index, drop, elidable=False)]
