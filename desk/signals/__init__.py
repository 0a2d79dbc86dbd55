"""Signals and the cases they make: importing, overruling, outreach, closing. Builds on `desk.volunteers`."""
