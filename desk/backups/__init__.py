"""Backups of the whole desk: making, keeping, trying out and putting back; may call every capability below home."""
