"""Residents' requests for a volunteer, with their dated facts of consent, objection and safety."""
