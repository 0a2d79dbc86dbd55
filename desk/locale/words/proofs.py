"""Words for what is done with proofs, and for what a task asks."""

from collections.abc import Collection, Mapping

from desk.locale import _, ngettext
from schema.codes import ProofKind, Task


def verbs() -> dict[str, str]:
    """Return the words for what was done."""
    return {
        "correct-proof": _("bewijs teruggenomen"),
        "add-proof-scan": _("scan van een bewijs vastgelegd"),
        "change-requirements": _("eisen aan bewijzen gewijzigd"),
    }


def term(months: int | None, *, asked: bool = True) -> str:
    """Return the words for how long a proof counts for a task."""
    if not asked:
        return _("niet gevraagd")
    return _("blijft geldig") if months is None else ngettext("{n} maand", "{n} maanden", months).format(n=months)


def several_tasks(tasks: Collection[str]) -> str:
    """Return the words for some of the nine tasks; those that are left out where they are fewer."""
    if len(tasks) == len(Task):
        return _("alle taken")
    others = [task for task in Task if task not in tasks]
    if len(others) < len(tasks):
        return _("alle taken, behalve {tasks}").format(tasks=", ".join(map(str, others)))
    return ", ".join(task for task in Task if task in tasks)


def effect_lines(effect: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Return who a change of the requirements touches (`Effect.as_json`), a line for each kind of touch."""
    volunteers, pairings = effect["volunteers"], effect["pairings"]
    told = [
        (
            volunteers["losing"],
            ngettext("{n} vrijwilliger mag minder taken", "{n} vrijwilligers mogen minder taken", volunteers["losing"]),
        ),
        (
            volunteers["idle"],
            ngettext("{n} daarvan mag geen taak meer", "{n} daarvan mogen geen taak meer", volunteers["idle"]),
        ),
        (
            volunteers["gaining"],
            ngettext("{n} vrijwilliger mag meer taken", "{n} vrijwilligers mogen meer taken", volunteers["gaining"]),
        ),
        (
            pairings["losing"],
            ngettext(
                "{n} lopende koppeling mag niet meer", "{n} lopende koppelingen mogen niet meer", pairings["losing"]
            ),
        ),
        (
            pairings["gaining"],
            ngettext("{n} lopende koppeling mag weer", "{n} lopende koppelingen mogen weer", pairings["gaining"]),
        ),
    ]
    lines = [text.format(n=number) for number, text in told if number]
    return lines or [_("Niemand wint of verliest er inzetbaarheid door.")]


def proof_word(kind: str) -> str:
    """Return the short word for a kind of proof, fit for a label or a narrow column."""
    return {
        ProofKind.SECRECY: _("geheimhouding"),
        ProofKind.VOG: _("VOG"),
        ProofKind.VOLUNTEER_AGREEMENT: _("overeenkomst"),
        ProofKind.CONVERSATION: _("gesprekken"),
        ProofKind.STRESS_SENSITIVE: _("stress-sens."),
        ProofKind.PRIVACY: _("privacy"),
        ProofKind.SAFE_VISIT: _("huisbezoek"),
        ProofKind.REFRESHER: _("bijscholing"),
        ProofKind.INSURANCE: _("verzekering"),
    }[ProofKind(kind)]
