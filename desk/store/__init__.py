"""The encrypted file: keys, open, read, write and audit, access, search. The only place that knows sqlite-utils."""
