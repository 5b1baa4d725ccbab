"""Prints the quality tables of the README. Run by `eval/run`, which installs what this needs."""

import os
import platform
import sys
from pathlib import Path

import claims
import extraction
import places
import questions
import rouge
import suites

ENGINE = Path(os.environ.get("CARGO_TARGET_DIR", "target"), "release", "examples")


def machine() -> str:
    """The processor and how many of its cores are here: what the speeds were measured on."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [
            line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    return f"{model}, {os.cpu_count()} cores"


def sections():
    """Each table by its name; what prints it takes the data folder and the folder of the engine's built examples."""
    return {
        "extraction": extraction.report,
        "suites": suites.report,
        "rouge": rouge.report,
        "claims": claims.report,
        "questions": questions.report,
        "places": places.report,
    }


def main():
    wanted = sys.argv[1:] or list(sections())
    print(f"Machine: {machine()}")
    for name in wanted:
        print()
        sections()[name](Path(os.environ["EVAL_DATA"]), ENGINE)


if __name__ == "__main__":
    main()
