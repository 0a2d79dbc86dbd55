"""What the sides answer, and the day on which they are asked."""

from datetime import date

DUE = date(2026, 12, 15)
"""Six weeks after 3 November 2026."""
QUARTER = date(2027, 3, 15)
GOOD = {"goal-overzicht": "4", "support-praktisch": "4", "safety": "5", "verdict": "continue"}
