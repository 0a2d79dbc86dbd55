"""A second reading of the figures told apart: per partner, channel, area, language, task and organisation."""

from collections.abc import Callable

from tests.oracle.practice import Desk, Parts, counted


def by_partner(desk: Desk, month: str) -> dict[str, dict[str, Parts]]:
    return {
        row["id"]: {
            "signals": counted(
                sum(one["partner"] == row["id"] for one in desk.dated(desk.read["signal"], "signal_on", month))
            ),
            **desk.case_figures(
                [
                    case
                    for case in desk.of_month(month)
                    if any(one["partner"] == row["id"] for one in desk.inside[case["id"]])
                ]
            ),
            **desk.told_figures(month, {row["id"]}),
        }
        for row in desk.read["partner"]
    }


def by_channel(desk: Desk, month: str) -> dict[str, dict[str, Parts]]:
    found = {}
    for channel in {row["channel"] for row in desk.read["attempt"]}:
        made = {case: [row for row in rows if row["channel"] == channel] for case, rows in desk.attempts.items()}
        found[channel] = desk.case_figures([case for case in desk.of_month(month) if made.get(case["id"])], made)
    return found


def area_of(desk: Desk, address: str) -> str:
    return desk.by_id["address"][address]["postcode"][:4]


def asker(desk: Desk, request: str) -> dict:
    return desk.by_id["resident"][desk.by_id["request"][request]["resident"]]


def by_area(desk: Desk, month: str) -> dict[str, dict[str, Parts]]:
    found = {}
    signals = desk.dated(desk.read["signal"], "signal_on", month)
    for area in {row["postcode"][:4] for row in desk.read["address"]}:
        pairings = [
            row for row in desk.read["pairing"] if area_of(desk, asker(desk, row["request"])["address"]) == area
        ]
        requests = [row for row in desk.read["request"] if area_of(desk, asker(desk, row["id"])["address"]) == area]
        found[area] = {
            "signals": counted(sum(area_of(desk, row["address"]) == area for row in signals)),
            **desk.case_figures([case for case in desk.of_month(month) if area_of(desk, case["address"]) == area]),
            **desk.paired_figures(month, pairings),
            **desk.asked_figures(month, requests),
        }
    return found


def by_asked(desk: Desk, month: str, of: Callable[[dict], str]) -> dict[str, dict[str, Parts]]:
    """Return the figures about requests and pairings by something that was asked."""
    found = {}
    for group in set(map(of, desk.read["request"])):
        requests = [row for row in desk.read["request"] if of(row) == group]
        ids = {row["id"] for row in requests}
        pairings = [row for row in desk.read["pairing"] if row["request"] in ids]
        found[group] = {**desk.paired_figures(month, pairings), **desk.asked_figures(month, requests)}
    return found


def by_organisation(desk: Desk, month: str) -> dict[str, dict[str, Parts]]:
    found = {}
    for row in desk.read["organisation"]:
        members = [one for one in desk.read["volunteer"] if one["organisation"] == row["id"]]
        ids = {one["id"] for one in members}
        pairings = [one for one in desk.read["pairing"] if one["volunteer"] in ids]
        found[row["id"]] = {**desk.paired_figures(month, pairings), **desk.people_figures(month, members)}
    return found
