"""How the benches measure: commands in turn, A B A B, so that a drifting machine touches both alike."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROUNDS = 7
_ROOT = Path(__file__).parents[2]


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes, in seconds of the wall clock."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def cpu_seconds(action: Callable[[], object]) -> float:
    """Return how many seconds of the processor an action takes, in this process alone."""
    start = time.process_time()
    action()
    return time.process_time() - start


def both(action: Callable[[], object]) -> tuple[float, float]:
    """Return how long an action takes in seconds of the wall clock and of the processor, which a busy machine parts."""
    wall, busy = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - wall, time.process_time() - busy


def ratio(subject: Callable[[], object], base: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, str]:
    """Measure two actions in turn; return the median ratio and its text with both medians in milliseconds."""
    pairs = [(seconds(subject), seconds(base)) for _round in range(rounds)]
    middle = statistics.median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (1000 * statistics.median(column) for column in zip(*pairs, strict=True))
    return middle, f"{middle:.2f} ×   ({ours:.0f} ms against {theirs:.0f} ms, median of {rounds})"


def process(arguments: Sequence[str]) -> Callable[[], object]:
    """Return an action that runs Python with arguments as a whole process."""
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def told_by(module: str, *arguments: str, **environment: str) -> Any:
    """Return what a module tells as JSON when it runs in a process of its own, whose memory nothing else has used."""
    command = [sys.executable, "-m", module, *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=_ROOT, env=os.environ | environment)
    return json.loads(told.stdout)
