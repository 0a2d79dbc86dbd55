"""Finding the volunteer for a request. Builds on every capability about people; none builds on it."""
