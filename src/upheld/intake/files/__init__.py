"""Files read apart, whatever they hold: CSV, Parquet, workbooks; what comes of them is raw."""
