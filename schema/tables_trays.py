"""Indexes of what work trays ask of very many signals and cases.

Those of signals hold only a few of them, so that an import hardly notices; that of cases was there and knows more now.
"""

STATEMENTS: tuple[str, ...] = (
    "CREATE INDEX signal_in_crisis ON signal (case_id, end_of_supply, supply_ends_on, amount_cents, id, address) "
    "WHERE crisis = 1",
    "CREATE INDEX signal_of_supply ON signal "
    "(case_id, crisis, end_of_supply, supply_ends_on, amount_cents, id, address) "
    "WHERE end_of_supply = 1 OR supply_ends_on IS NOT NULL",
    "CREATE INDEX signal_repeated ON signal (amount_cents DESC, signal_on, id, case_id, address) "
    "WHERE marked = 1 OR status = 'Niet opgepakt: herhaalde melding'",
    "DROP INDEX signal_case_by_status_due_on",
    "CREATE INDEX signal_case_by_status_due_on ON signal_case "
    "(status, due_on, month, due_kind, urgent, signals, id, address, number, kind, amount_cents, attempts, "
    "earliest_on)",
)
"""The conditions stand in the queries as they stand here (`desk.signals.tray_sql`): else no query finds the index."""
