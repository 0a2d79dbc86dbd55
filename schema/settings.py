"""Every number of the rules, with its source; a desk may change one, with a reason and a date."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schema.requirements import DEFAULT_REQUIREMENTS, Requirements

WEIGHTS: Mapping[str, int] = {
    "kinds": 250,
    "distance": 200,
    "times": 200,
    "language": 100,
    "continuity": 100,
    "wishes": 50,
    "experience": 100,
}
"""The most points per criterion (rules.md section 4)."""

BACKUP_FOLDER = "backup-folder"
"""The plain fact of the desk that says where backups go by themselves; empty when they do not."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The desk's numbers on one day; the defaults are those of rules.md."""

    threshold_cents: int = 5_000
    """Euro cents; below it a signal is not picked up (Divosa, Onder de loep 2025: average € 50)."""
    arrears_days: int = 30
    """Calendar days the arrears must have lasted (DDAS EnumSignaalpartner: from 30 days)."""
    repeat_months: int = 6
    """Whole months in which the same arrears of one partner are a repeat (Divosa monitor)."""
    consecutive_months: int = 6
    """Calendar months looked back for an earlier case on the address (Divosa monitor 2023)."""
    first_contact_days: int = 28
    """Calendar days to the first contact attempt (Wgs art. 4, four weeks)."""
    first_talk_days: int = 28
    """Calendar days to the first talk (Wgs art. 4, four weeks)."""
    crisis_working_days: int = 3
    """Working days in a threatening situation (Wgs art. 4)."""
    supply_working_days: int = 20
    """Working days after an end-of-supply signal without an end date (Energy suppliers' duty since April 2023)."""
    talk_starts_at: str = "signal"
    """`signal` or `acceptance`: what starts the term of the first talk; undecided in the field (domain.md 9)."""
    supply_is_threatening: bool = False
    """Whether an end of supply also asks the first talk within `crisis_working_days`. Wgs art. 4 names it among the
    threatening situations; off, it keeps to its own term (rules.md section 1); undecided in the field (domain.md 9)."""
    collection_pause_days: int = 30
    """Calendar days a partner pauses collection after accepted help (Divosa monitor 2023)."""
    pause_warning_days: int = 7
    """Calendar days before the end of the pause at which the desk warns."""
    feedback_working_days: int = 5
    """Working days after a month in which its partners are told what became of their signals."""
    good_friday_works: bool = True
    """Good Friday counts as a working day, so that a term is never too long (rules.md section 1)."""
    liberation_day_works: bool = True
    """5 May counts as a working day, so that a term is never too long (rules.md section 1)."""
    quick_fix_is_accepted: bool = True
    """Whether `(Budget)advies en/of quick fix` counts as accepted; municipalities differ (Onder de loep 2024)."""
    institution_persons: int = 6
    """More persons than this on one address in `institution_months`: an institution."""
    institution_months: int = 12
    """Whole months in which the persons on one address are counted."""
    ask_again_days: int = 14
    """Calendar days after which a question about one or two persons that was put off comes back (our own choice)."""
    brp_days: int = 30
    """Calendar days a BRP check counts before something goes to an organisation."""
    brp_checked_here: bool = True
    """Whether a case needs that check before it leaves the desk; off where the organisation itself checks."""
    maximum: int = 3
    """Pairings at once for a volunteer who names none (GeldZorg Alphen: one to three)."""
    requirements: Requirements = DEFAULT_REQUIREMENTS
    """Which task needs which proof, and for how many months it counts (`schema.requirements`)."""
    refresher_after_months: int = 12
    """Whole months after the volunteer agreement from which the yearly refresher is asked (SchuldHulpMaatje)."""
    renewal_days: int = 60
    """Calendar days before its last valid day at which a proof is due for renewal."""
    renewal_quiet_days: int = 28
    """Calendar days without a warning after a renewal was requested (a VOG takes two to four weeks)."""
    weights: Mapping[str, int] = field(default_factory=lambda: dict(WEIGHTS))
    """The most points per criterion."""
    weights_version: int = 1
    """Stored with each pairing, so that its points can be explained later."""
    keep_bonus: int = 25
    """Points for keeping a pair of the previous proposal (matching.md section 6)."""
    first_checkin_weeks: int = 6
    """Weeks after the start of a pairing at which the first check-in is due."""
    checkin_months: int = 3
    """Whole months between later check-ins."""
    checkin_leeway_days: int = 14
    """Calendar days before its day that a check-in may be held, and after the end in which the closing one is due (our
    own choice)."""
    aftercare_months: tuple[int, ...] = (3, 6, 12)
    """Whole months after the end of a pairing at which aftercare is due."""
    card_answer_days: int = 7
    """Calendar days after a proposal without an answer to the case card that raise a task (our own choice)."""
    handover_answer_days: int = 14
    """Calendar days in which another desk says whether it takes a request on that it was handed (our own choice)."""
    silence_days: int = 30
    """Calendar days without a logged contact that raise a task."""
    comparable_cases: int = 30
    """Cases each of two groups must have before their figures are held against each other (a rule of thumb of
    statistics; our own choice)."""
    comparable_points: int = 20
    """Percentage points two groups may differ in urgency, kind or area before the desk warns (our own choice)."""
    progress_talk_months: int = 12
    """Whole months after the last progress talk, or the start, at which a volunteer's next one is due (yearly)."""
    return_warning_days: int = 14
    """Calendar days before a volunteer's return from a pause at which the desk says so (our own choice)."""
    expenses_year_cents: int = 210_000
    """Euro cents a volunteer may get in a calendar year free of tax (2025; De Wve, domain.md 4.5; 2026 not found)."""
    expenses_month_cents: int = 21_000
    """Euro cents a volunteer may get in a month free of tax (2025; De Wve, domain.md 4.5; 2026 not found)."""
    expenses_near_percent: int = 90
    """Part of either amount from which the desk warns that it is near (our own choice)."""
    lock_minutes: int = 10
    """Minutes without a key after which the desk on the screen locks itself; 0 never does (our own choice)."""
    keep_not_picked_up_months: int = 6
    """Whole months a signal that was not picked up is kept after its date (Raalte: six months; domain.md 1.3)."""
    keep_without_help_months: int = 6
    """Whole months a case without accepted help is kept after closing (Raalte; the look-back of `consecutive`)."""
    keep_with_help_months: int = 24
    """Whole months a case with accepted help is kept after closing or its last pairing (SHM Ridderkerk: two years)."""
    keep_volunteer_months: int = 24
    """Whole months a volunteer's file is kept after she left (SHM Ridderkerk: two years)."""
    keep_agreement_months: int = 84
    """Whole months an agreement is kept after its end (rules.md section 8; Selectielijst gemeenten 2020)."""
    keep_event_months: int = 60
    """Whole months for which events are kept in the log (rules.md section 8)."""
    untouched_months: int = 6
    """Whole months without an attempt after which an open case is put before the coordinator (rules.md section 8)."""
    second_person_destroys: bool = True
    """Whether somebody else must agree before records are destroyed, where more than one person uses the desk."""
    exports_encrypted: bool = True
    """Whether a file written at a screen goes under a password, unless a reason is given (GDPR art. 32)."""
    backup_days: int = 35
    """Calendar days a backup is kept: how long it may hold what is gone (our own choice)."""
    backup_every_days: int = 1
    """Calendar days between two backups that are made by themselves, where a folder is chosen; 0 makes none (our own
    choice)."""
    backup_late_days: int = 7
    """Calendar days since the last good backup after which the desk says so (our own choice)."""
    reading_day_files: int = 60
    """Files opened by one account in a day from which the privacy officer hears of it (our own choice)."""
    reading_hour_files: int = 40
    """Files opened by one account in sixty minutes from which the privacy officer hears of it (our own choice)."""
    reading_times_usual: int = 3
    """How many times as many files as is usual for her make a day or an hour odd (our own choice)."""
    reading_return_days: int = 5
    """Days in four weeks on which one file is opened and nothing done to it from which it is odd (our own choice)."""
    reading_night_from_hour: int = 23
    """Hour from which it is night; with the next one equal no reading is at night (our own choice)."""
    reading_night_until_hour: int = 5
    """Hour until which it is night (our own choice)."""


JUDGING: frozenset[str] = frozenset(
    {"threshold_cents", "arrears_days", "repeat_months", "consecutive_months", "first_contact_days", "first_talk_days"}
    | {"crisis_working_days", "supply_working_days", "talk_starts_at", "supply_is_threatening", "good_friday_works"}
    | {"liberation_day_works", "quick_fix_is_accepted", "institution_persons", "institution_months"}
)
"""The settings by which signals are judged and bundled and terms run: a change of one is a new judgement of all."""
