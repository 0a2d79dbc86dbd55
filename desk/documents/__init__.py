"""What was issued: papers made from records, numbered, hashed, kept, and registered when signed."""
