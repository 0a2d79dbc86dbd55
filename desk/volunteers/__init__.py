"""Volunteers, their dated proofs, and what they may do on a day. Builds on `desk.partners`."""
