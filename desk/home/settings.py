"""What this desk decided for itself: plain facts about the municipality, and the numbers of the rules."""

import json
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple

from desk.locale import _
from desk.store.store import Store
from schema.refused import Refused
from schema.settings import JUDGING, Settings

_HIGHEST = 1_000_000
CHOICES = {"talk_starts_at": ("signal", "acceptance")}
"""What may be chosen, for the settings that are a choice."""


class Setting(NamedTuple):
    """One number or choice of the rules as it stands on a day."""

    name: str
    label: str
    value: int | bool | str
    default: int | bool | str
    source: str
    """Where the default comes from, and whether the field itself is undecided."""


def facts(store: Store) -> dict[str, str]:
    """Return the plain facts about the municipality that papers print; "" where one is not known."""
    return {name: store.setting(name) for name in fact_labels()}


def fact_labels() -> dict[str, str]:
    """Return the plain facts by name, with their labels."""
    return {
        "municipality": _("naam gemeente"),
        "municipality-code": _("gemeentecode"),
        "municipality-address": _("adres"),
        "municipality-kvk": _("KvK-nummer"),
        "municipality-representative": _("wie tekent"),
        "municipality-function": _("functie van wie tekent"),
        "municipality-contact": _("contactpersoon"),
        "municipality-phone": _("telefoon"),
        "municipality-email": _("e-mail"),
        "municipality-hours": _("telefoon bereikbaar"),
        "municipality-officer": _("functionaris gegevensbescherming"),
        "municipality-mandate": _("mandaat van wie tekent"),
        "municipality-signs-as": _("tekent namens"),
        "exchange-supplier": _("code gegevensleverancier (DDAS)"),
    }


def change_facts(store: Store, changed: dict[str, str], *, on: date) -> None:
    """Record new values for plain facts; what stays the same is not written.

    Raises:
        Refused: `setting-unknown`, `name-empty`.
    """
    known = facts(store)
    if unknown := set(changed) - set(known):
        raise Refused("setting-unknown", value=min(unknown))
    if not changed.get("municipality", known["municipality"]).strip():
        raise Refused("name-empty")
    rows = [_row(name, value.strip(), "", on) for name, value in changed.items() if value.strip() != known[name]]
    with store.write(store.user, "change-facts", "desk") as tx:
        tx.insert("setting", rows)


def settings(store: Store, on: date) -> list[Setting]:
    """Return every number and choice a desk may change, as it stands on a day."""
    now, default = store.settings(on), Settings()
    return [
        Setting(name, label, getattr(now, name), getattr(default, name), source)
        for name, (label, source) in _labels().items()
    ]


def change_setting(store: Store, name: str, value: str, reason: str, *, on: date) -> None:
    """Change one number or choice from a day on, with the reason; what it was stays in its history.

    Where signals are judged or terms run by it, all are judged anew in the same write.

    Raises:
        Refused: `setting-unknown`, `setting-unreadable`, `reason-missing`.
    """
    new = read_setting(name, value, reason)
    with store.write(store.user, "change-setting", "desk") as tx:
        tx.insert("setting", [_row(name, new, reason.strip(), on)])
        if name in JUDGING:
            addresses = store.query("SELECT DISTINCT address FROM visible_signals")
            tx.recompute("cases", [row["address"] for row in addresses], store.settings(on), on)


def read_setting(name: str, value: str, reason: str) -> int | bool | str:
    """Return the value that is meant for a setting.

    Raises:
        Refused: `setting-unknown`, `setting-unreadable`, `reason-missing`.
    """
    if name not in _labels():
        raise Refused("setting-unknown", value=name)
    if not reason.strip():
        raise Refused("reason-missing")
    return _read(name, value)


def setting_history(store: Store, name: str) -> list[dict[str, Any]]:
    """Return what was decided about a setting, the newest first: `value`, `starts_on` and `reason`."""
    sql = "SELECT value, starts_on, reason FROM setting WHERE name = ? ORDER BY starts_on DESC, key DESC"
    return [{**row, "value": json.loads(row["value"])} for row in store.query(sql, [name])]


def _read(name: str, value: str) -> int | bool | str:
    default = next(getattr(Settings(), field.name) for field in fields(Settings) if field.name == name)
    text = value.strip().casefold()
    if isinstance(default, bool) and text in ("ja", "nee", "yes", "no"):
        return text in ("ja", "yes")
    if isinstance(default, str) and text in CHOICES[name]:
        return text
    if not isinstance(default, (bool, str)) and text.isdecimal() and int(text) <= _HIGHEST:
        return int(text)
    raise Refused("setting-unreadable", value=value)


def _row(name: str, value: object, reason: str, on: date) -> dict[str, object]:
    return {"name": name, "value": json.dumps(value, ensure_ascii=False), "starts_on": on, "reason": reason}


