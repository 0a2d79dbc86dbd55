"""The one family of expected refusals."""


class Refused(Exception):
    """A refusal a user can cause: a stable `code` and the values its sentence needs.

    `schema` and the use cases speak in codes; `desk.locale.sentences` turns a code into one sentence.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class CannotOpen(Refused):
    """The desk cannot be opened: no key, wrong key, damaged, or made by a newer program (exit code 4)."""
