"""What runs out: one list of warnings a day, each with its act, and who falls out in the weeks to come."""
