"""The programs of this workspace that scripts and tests run: those that were built already, or built here.

`BUILT_PROGRAMS` names the folder of a finished `cargo build --workspace --all-targets` (`make test` sets it). A
package that is built alone has other features and shares little with that build, so it would take minutes again.
"""

import functools
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def built():
    """The folder of the programs that were built already, or None."""
    folder = os.environ.get("BUILT_PROGRAMS")
    return pathlib.Path(folder) if folder else None


def output(package, example, *arguments):
    """What an example of a package prints."""
    if folder := built():
        command = [folder / "examples" / example, *arguments]
    else:
        command = ["cargo", "run", "--quiet", "--locked", "-p", package, "--example", example, "--", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


@functools.cache
def surface():
    """What an owner relies on, as the program itself declares it: src/surface.rs has the fields."""
    return json.loads(output("slack-summarize", "surface", "--json"))
