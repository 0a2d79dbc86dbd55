"""`desk meeting`: the agenda, a note, who were there, and closing the review."""

import json

import pytest

from desk.cli.edge import DONE, MISUSED, REFUSED, run
from schema.review_meeting import Point

MONTH = "2026-10"


@pytest.fixture
def meeting(home, today, capsys):
    """Run `desk meeting` on October; returns its exit code and its answer."""

    def call(*arguments):
        code = run(["--home", str(home), "meeting", MONTH, *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_the_agenda_has_ten_points_in_order(meeting):
    code, told = meeting()
    assert code == DONE
    assert [each["point"] for each in told["agenda"]] == [point.value for point in Point]


def test_what_was_recorded_is_told(meeting):
    assert meeting("note", "--point", "agenda-waiting", "--text", "eerst bellen")[0] == DONE
    assert meeting("held", "--present", "team", "--on", "3-11-2026", "--next", "1-12-2026")[0] == DONE
    told = meeting()[1]
    assert told["agenda"][2]["note"] == "eerst bellen"
    assert (told["present"], told["held_on"], told["next_on"]) == ("team", "2026-11-03", "2026-12-01")


def test_a_closed_review_says_since_when(meeting):
    code, told = meeting("close")
    assert (code, told["month"]) == (DONE, MONTH)
    assert meeting()[1]["closed_on"] == "2026-11-03"
    code, told = meeting("close")
    assert (code, told["error"]["code"]) == (REFUSED, "review-closed")


def test_a_note_needs_its_point(meeting):
    assert meeting("note", "--text", "iets")[0] == MISUSED
