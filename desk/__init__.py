"""What happens: the store, the use cases, the command line and the screens."""

__version__ = "0.1.0"
