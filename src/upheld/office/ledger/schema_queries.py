"""How a database describes its own schema: what each thing is with its name, and its definition.

Everything that can change what a statement does is described, whether or not a migration makes such
a thing. What belongs to an extension is not ours, and is left out.
"""

SQLITE = """
SELECT type || ' ' || name, coalesce(sql, '') || ' on ' || tbl_name FROM sqlite_master
WHERE name <> 'sqlite_sequence' AND name NOT LIKE 'sqlite_stat%'
"""

_HERE = "current_schema()::regnamespace"
_OURS = """NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = {}.oid AND d.deptype = 'e')"""
POSTGRESQL = (
    f"""
    SELECT 'relation ' || c.relname::text, concat_ws(
        ' ', c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
        c.relispartition,
        CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid, true) END)
    FROM pg_class c WHERE c.relnamespace = {_HERE} AND {_OURS.format("c")}
    """,
    f"""
    SELECT 'column ' || c.relname::text || '.' || a.attname::text, concat_ws(
        ' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
        a.attcollation, pg_get_expr(f.adbin, f.adrelid, true))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
    WHERE c.relnamespace = {_HERE} AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
        AND a.attnum > 0 AND NOT a.attisdropped AND {_OURS.format("c")}
    """,
    f"""
    SELECT 'constraint ' || c.relname::text || '.' || n.conname::text,
        concat_ws(' ', pg_get_constraintdef(n.oid, true), n.convalidated)
    FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid WHERE c.relnamespace = {_HERE}
    """,
    f"""
    SELECT 'index ' || c.relname::text, concat_ws(' ', pg_get_indexdef(i.indexrelid, 0, true),
        i.indisvalid, i.indisunique)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = {_HERE}
    """,
    f"""
    SELECT 'trigger ' || c.relname::text || '.' || t.tgname::text,
        pg_get_triggerdef(t.oid, true) || ' enabled ' || t.tgenabled::text
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = {_HERE} AND NOT t.tgisinternal
    """,
    # Those that check foreign keys are named by their numbers, which differ.
    f"""
    SELECT 'triggers of the foreign keys of ' || c.relname::text,
        string_agg(t.tgenabled::text, '' ORDER BY t.tgenabled)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = {_HERE} AND t.tgisinternal GROUP BY c.relname
    """,
    f"""
    SELECT
        'function ' || p.proname::text || '(' || pg_get_function_identity_arguments(p.oid) || ')',
        concat_ws(' ', p.prosrc, p.prosecdef, p.provolatile, p.proconfig)
    FROM pg_proc p WHERE p.pronamespace = {_HERE} AND {_OURS.format("p")}
    """,
    f"""
    SELECT 'rule ' || c.relname::text || '.' || r.rulename::text,
        pg_get_ruledef(r.oid, true) || r.ev_enabled::text
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relnamespace = {_HERE} AND r.rulename <> '_RETURN' AND {_OURS.format("c")}
    """,
    f"""
    SELECT 'policy ' || c.relname::text || '.' || p.polname::text, concat_ws(
        ' ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid),
        pg_get_expr(p.polwithcheck, p.polrelid))
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = {_HERE}
    """,
)
