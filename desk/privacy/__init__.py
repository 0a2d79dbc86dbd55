"""Who may see what, for how long it is kept, and how it is let go."""
