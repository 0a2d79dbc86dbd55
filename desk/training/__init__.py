"""The training plan: modules, sessions, who comes, and who is due. Builds on volunteers, requests and pairings."""
