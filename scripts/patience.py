"""Long-running commands that say nothing themselves: once a minute a line says that they still run.

scripts/patience.py DOING COMMAND [ARGUMENT ...]
"""

import subprocess
import sys
import time


def patiently(command, what, every=60, tell=print, **options):
    """Runs a command as `subprocess.Popen` does and returns its exit code; every so many seconds it says `what` goes on.

    SAM keeps what Cargo says to itself until a build has ended.
    """
    started = time.monotonic()
    with subprocess.Popen(command, **options) as process:
        while True:
            try:
                return process.wait(every)
            except subprocess.TimeoutExpired:
                minutes = (time.monotonic() - started) / 60
                tell(f"  … still {what}, {minutes:.0f} min", flush=True)


if __name__ == "__main__":
    sys.exit(patiently(sys.argv[2:], sys.argv[1]))
