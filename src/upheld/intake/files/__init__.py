"""Reads files, each kind in a separate process: CSV, Parquet and workbooks become raw tables."""
