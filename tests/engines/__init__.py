"""The same expressions on every engine: DuckDB, a real PostgreSQL server, and Spark."""
