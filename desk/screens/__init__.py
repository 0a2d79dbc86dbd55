"""The screens: one task, one screen, one file."""
