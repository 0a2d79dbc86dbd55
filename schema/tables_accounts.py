"""What an account on the desk holds beside its name and role: for whom, and from when until when."""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE desk_user ADD COLUMN organisation TEXT REFERENCES organisation(id)",
    "ALTER TABLE desk_user ADD COLUMN from_on TEXT",
    "ALTER TABLE desk_user ADD COLUMN until_on TEXT",
    "ALTER TABLE desk_user ADD COLUMN left_on TEXT",
)
