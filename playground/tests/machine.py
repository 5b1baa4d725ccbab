"""What the tests and the pictures take from the machine: the system's Chromium, and a clean environment."""

import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Without its own sandbox, since tests may run as root; without what a browser does on the side.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Only to end a test that hangs: nothing here waits for time to pass.
PATIENCE = 20_000


def playground():
    """The playground's program, freshly built, unless it was just built with everything else."""
    if built := os.environ.get("BUILT_PROGRAMS"):
        return pathlib.Path(built) / "playground"
    subprocess.run(["cargo", "build", "--quiet", "--locked", "-p", "playground"], cwd=ROOT, check=True)
    return ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "debug" / "playground"


def chromium():
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    found = next(filter(None, (shutil.which(name) for name in names if name)), None)
    mac = pathlib.Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    if not found and mac.exists():
        found = str(mac)
    assert found, "no Chromium: install one, or set CHROMIUM to its path"
    return found


def clean_environment():
    """The shell's environment without the product's settings: each playground begins with its defaults."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SLACK_", "SMMRY_", "DEFAULT_", "MODEL"))
        and name not in ("PORT", "ENGINE", "PLACE_LINKS", "APP_LANGUAGE", "DRY_RUN", "ALLOWED_TEAMS")
    }
