"""Files of a public repository at one commit, through git: only the files that are asked for cross the network."""

import os
import subprocess
import tempfile
from pathlib import Path

# A connection that brings less than this for so long has failed.
SLOW = ("-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=60")


class FetchError(Exception):
    """Why the files could not be had, for a person to read."""


def files_at(url: str, commit: str, paths: list, scratch: Path) -> dict:
    """The files at and below `paths` in `commit`, by path; git keeps what it fetches in `scratch`, and it is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=scratch, prefix="git-") as folder:
        git = Git(Path(folder))
        git.run("init", "--quiet", "--bare", "--template=")
        git.run("remote", "add", "origin", url)
        # First the commit and its folders without any file, where the server can do so; else all of it, which does as well.
        git.run("fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "origin", commit)
        objects = listed(git.run("ls-tree", "-r", "-z", commit, "--", *paths), paths)
        wanted = "".join(f"{identifier}\n" for identifier in sorted(set(objects.values())))
        missing = git.run("cat-file", "--batch-check=%(objectname)", feed=wanted, GIT_NO_LAZY_FETCH="1").decode()
        missing = [line.split()[0] for line in missing.splitlines() if line.endswith(" missing")]
        if missing:
            # As git itself gets what a partial clone lacks: all in one request, with nothing to negotiate.
            options = (
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--recurse-submodules=no",
                "--filter=blob:none",
                "--stdin",
            )
            git.run(
                "-c", "fetch.negotiationAlgorithm=noop", "fetch", *options, "origin", feed="\n".join(missing) + "\n"
            )
        contents = split(git.run("cat-file", "--batch", feed=wanted, GIT_NO_LAZY_FETCH="1"))
        return {path: contents[identifier] for path, identifier in sorted(objects.items())}


class Git:
    """git in one repository, with no question to anybody and none of the settings of a repository around it."""

    def __init__(self, folder: Path):
        self.folder = folder
        own = {
            name: value
            for name, value in os.environ.items()
            if name not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
        }
        self.environment = own | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}

    def run(self, *arguments: str, feed: str = "", **environment: str) -> bytes:
        command = ["git", *SLOW, "-c", "gc.auto=0", *arguments]
        try:
            done = subprocess.run(  # noqa: PLW1510
                command, cwd=self.folder, env=self.environment | environment, input=feed.encode(), capture_output=True
            )
        except FileNotFoundError:
            raise FetchError("git is not installed") from None
        if done.returncode != 0:
            said = [line for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
            reasons = (
                [line for line in said if line.startswith(("fatal:", "error:"))]
                or said
                or [f"exit code {done.returncode}"]
            )
            raise FetchError("; ".join(dict.fromkeys(reasons)))
        return done.stdout


def listed(answer: bytes, paths: list) -> dict:
    """The object of each file, from what `git ls-tree -r -z` prints."""
    objects = {}
    for entry in answer.decode().split("\0")[:-1]:
        about, path = entry.split("\t", 1)
        mode, kind, identifier = about.split()
        if kind != "blob" or mode == "120000":
            raise FetchError(f"{path} is no plain file")
        objects[path] = identifier
    for path in paths:
        if path not in objects and not any(found.startswith(f"{path}/") for found in objects):
            raise FetchError(f"{path} is not in the commit")
    return objects


def split(answer: bytes) -> dict:
    """The contents by object, from what `git cat-file --batch` prints."""
    contents, at = {}, 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        header = answer[at:end].decode().split()
        if header[1] != "blob":
            raise FetchError(f"the file {header[0]} did not come")
        size = int(header[2])
        contents[header[0]] = answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return contents
