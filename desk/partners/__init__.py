"""Organisations volunteers belong to, and their agreements with the municipality."""
