"""A delivery that goes out and comes in again brings the same signals, cases, attempts and results."""

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.home.practice.making import make_practice_desk
from desk.signals.importing import import_signals
from desk.signals.recording import close_case, log_contact
from desk.store.opening import open_desk
from desk.store.slots import KEY_FILE
from schema.codes import Channel, PartnerType, Result, SignalStatus
from tests.conftest import TODAY
from tests.desk.exchange.written import YEARS, content, export, exported
from tests.desk.signals.invented_ddas import bring, ddas_attempt, ddas_case, ddas_signal


def same_content(document):
    """Return what a delivery tells, whatever the ids: signals, and cases with the signals they name."""
    signals, cases = content(document)
    told = {each["ID"]: json.dumps(each | {"ID": ""}, sort_keys=True) for each in signals}
    ours = ("vroegsignalen", "matchingsdatum", "datumOpgepakt")
    return Counter(told.values()), Counter(
        json.dumps(
            {
                **{name: value for name, value in case.items() if name not in ours},
                "contactpogingen": sorted(map(json.dumps, case["contactpogingen"])),
                "signals": sorted(told[one["ID"]] for one in case["vroegsignalen"]),
            },
            sort_keys=True,
        )
        for case in cases
    )


def test_a_practice_desk_goes_out_and_in_again_the_same(store, home, tmp_path):
    practice = tmp_path / "practice"
    make_practice_desk(practice, practice / KEY_FILE, residents=60, volunteers=8, seed=5, on=TODAY)
    with open_desk(practice) as there:
        out = export(there, tmp_path, YEARS)
    bring_file(store, out.files[0])
    document = json.loads(out.files[0].read_text("utf-8"))
    assert same_content(exported(store, tmp_path, YEARS, name="weer.json")) == same_content(document)


def bring_file(store, path):
    report, _run = import_signals(store, path, on=TODAY, with_cases=True)
    assert (list(report.rejects), list(report.warnings)) == ([], [])
    return report


DAYS = st.dates(date(2026, 7, 1), date(2026, 10, 20)).map(date.isoformat)
SIGNALS = st.lists(
    st.builds(
        dict,
        number=st.sampled_from(["5", "7"]),
        bedrag=st.integers(1, 1_000),
        signaaldatum=DAYS,
        crisissignaal=st.booleans(),
        status=st.sampled_from([None, *map(str, SignalStatus)]),
        signaalpartner=st.sampled_from([{"type": str(one)} for one in PartnerType][:3]),
    ),
    min_size=1,
    max_size=8,
)
TRIED = st.lists(st.builds(dict, soort=st.sampled_from(list(Channel)), bereikt=st.booleans()), max_size=3)


@settings(max_examples=15)
@given(SIGNALS, TRIED, st.sampled_from(list(Result)))
def test_any_desk_goes_out_and_in_again_the_same(empty_desk, signals, tried, result):
    with TemporaryDirectory() as folder:
        here = Path(folder)
        told = [ddas_signal(f"S{place}", **fields) for place, fields in enumerate(signals)]
        reached = [ddas_attempt("2026-10-25", bereikt=True), *(ddas_attempt("2026-10-26", **one) for one in tried)]
        first, second = (Path(shutil.copytree(empty_desk, here / name)) for name in ("first", "second"))
        with open_desk(first) as store:
            bring(store, here, *told, cases=[ddas_case("S0", contactpogingen=reached)])
            for row in store.query("SELECT id FROM visible_cases LIMIT 1"):
                log_contact(store, row["id"], Channel.PHONE, True, on=TODAY)
                close_case(store, row["id"], result, on=TODAY)
            out = exported(store, here, YEARS)
        with open_desk(second) as store:
            bring_file(store, here / "levering.json")
            assert same_content(exported(store, here, YEARS, name="weer.json")) == same_content(out)
