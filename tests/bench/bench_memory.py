"""The memory that the app takes while somebody browses through a large desk."""

from tests.bench.browsing import measured
from tests.bench.desks import FEW_SIGNALS, SIGNALS, crowded_desk


def run() -> list[tuple[str, str]]:
    """Browse through every area of a large desk and of a small one, each in a fresh process."""
    with crowded_desk(SIGNALS) as large:
        most = measured(large.home)
    with crowded_desk(FEW_SIGNALS) as small:
        least = measured(small.home)
    return [
        (
            f"memory while browsing a desk of {SIGNALS // 10:,} residents (goal ≤ 120 MB)",
            f"{most:.0f} MB ({FEW_SIGNALS // 10:,}: {least:.0f} MB)",
        )
    ]


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
