"""What the page about backups says: the recovery code becomes a key for the age program with Python alone."""

import json
import re
import subprocess
import sys
import tarfile
from io import BytesIO

import pyrage

from desk.store.cipher import connect
from tests.desk.store.files import ROOT

PAGE = (ROOT / "docs" / "backup.md").read_text("utf-8")


def test_a_backup_opens_by_hand_as_the_page_says(backed, tmp_path):
    [program] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    told = subprocess.run(
        [sys.executable, "-I", "-c", program], input=backed.code, capture_output=True, text=True, check=True
    )
    identity = pyrage.x25519.Identity.from_str(told.stdout.strip())
    content = pyrage.decrypt(backed.file.read_bytes(), [identity])
    with tarfile.open(fileobj=BytesIO(content)) as tar:
        tar.extractall(tmp_path / "out", filter="data")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    connection = connect(tmp_path / "out" / "desk.db", bytes.fromhex(manifest["key"]))
    assert connection.execute("SELECT name FROM partner").fetchall() == [{"name": "Lichtstroom"}]
    connection.close()


def test_the_page_names_every_part_of_a_backup(backed):
    parts = [part.name for part in backed.done.made.manifest.parts]
    assert [name for name in ("manifest.json", *parts) if f"`{name.split('/')[0]}" not in PAGE] == []
