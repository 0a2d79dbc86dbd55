"""The command line: one file per command group; Textual is imported only to start the app."""
