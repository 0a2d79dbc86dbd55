"""Who may see what, what a person may ask about her data, and letting go of it; may call every capability."""
