"""Prints a declaration for so many volunteers, in a process of its own, and says how fast and with how much memory."""

import json
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from desk.documents.many import print_many
from desk.home.practice.making import COORDINATOR, FACTS
from desk.store.opening import create_desk, open_desk
from tests.bench.desks import ON
from tests.bench.timing import told_by


def measured(count: int) -> dict[str, float]:
    """Return papers a second, and the most memory (MB) that the process held before and after it."""
    return dict(told_by("tests.bench.printing_many", str(count)))


def main(count: int) -> None:
    """Make a desk with so many volunteers, print for all, and tell the figures as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        create_desk(home, FACTS, COORDINATOR, on=ON, key_file=home / "key")
        with open_desk(home, key_file=home / "key") as store:
            own = store.query("SELECT id FROM visible_organisations")[0]["id"]
            people = [
                {"kenmerk": f"V{n}", "surname": f"Bos {n}", "surname_key": f"bos{n}", "postcode": "1234AB"}
                | {"organisation": own}
                for n in range(count)
            ]
            with store.write(store.user, "bench", "volunteers") as tx:
                whom = tx.insert("volunteer", people)
            start, out = perf_counter(), Path(folder) / "out"
            print_many(store, "secrecy-declaration", whom, out, on=ON, language="nl", joined=Path(folder) / "all.pdf")
            rate = count / (perf_counter() - start)
    json.dump({"rate": rate, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
