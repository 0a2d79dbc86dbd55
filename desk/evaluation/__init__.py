"""The monthly review and the decisions it leads to. Builds on signals, volunteers, requests and pairings."""
