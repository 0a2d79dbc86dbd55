"""One file per document: the paper and its text become blocks."""
