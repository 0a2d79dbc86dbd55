"""Handing requests over to another desk, and hearing what becomes of them."""