def _labels() -> dict[str, tuple[str, str]]:
    practice = _("praktijk van gemeenten")
    return {
        "threshold_cents": (_("drempelbedrag"), _("Divosa, Onder de loep 2025: gemiddeld € 50")),
        "arrears_days": (_("achterstand duurt ten minste (dagen)"), _("DDAS: vanaf 30 dagen")),
        "repeat_months": (_("herhaalde melding binnen (maanden)"), _("Divosa-monitor")),
        "consecutive_months": (_("opeenvolgend binnen (maanden)"), _("Divosa-monitor 2023")),
        "first_contact_days": (_("eerste contactpoging binnen (dagen)"), _("Wgs art. 4: vier weken")),
        "first_talk_days": (_("eerste gesprek binnen (dagen)"), _("Wgs art. 4: vier weken")),
        "crisis_working_days": (_("bij crisis binnen (werkdagen)"), _("Wgs art. 4")),
        "supply_working_days": (_("einde levering zonder datum (werkdagen)"), _("plicht van leveranciers sinds 2023")),
        "talk_starts_at": (_("gesprekstermijn begint bij"), _("in het veld niet beslist")),
        "collection_pause_days": (_("incassopauze (dagen)"), _("Divosa-monitor 2023")),
        "pause_warning_days": (_("einde incassopauze melden (dagen vooraf)"), practice),
        "feedback_working_days": (_("terugkoppelen na afloop van de maand (werkdagen)"), practice),
        "good_friday_works": (_("Goede Vrijdag is een werkdag"), _("strengste lezing; in het veld niet beslist")),
        "liberation_day_works": (_("5 mei is een werkdag"), _("strengste lezing; in het veld niet beslist")),
        "quick_fix_is_accepted": (_("advies of quick fix telt als aanvaard"), _("Onder de loep 2024: verschilt")),
        "institution_persons": (_("adres telt als instelling bij meer dan (personen)"), practice),
        "ask_again_days": (_("zelfde persoon? later: opnieuw vragen na (dagen)"), practice),
        "brp_days": (_("BRP-controle geldt (dagen)"), practice),
        "brp_checked_here": (_("BRP-controle doet de gemeente zelf"), practice),
        "maximum": (_("koppelingen tegelijk per vrijwilliger"), _("GeldZorg Alphen: één tot drie")),
        "renewal_days": (_("bewijs vernieuwen: melden (dagen vooraf)"), practice),
        "renewal_quiet_days": (_("na aanvraag niet waarschuwen (dagen)"), _("een VOG duurt twee tot vier weken")),
        "keep_bonus": (_("punten voor het behouden van een voorstel"), _("eigen meting")),
        "first_checkin_weeks": (_("eerste voortgangsgesprek na (weken)"), practice),
        "checkin_months": (_("daarna elke (maanden)"), practice),
        "checkin_leeway_days": (_("voortgang mag eerder, en de afsluiting later (dagen)"), practice),
        "card_answer_days": (_("geen antwoord op de zaakkaart: melden na (dagen)"), practice),
        "handover_answer_days": (_("overdracht: antwoord van ander bureau binnen (dagen)"), practice),
        "silence_days": (_("geen contact: melden na (dagen)"), practice),
        "comparable_cases": (_("met en zonder vrijwilliger vergelijken vanaf (zaken)"), _("vuistregel; eigen keuze")),
        "comparable_points": (_("groepen verschillen te veel vanaf (procentpunten)"), _("eigen keuze")),
        "progress_talk_months": (_("voortgangsgesprek met vrijwilliger elke (maanden)"), practice),
        "return_warning_days": (_("terugkeer uit pauze melden (dagen vooraf)"), practice),
        "expenses_year_cents": (_("vergoeding onbelast, per jaar"), _("De Wve, 2025: € 2.100; 2026 niet gevonden")),
        "expenses_month_cents": (_("vergoeding onbelast, per maand"), _("De Wve, 2025: € 210; 2026 niet gevonden")),
        "expenses_near_percent": (_("vergoeding: waarschuwen vanaf (procent)"), practice),
        "lock_minutes": (_("vergrendelen zonder toets na (minuten; 0: nooit)"), practice),
        "keep_not_picked_up_months": (
            _("bewaren: signaal niet opgepakt (maanden na datum)"),
            _("Raalte: zes maanden; de wet noemt geen termijn"),
        ),
        "keep_without_help_months": (
            _("bewaren: zaak zonder hulp (maanden na sluiten)"),
            _("Raalte: zes maanden; zo ver kijkt ‘opeenvolgend’ terug"),
        ),
        "keep_with_help_months": (
            _("bewaren: zaak met hulp (maanden na sluiten)"),
            _("SHM Ridderkerk: twee jaar; de wet noemt geen termijn"),
        ),
        "keep_volunteer_months": (_("bewaren: vrijwilliger (maanden na vertrek)"), _("SHM Ridderkerk: twee jaar")),
        "keep_agreement_months": (
            _("bewaren: overeenkomst (maanden na einde)"),
            _("Selectielijst gemeenten 2020; kijk na bij het archief"),
        ),
        "untouched_months": (_("open zaak zonder poging: melden na (maanden)"), practice),
        "second_person_destroys": (_("een tweede persoon bevestigt vernietigen"), _("vier ogen: eigen keuze")),
        "exports_encrypted": (_("bestanden gaan met een wachtwoord naar buiten"), _("AVG art. 32: versleutelen")),
        "keep_event_months": (_("bewaren: gebeurtenissen in het logboek (maanden)"), _("eigen keuze: vijf jaar")),
        "backup_days": (_("reservekopie bewaren (dagen)"), practice),
        "backup_every_days": (_("reservekopie vanzelf elke (dagen; 0: nooit)"), practice),
        "backup_late_days": (_("geen goede reservekopie: melden na (dagen)"), practice),
        "reading_day_files": (_("opvallend lezen: dossiers op een dag"), _("eigen keuze")),
        "reading_hour_files": (_("opvallend lezen: dossiers in een uur"), _("eigen keuze")),
        "reading_times_usual": (_("opvallend lezen: zoveel keer het gewone"), _("eigen keuze")),
        "reading_return_days": (_("opvallend lezen: zelfde dossier, niets gedaan (dagen)"), _("eigen keuze")),
        "reading_night_from_hour": (_("opvallend lezen: nacht vanaf (uur)"), _("eigen keuze")),
        "reading_night_until_hour": (_("opvallend lezen: nacht tot (uur)"), _("gelijk aan het begin: geen nacht")),
    }
