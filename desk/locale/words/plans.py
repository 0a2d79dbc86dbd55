"""Words about the plan for the waiting list."""

from collections.abc import Mapping, Sequence

from desk.locale import _
from desk.locale.formats import count
from desk.locale.words import counted, word, words
from desk.locale.words.judging import urgency
from schema.progress import PlanStep


def helped(served: int, waiting: int, by_urgency: Mapping[int, int]) -> str:
    """Return how many of those who wait a plan helps, and of which urgency."""
    told = _("Een vrijwilliger voor {served} van de {waiting} ({per}).")
    return told.format(served=served, waiting=counted.requests(waiting), per=of_urgency(by_urgency))


def of_urgency(by_urgency: Mapping[int, int]) -> str:
    """Return how many there are of each urgency, such as `crisis 1, hoog 2, gewoon 0, laag 0`."""
    return ", ".join(f"{urgency(level)} {many}" for level, many in by_urgency.items())


def gained(gain: Mapping[int, int]) -> str:
    """Return how many more a change helps of each urgency, such as `crisis +1, hoog +2`."""
    return ", ".join(f"{urgency(level)} {more:+d}" for level, more in gain.items() if more)


def cost_told(served: Mapping[int, int], points: int) -> str:
    """Return what one plan costs against another: who is helped more or less, and the points that are lost or won."""
    if any(served.values()):
        helps = _("Dan worden er geholpen: {per}.").format(per=gained(served))
    else:
        helps = _("Er worden evenveel mensen geholpen.")
    if not points:
        return helps + " " + _("Het plan past even goed.")
    fits = _("Het plan past {points} minder goed.") if points < 0 else _("Het plan past {points} beter.")
    return helps + " " + fits.format(points=counted.points(abs(points)))


def why_waiting(code: str, reasons: Sequence[str], people: int, slots: int, others: str, volunteers: str) -> str:
    """Return why a request waits; `others` and `volunteers` are what a reader calls those it competes with and for."""
    if code == "nobody-allowed":
        return words(list(reasons)) if reasons else _("niemand mag deze hulpvraag nu oppakken")
    told = _("{people} voor {slots} bij {volunteers}").format(
        people=counted.requests(people), slots=counted.places(slots), volunteers=volunteers
    )
    return told + (" " + _("(ook: {others})").format(others=others) if others else "")


def competing_told(asking: Sequence[str], helpers: Sequence[str], people: int, slots: int) -> str:
    """Return in a sentence who compete for whose places; of many only the first are named."""
    told = _("Om dezelfde {slots}, bij {helpers}, vragen {asking}. Dat is {short} te weinig.")
    more = people - len(asking)
    named = _("{names} en nog {n}").format(names=", ".join(asking), n=more) if more > 0 else joined(asking)
    return told.format(
        asking=named, slots=counted.places(slots), helpers=joined(helpers), short=counted.places(people - slots)
    )


def joined(names: Sequence[str]) -> str:
    """Return names as in a sentence: the last after `en`."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} en {last}").format(names=", ".join(names[:-1]), last=names[-1])


def step(name: str) -> str:
    """Return what the making of a plan is doing."""
    return {
        PlanStep.READING: _("lezen wie wacht en wie helpt"),
        PlanStep.JUDGING: _("beoordelen wie bij wie mag"),
        PlanStep.SOLVING: _("het beste plan zoeken"),
        PlanStep.EXPLAINING: _("uitleggen wie nog wacht"),
        PlanStep.CHANGING: _("wijzigingen doorrekenen"),
    }[PlanStep(name)]


def progress(name: str, done: int, total: int) -> str:
    """Return how far the making of a plan is: the step, and how many of how many where that is known."""
    if not total:
        return step(name)
    return _("{step}: {done} van {total}").format(step=step(name), done=count(done), total=count(total))


def not_made(code: str) -> str:
    """Return why a pair of a plan was not proposed, in a few words for a line of a list."""
    return {
        "pair-warned": _("eerst zelf beslissen"),
        "request-served": _("heeft al een vrijwilliger"),
        "request-withdrawn": _("hulpvraag is ingetrokken"),
        "request-not-yet": _("hulpvraag begint later"),
    }.get(code) or word(code)
