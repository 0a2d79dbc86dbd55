"""What runs out, by the command line: the warnings of a day, noting a request, and the forecast of fall-out."""

from typing import TYPE_CHECKING

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, say, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.renewals import causes_of, counted, left_of, sent_of, span_of
from desk.locale.words import word
from schema.codes import ProofKind

if TYPE_CHECKING:
    from desk.renewal.forecasting import Forecast
    from desk.renewal.warnings import Ending

_ON = click.option("--on", help=_("de dag waarover het gaat; zonder deze vandaag"))
_BAR = 20


@click.command("warnings", help=_("Eén lijst van wat afloopt: 60, 30 en 7 dagen vooraf, en wat net is afgelopen."))
@_ON
@click.option("--since", help=_("nieuw is wat sinds deze dag een stap verder is; zonder deze de werkdag ervoor"))
@click.option("--new", "only_new", is_flag=True, help=_("alleen wat nieuw is"))
@json_option
@here
def warnings_command(at: Here, on: str | None, since: str | None, only_new: bool, as_json: bool) -> None:
    """Name what ends soon, with the step it has reached and what is new."""
    from desk.renewal.warnings import counted as tally
    from desk.renewal.warnings import warnings

    when, before = chosen_day(on), chosen_day(since) if since else None
    with at.open() as store:
        found = [one for one in warnings(store, on=when, since=before) if one.new or not only_new]
    said = _("{n} waarschuwingen, {new} nieuw; {quiet} stil").format(**tally(found))
    answer([one.as_json() for one in found], as_json, () if as_json else [*_warning_lines(found), said])


def _warning_lines(found: "list[Ending]") -> list[str]:
    headings = {
        "new": "",
        "name": _("wie"),
        "what": _("wat"),
        "last_day": _("laatste dag"),
        "left": _("nog"),
        "act": _("wat nu"),
        "sent": _("loopt al"),
    }
    rows = [
        {
            "new": _("nieuw") if one.new else "",
            "name": f"{one.name} ({one.kenmerk})" if one.kenmerk else one.name,
            "what": word(one.what),
            "last_day": day(one.last_day),
            "left": left_of(one.left),
            "act": word(one.act),
            "sent": sent_of(one.requested_on, one.session_on, one.quiet_until),
        }
        for one in found
    ]
    return table(rows, headings) if rows else []


@click.command(
    "renewal", help=_("Noteer dat een nieuw bewijs is aangevraagd; het bureau is er dan een tijd stil over.")
)
@click.argument("volunteer")
@click.argument("proof")
@click.option("--on", help=_("de dag van de aanvraag; zonder deze vandaag"))
@click.option("--note", default="", help=_("wat er verder bij hoort, zoals een nummer"))
@json_option
@here
def renewal_command(at: Here, volunteer: str, proof: str, on: str | None, note: str, as_json: bool) -> None:
    """Note that a renewal was requested."""
    from desk.volunteers.renewals import request_renewal
    from schema.renewals import quiet_until

    kind, when = ProofKind(choice("PROOF", proof, ProofKind)), chosen_day(on)
    with at.open() as store:
        new = request_renewal(store, volunteer, kind, when, on=today(), note=note)
        until = quiet_until(when, store.settings(today()))
    answer({"id": new, "proof": kind, "requested_on": when, "quiet_until": until}, as_json)
    if not as_json:
        say(_("Genoteerd. Het bureau is er stil over tot {day}.").format(day=day(until)))


@click.command("forecast", help=_("Wie valt er uit in de komende weken, en welke koppelingen raakt dat."))
@click.option("--days", type=int, default=90, show_default=True, help=_("zoveel dagen vooruit"))
@_ON
@json_option
@here
def forecast_command(at: Here, days: int, on: str | None, as_json: bool) -> None:
    """Say who falls out, week by week."""
    from desk.renewal.forecasting import forecast

    with at.open() as store:
        found = forecast(store, on=chosen_day(on), days=days)
    answer(found.as_json() if as_json else None, as_json, () if as_json else _forecast_lines(found))


def _forecast_lines(found: "Forecast") -> list[str]:
    most = max(tally.volunteers for tally in found.tallies)
    lines = []
    for tally in found.tallies:
        drawn = "#" * round(_BAR * tally.volunteers / most) if most else ""
        lines.append(f"{span_of(tally.week):<16}{tally.volunteers:>5}  {drawn:<{_BAR}}  {counted(tally)}")
    lines.append("")
    rows = [
        {
            "day": day(line.day),
            "name": f"{line.name} ({line.kenmerk})" if line.kenmerk else line.name,
            "causes": causes_of(line.causes),
            "tasks": len(line.tasks) or "",
            "pairings": len(line.pairings) or "",
            "act": word(line.act),
        }
        for line in found.lines
    ]
    headings = {"day": _("vanaf"), "name": _("wie"), "causes": _("waardoor"), "tasks": _("taken weg")}
    headings |= {"pairings": _("koppelingen"), "act": _("wat nu")}
    return [*lines, *(table(rows, headings) if rows else [_("In deze tijd valt niemand uit.")])]
