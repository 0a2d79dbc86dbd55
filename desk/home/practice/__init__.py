"""A practice desk with invented people: the same seed gives the same desk."""
