"""One case of the practice desk that is ready to be handed over: its resident informed, and referred in person."""

from datetime import date, timedelta

from desk.signals.recording import inform_resident
from desk.signals.referrals import refer
from desk.store.store import Store

_READY = """SELECT c.id FROM visible_cases c WHERE c.status = 'open' AND c.first_reached_on IS NOT NULL
    AND EXISTS (SELECT 1 FROM visible_brp_checks b WHERE b.case_id = c.id AND b.checked_on BETWEEN ? AND ?)
    AND EXISTS (SELECT 1 FROM visible_signals s JOIN visible_residents r ON r.id = s.resident
      WHERE s.case_id = c.id AND r.phone > '')
    AND NOT EXISTS (SELECT 1 FROM visible_informings i WHERE i.case_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM visible_referrals f WHERE f.case_id = c.id) ORDER BY c.number DESC LIMIT 1"""


def add_papers(store: Store, on: date) -> None:
    """Let one case be ready for a warm hand-over; nothing is drawn by chance."""
    lately = on - timedelta(days=store.settings(on).brp_days - 1)
    for row in store.query(_READY, [lately.isoformat(), on.isoformat()]):
        inform_resident(store, row["id"], "bij het eerste gesprek", on=on)
        refer(store, row["id"], "schuldhulpverlening van de gemeente", on=on, warm=True)
