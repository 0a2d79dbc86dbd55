"""Pairings: the judgement of one pair, and its life. Builds on `desk.partners`, `desk.volunteers`, `desk.requests`."""
