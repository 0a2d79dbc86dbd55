"""Check-ins of a pairing from three sides: what is asked, what was answered, and what comes of it."""
