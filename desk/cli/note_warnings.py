"""What a note or an act by volunteers makes one think of, on standard error and in the answer; nothing is refused."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from desk.cli.edge import say
from desk.locale import _
from desk.locale.sentences import sentence
from desk.locale.words.note_flags import flag_told
from desk.locale.words.privacy_lint import advise_note
from schema.role_acts import Outside
from schema.role_guard import flags

if TYPE_CHECKING:
    from desk.store.store import Store


def warned_answer(
    store: "Store", made: Mapping[str, Any], note: str, case: str | None, outside: Iterable[Outside] = ()
) -> dict[str, Any]:
    """Return an answer with its `warnings`, each said to the person, and the `handover` that could be recorded."""
    from desk.clock import today
    from desk.signals.handing_over import prepare_hand_over

    warnings: list[dict[str, Any]] = []
    for it in outside:
        say(_("Let op: {warning}").format(warning=sentence(it.refusal())))
        warnings.append(it.as_json())
    for hint in advise_note(note, {}).splitlines():
        say(_("Let op: {warning}").format(warning=hint))
    for flag in flags(note):
        say(_("Let op: {warning}").format(warning=flag_told(flag)))
        warnings.append(flag.as_json())
    told = {**made, "warnings": warnings}
    if warnings and case is not None:
        told["handover"] = prepare_hand_over(store, case, on=today())
        say(_("Warm overdragen kan met: desk referral {number} --warm --to NAAR").format(**told["handover"]))
    return told
