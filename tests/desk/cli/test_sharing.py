"""`desk share`: an initiative written without names, shown as text, copied to a file."""

import json

import pytest

from desk.cli.edge import DONE, REFUSED, run


@pytest.fixture
def share(home, today, capsys):
    """Run `desk share`; returns its exit code and its answer."""

    def call(*arguments):
        code = run(["--home", str(home), "share", *map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def ours(share):
    """The id of an initiative that was written down."""
    told = ["--title", "Samen bellen", "--what", "Met twee bellen.", "--for-whom", "Wie wacht.", "--month", "2026-10"]
    return share("add", *told, "--figure", "cases", "--with", "with-volunteers")[1]["id"]


def test_an_initiative_is_copied_to_a_file_as_markdown(share, ours, tmp_path):
    code, told = share("show", ours, "--markdown", "-o", tmp_path / "samen.md")
    text = (tmp_path / "samen.md").read_text("utf-8")
    assert (code, told["text"]) == (DONE, text)
    assert text.startswith("# Samen bellen\n\nGemeente Voorbeeldstad, 3 november 2026, versie 1\n")
    assert "- zaken: minder dan 5" in text


def test_what_a_new_version_does_not_name_stays_and_the_old_one_can_be_shown(share, ours):
    assert share("change", "samen bellen", "--otherwise", "Eerder.")[1] == {"id": ours, "version": 2}
    told = share("show", ours)[1]
    assert (told["with_whom"], told["month"], told["versions"]) == (["with-volunteers"], "2026-10", [2, 1])
    assert share("show", ours, "--version", "1")[1]["otherwise"] == ""


def test_what_names_somebody_is_refused_and_stored_nowhere(share):
    code, told = share("add", "--title", "Bel", "--what", "Bel F. de Wit.", "--for-whom", "iedereen")
    assert (code, told["error"]["code"]) == (REFUSED, "text-names-somebody")
    assert "F. de Wit" in told["error"]["message"]
    assert share("list") == (DONE, [])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "geen"], "unknown-id"),
        (["add", "--title", "Bel", "--what", "bellen"], "field-needed"),
        (["add", "--title", "B", "--what", "b", "--for-whom", "b", "--with", "iemand"], "value-not-in-list"),
        (["add", "--title", "B", "--what", "b", "--for-whom", "b", "--month", "nu"], "month-unreadable"),
    ],
)
def test_bad_input_is_a_sentence(share, arguments, code):
    assert (share(*arguments)[0], share(*arguments)[1]["error"]["code"]) == (REFUSED, code)
