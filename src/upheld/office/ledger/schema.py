"""Whether the database's schema is what the migrations make: tables, columns, triggers, views.

Somebody who may change the schema could take away the triggers that protect the ledger, or put a
view in the place of a table. So the migrations make the schema again in an empty place, and both
are compared. For SQLite that place is in memory; for PostgreSQL it is a schema of its own, which is
never committed.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from upheld.office.ledger.schema_queries import POSTGRESQL, SQLITE

SCRATCH, NOT_PERMITTED = "upheld_audit", "42501"  # in PostgreSQL
Schema = Mapping[str, str]  # by what a thing is and its name: how it is defined


def schema_differs() -> Iterator[str]:
    try:
        made = _made_by_migrations(connection.vendor)
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") != NOT_PERMITTED:
            raise
        yield (
            "The schema could not be compared with what the migrations make, because the office's"
            " database user may not create a schema. Grant it CREATE on the database."
        )
        return
    there = _described()
    for name in sorted(made.keys() | there.keys()):
        if name not in there:
            yield f"The database's schema has no {name}: removed past the migrations."
        elif name not in made:
            yield f"The database's schema has a {name} that no migration makes."
        elif there[name] != made[name]:
            yield f"In the database's schema, the {name} is not what the migrations make."


def _described() -> Schema:
    found: dict[str, str] = {}
    with connection.cursor() as cursor:
        for query in POSTGRESQL if connection.vendor == "postgresql" else [SQLITE]:
            cursor.execute(query)
            found |= {str(name): str(definition) for name, definition in cursor.fetchall()}
    return found


@cache
def _made_by_migrations(vendor: str) -> Schema:
    """The same as long as the process lives."""
    with _empty_postgresql() if vendor == "postgresql" else _empty_sqlite():
        with connection.schema_editor() as editor:
            editor.create_model(MigrationRecorder.Migration)
        executor = MigrationExecutor(None)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
        state = ProjectState(real_apps=executor.loader.unmigrated_apps)
        for migration, _ in plan:
            with connection.schema_editor(atomic=migration.atomic) as editor:
                state = migration.apply(state, editor)
        return _described()


@contextmanager
def _empty_sqlite() -> Iterator[None]:
    other = connection.copy()
    other.settings_dict["NAME"] = ":memory:"
    with _instead(other):
        yield


@contextmanager
def _empty_postgresql() -> Iterator[None]:
    """What is made there is seen by nobody else, and is never committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        (real,) = cursor.fetchone()
    with _instead(connection.copy()), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {SCRATCH}")
            # Behind it the real one, for what an extension has put there.
            cursor.execute(f"SET LOCAL search_path TO {SCRATCH}, {real}")
        yield
        transaction.set_rollback(True)


@contextmanager
def _instead(other: BaseDatabaseWrapper) -> Iterator[None]:
    """In this thread, Django's connection is another: migrations ask for it by its name."""
    real = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = real
        if other.connection is not None:
            other.connection.close()
