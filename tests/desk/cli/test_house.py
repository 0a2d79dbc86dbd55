"""`desk house`, `desk texts` and `desk print --dry-run`: how papers look, what they say, and what they would lack."""

import json

import pytest
from PIL import Image

from desk.cli.edge import DONE, REFUSED, run
from desk.documents.register import list_documents
from desk.store.opening import open_desk
from tests.conftest import TODAY
from tests.reports.reading import read


@pytest.fixture
def desk(home, today, capsys):
    """Run a command; returns its exit code and its answer."""

    def call(*arguments):
        code = run(["--home", str(home), *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def logo(tmp_path):
    """A see-through logo."""
    path = tmp_path / "logo.png"
    Image.new("RGBA", (120, 40), (160, 20, 60, 90)).save(path)
    return path


def test_a_house_style_is_set_shown_and_seen_on_a_sample_page(desk, logo, tmp_path, home):
    foot = "Raadhuisplein 1 · Ĳsselstad <b>&"
    code, told = desk("house", "set", "--main", "#8A1538", "--foot", foot, "--logo", str(logo))
    assert (code, told["main"], told["foot"]) == (DONE, "#8a1538", foot)
    assert desk("house", "show")[1]["logo"] == logo.stat().st_size
    page = tmp_path / "sample.pdf"
    assert desk("house", "preview", "-o", str(page))[0] == DONE
    found = read(page.read_bytes())
    assert {foot, "CONCEPT"} <= set(found.artifacts)
    with open_desk(home) as store:
        assert list_documents(store, on=TODAY) == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--main", "rood"), "colour-unreadable"),
        (("--main", "#ffcc00"), "colour-too-pale"),
        (("--tint", "#12405c"), "colour-too-pale"),
        (("--logo", "{home}/key"), "logo-unreadable"),
        (("--logo", "{home}/nothing.png"), "file-unreadable"),
    ],
)
def test_what_could_not_be_read_or_printed_is_refused(desk, home, arguments, code):
    ended, told = desk("house", "set", *(each.format(home=home) for each in arguments))
    assert (ended, told["error"]["code"]) == (REFUSED, code)
    assert desk("house", "show")[1]["main"] == "#12405c"


def test_a_text_is_put_where_a_lawyer_can_change_it_and_checked(desk, home):
    code, told = desk("texts", "copy", "case-card")
    path = home / "texts" / "nl" / "case-card.toml"
    assert (code, told["path"]) == (DONE, str(path))
    assert desk("texts", "copy", "case-card")[1]["error"]["code"] == "file-exists"
    path.write_text(path.read_text("utf-8").replace('when = "wish"', 'when = "rich"'), "utf-8")
    [found] = [row for row in desk("texts", "list")[1] if row["own"]]
    assert (found["document"], found["version"]) == ("case-card", None)
    assert "rich" in found["fault"]
    assert "regel" in found["fault"]


def test_a_lawyer_takes_over_one_clause_after_another(desk, home):
    path = home / "texts" / "nl" / "collaboration-agreement.toml"
    code, told = desk("texts", "copy", "collaboration-agreement", "--clause", "5.2")
    assert (code, told["path"]) == (DONE, str(path))
    path.write_text(path.read_text("utf-8").replace('\ntext = "', '\ntext = "Bij ons: '), "utf-8")
    assert desk("texts", "copy", "collaboration-agreement", "--clause", "annexes.1")[0] == DONE
    [found] = [row for row in desk("texts", "list")[1] if row["own"]]
    assert (found["clauses"], found["outdated"], found["fault"]) == (["5.2", "annexes.1"], [], None)
    [own] = [row for row in desk("texts", "show", "collaboration-agreement")[1] if row["own"]]
    assert (own["clause"], own["text"][:9]) == ("5.2", "Bij ons: ")


@pytest.mark.parametrize(
    ("again", "code"), [("5.2", "clause-own-already"), ("99.1", "clause-unknown"), ("", "file-exists")]
)
def test_a_clause_is_taken_over_once_and_only_where_there_is_one(desk, home, again, code):
    desk("texts", "copy", "case-card")
    desk("texts", "copy", "collaboration-agreement", "--clause", "5.2")
    which = ("collaboration-agreement", "--clause", again) if again else ("case-card", "--clause", "1.1")
    ended, told = desk("texts", "copy", *which)
    assert (ended, told["error"]["code"]) == (REFUSED, code)


def test_a_text_made_from_an_older_version_is_told(desk, home):
    desk("texts", "copy", "collaboration-agreement", "--clause", "5.2")
    path = home / "texts" / "nl" / "collaboration-agreement.toml"
    told = path.read_text("utf-8").replace("made_from = 2", "made_from = 1").replace('was = "', 'was = "Vroeger: ')
    path.write_text(told, "utf-8")
    [found] = [row for row in desk("texts", "list")[1] if row["own"]]
    assert found["outdated"] == [{"clause": "5.2", "made_from": 1}]


def test_a_dry_run_says_what_would_be_lacking_and_issues_nothing(desk, home):
    [row] = desk("list", "organisations")[1]
    code, told = desk("print", "authorisation", row["kenmerk"], "--dry-run")
    assert (code, told["document"]) == (DONE, "authorisation")
    assert {"acts", "mandate"} <= set(told["gaps"])
    with open_desk(home) as store:
        assert list_documents(store, on=TODAY) == []


def test_the_record_of_a_destruction_is_refused_while_there_was_none(desk, tmp_path):
    ended, told = desk("print", "destruction-record", "-o", str(tmp_path / "x.pdf"))
    assert (ended, told["error"]["code"]) == (REFUSED, "nothing-destroyed")
    assert "nog niets vernietigd" in told["error"]["message"]
