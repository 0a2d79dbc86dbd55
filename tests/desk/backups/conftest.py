"""A desk with a recovery code that is known, and a backup of it, made once per module."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from desk.backups.making import BackedUp, back_up
from desk.documents.texts import texts_folder
from desk.store.opening import open_desk, renew_recovery
from desk.store.slots import new_recovery_code
from tests.conftest import TODAY
from tests.desk.store.files import add_partner


class Backed(NamedTuple):
    """A desk, its recovery code, and its backup."""

    home: Path
    code: str
    file: Path
    done: BackedUp


@pytest.fixture(scope="module")
def original(empty_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Backed:
    """A desk with one partner and an own text, and its backup; only copied."""
    folder = tmp_path_factory.mktemp("backed")
    home, code = Path(shutil.copytree(empty_desk, folder / "home")), new_recovery_code()
    with open_desk(home) as store:
        renew_recovery(store, code, on=TODAY)
        add_partner(store, "Lichtstroom")
        texts_folder(store).mkdir()
        (texts_folder(store) / "secrecy-declaration.nl.toml").write_text("# eigen", "utf-8")
        done = back_up(store, folder / "reserve.age", on=TODAY)
    return Backed(home, code, folder / "reserve.age", done)


@pytest.fixture
def backed(original: Backed, tmp_path: Path) -> Backed:
    """A copy of that desk and its backup, in a folder of their own."""
    home = Path(shutil.copytree(original.home, tmp_path / "old"))
    (tmp_path / "kopie").mkdir()
    file = Path(shutil.copy(original.file, tmp_path / "kopie" / "reserve.age"))
    return original._replace(home=home, file=file)


@pytest.fixture
def desk(backed: Backed):
    """That copy, open for its coordinator."""
    with open_desk(backed.home) as store:
        yield store
