"""Files people bring and take away: bytes to typed rows and back. Knows no database."""
