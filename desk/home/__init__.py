"""Vandaag, search over everything, the practice desk and the settings: what calls every capability."""
