"""Rounds: addresses given to named volunteers for a day. Builds on `desk.pairings` and `desk.signals`."""
