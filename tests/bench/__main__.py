"""`make bench`: every measurement of this folder, each as a ratio measured side by side in one run."""

from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run the benches one after the other and print what each measured."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        for what, figure in import_module(f"tests.bench.{path.stem}").run():
            print(f"{what:<78}{figure}", flush=True)


if __name__ == "__main__":
    main()
