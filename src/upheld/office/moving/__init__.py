"""Moving an office's records in and out: importing an extract, and writing one."""
