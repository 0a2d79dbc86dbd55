"""Every field of every form says why it is asked."""

import ast
from dataclasses import fields as fields_of
from pathlib import Path

import pytest

from desk.home.settings import fact_labels
from desk.locale.words.why_asked import why_asked
from desk.screens.agreement_fields import contents_fields
from desk.screens.chain_forms import party_form
from desk.screens.pairing_forms import reasons
from desk.screens.setting_form import facts_form
from desk.screens.tray_forms import tray_form
from desk.screens.voices_forms import voice_form
from desk.screens.volunteer_why import why
from desk.widgets.fields import Kind, explained
from desk.widgets.form import FormScreen
from schema.agreements import CONTENTS
from schema.trays import Holds
from schema.voices import VoiceKind
from tests.desk.store.files import ROOT

MADE_BY = {kind.value.replace("-", "_") for kind in Kind} - {"choices", "date"} | {"several", "day", "Field"}
BUILT_HERE = {"agreement_fields", "chain_forms", "setting_form", "tray_forms", "voices_forms"}
"""Forms whose fields have names that are worked out; they are built below."""
ASKED_BY_NAME = {"pairing_forms", "weights"}
"""Modules that ask for a field by the name they are given; who names it is looked at."""
FORMS = [path for path in sorted((ROOT / "desk").rglob("*.py")) if path.name != "fields.py"]


def asked_in(path: Path) -> tuple[set[str | None], set[str]]:
    """Return the names of the fields a module asks (None for one that is worked out), and the reasons it names."""
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "desk.widgets.fields"
        for name in node.names
    }
    names: set[str | None] = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        made = call.func
        of_module = isinstance(made, ast.Attribute) and ast.unparse(made.value) == "fields" and made.attr in MADE_BY
        by_name = isinstance(made, ast.Name) and made.id in MADE_BY & imported
        if of_module or by_name:
            first = call.args[0]
            names.add(first.value if isinstance(first, ast.Constant) else None)
    keys = (key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys)
    given = {key.value for key in keys if isinstance(key, ast.Constant)}
    text = ast.unparse(tree)
    given |= set(why()) if "volunteer_why" in text else set()
    return names, given | (set(reasons()) if "pairing_forms" in text or path.stem == "pairing_forms" else set())


ASKING = [path for path in FORMS if asked_in(path)[0]]


def test_the_search_for_fields_finds_the_forms():
    assert len(ASKING) > 25
    assert {path.stem for path in ASKING if None in asked_in(path)[0]} == BUILT_HERE | ASKED_BY_NAME


@pytest.mark.parametrize("path", [path for path in ASKING if path.stem != "tray_forms"], ids=lambda path: path.stem)
def test_every_field_says_why_it_is_asked(path):
    names, reasons = asked_in(path)
    assert names - {None} - set(why_asked()) - reasons == set()


def silent(asked):
    return [field.name for field in explained(asked) if not field.why]


@pytest.mark.parametrize("contents", CONTENTS.values(), ids=lambda contents: contents.__name__)
def test_every_field_of_an_agreement_says_why_it_is_asked(contents):
    asked = contents_fields(contents(), None)
    assert len(asked) == len(fields_of(contents)) + 2
    assert silent(asked) == []


def test_every_field_of_the_forms_that_are_put_together_says_why_it_is_asked(store):
    forms: list[FormScreen] = [party_form(store), facts_form(store), *(tray_form(store, holds) for holds in Holds)]
    forms += [voice_form(store, kind) for kind in VoiceKind]
    assert [silent(form._fields) for form in forms] == [[]] * len(forms)
    assert len(forms[1]._fields) == len(fact_labels())
