"""The look of a document: blocks become tagged pages, pages become archive PDF. Loaded only to print."""
