"""A schema that is not what the migrations make is found: it could protect nothing any more."""

import pytest
from django.db import connection, transaction

from tests.office.databases import on_both
from upheld.office.ledger.audit import audit

pytestmark = pytest.mark.usefixtures("database")


SCHEMAS = {
    "a trigger dropped": (
        {
            "sqlite": ["DROP TRIGGER office_entry_no_delete"],
            "postgresql": ["DROP TRIGGER office_entry_refuse ON office_entry"],
        },
        "The database's schema has no trigger ",
    ),
    "a trigger that does nothing": (
        {
            "sqlite": [
                "DROP TRIGGER office_entry_no_delete",
                "CREATE TRIGGER office_entry_no_delete BEFORE DELETE ON office_entry"
                " WHEN 0 BEGIN SELECT 1; END",
            ],
            "postgresql": ["ALTER TABLE office_entry DISABLE TRIGGER office_entry_refuse"],
        },
        "In the database's schema, the trigger ",
    ),
    "a function that refuses nothing": (
        {
            "sqlite": [
                "DROP TRIGGER office_entry_no_update",
                "CREATE TRIGGER office_entry_no_update AFTER UPDATE ON office_entry"
                " BEGIN SELECT 1; END",
            ],
            "postgresql": [
                "CREATE OR REPLACE FUNCTION office_entry_refuse() RETURNS trigger"
                " LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
            ],
        },
        "is not what the migrations make",
    ),
    "a trigger that changes what is entered": (
        {
            "sqlite": [
                "CREATE TRIGGER other AFTER INSERT ON office_case"
                " BEGIN UPDATE office_case SET category = 'Other' WHERE id = NEW.id; END"
            ],
            "postgresql": ["CREATE RULE other AS ON DELETE TO office_case DO INSTEAD NOTHING"],
        },
        "other that no migration makes",
    ),
    "a view in the place of a table": (
        {
            vendor: [
                "ALTER TABLE office_letter RENAME TO hidden",
                "CREATE VIEW office_letter AS SELECT * FROM hidden WHERE send",
            ]
            for vendor in ("sqlite", "postgresql")
        },
        "hidden that no migration makes",
    ),
    "a column more": (
        {
            vendor: ["ALTER TABLE office_person ADD COLUMN other text"]
            for vendor in ("sqlite", "postgresql")
        },
        "",
    ),
    "a rule less": (
        {
            "sqlite": ["DROP INDEX person_email_once_in_any_case"],
            "postgresql": ["ALTER TABLE office_case DROP CONSTRAINT case_once"],
        },
        "The database's schema has no ",
    ),
}


@on_both
@pytest.mark.parametrize("name", SCHEMAS)
def test_the_audit_finds_in_the_schema(name: str):
    statements, expected = SCHEMAS[name]
    assert audit().faults == ()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
    found = audit().faults
    assert any(expected in fault for fault in found), found
    assert all("the database's schema" in fault.lower() for fault in found)
