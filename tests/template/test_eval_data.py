"""The script behind `make eval-data`, against a repository on this machine."""

import hashlib
import os
import subprocess

import pytest
from conftest import ROOT, environment, run

FILES = {
    "LICENSE": b"free\n",
    "pages/one.html": b"<p>One\r\n",
    "pages/two.html": b"<p>Two",
    "elsewhere": b"not asked for",
}
# The rule that eval/sources.toml gives: a line of sha256sum each, sorted by path.
TAKEN = ("LICENSE", "pages/one.html", "pages/two.html")


def list_hash(paths, folder=""):
    lines = "".join(f"{hashlib.sha256(FILES[path]).hexdigest()}  {folder}{path}\n" for path in paths)
    return hashlib.sha256(lines.encode()).hexdigest()


def git(folder, *arguments):
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com"}
    own |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com"}
    answer = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment(**own), check=True, capture_output=True, text=True
    )
    return answer.stdout.strip()


class Place:
    """A mirror with one repository, a table that names a commit of it, and a data folder."""

    def __init__(self, folder):
        self.mirror, self.data, self.table = folder / "mirror", folder / "data", folder / "sources.toml"
        self.repository = self.mirror / "somebody" / "pages"
        for path, content in FILES.items():
            (self.repository / path).parent.mkdir(parents=True, exist_ok=True)
            (self.repository / path).write_bytes(content)
        git(self.repository, "init", "--quiet")
        git(self.repository, "add", ".")
        git(self.repository, "commit", "--quiet", "--message", "Pages")
        self.commit = git(self.repository, "rev-parse", "HEAD")
        # What comes later does not count.
        (self.repository / "pages" / "three.html").write_text("<p>Three")
        git(self.repository, "add", ".")
        git(self.repository, "commit", "--quiet", "--message", "More pages")
        self.write_table()

    def write_table(self, taken=None, made=None):
        taken, made = taken or list_hash(TAKEN), made or list_hash(TAKEN, "pages/some/")
        self.table.write_text(
            f'[some]\nabout = "Pages"\nrepository = "somebody/pages"\ncommit = "{self.commit}"\n'
            'paths = ["LICENSE", "pages"]\n'
            f'taken = "{taken}"\nform = "as_they_are"\nlands = ["pages/some"]\nmade = "{made}"\n'
            'megabytes = 1\nlicence = "MIT"\n'
        )

    def fetch(self, *arguments, mirror=None):
        url = (mirror or self.mirror).as_uri()
        script = ROOT / "eval" / "fetch-data"
        return run(
            script, "--table", self.table, "--mirror", url, *arguments, env=environment(EVAL_DATA=str(self.data))
        )

    def files(self):
        """What lies in the data folder, without the lock."""
        found = (path for path in self.data.rglob("*") if path.is_file() and path.name != ".lock")
        return {path.relative_to(self.data).as_posix(): path.read_bytes() for path in found}


WHOLE = {f"pages/some/{path}": FILES[path] for path in TAKEN}


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_the_files_of_the_commit_land_byte_for_byte(place):
    done = place.fetch()
    assert done.returncode == 0, done.stderr
    assert place.files() == WHOLE


def test_what_is_there_and_right_needs_no_repository(place):
    place.fetch()
    done = place.fetch(mirror=place.data / "nowhere")
    assert done.returncode == 0, done.stderr
    assert "fetching" not in done.stderr


@pytest.mark.parametrize("harm", ["changed", "missing", "added"])
def test_a_set_that_differs_is_put_right(place, harm):
    place.fetch()
    page = place.data / "pages" / "some" / "pages" / "one.html"
    if harm == "missing":
        page.unlink()
    else:
        page.with_name("four.html" if harm == "added" else page.name).write_text("<p>Other")
    assert "differs" in place.fetch("--list").stdout
    assert place.fetch().returncode == 0
    assert place.files() == WHOLE


@pytest.mark.parametrize("hash_name", ["taken", "made"])
def test_a_wrong_hash_is_said_and_leaves_the_folder_as_it_was(place, hash_name):
    place.fetch()
    before = place.files()
    place.write_table(**{"taken": "0" * 64, "made": "1" * 64} if hash_name == "taken" else {"made": "0" * 64})
    done = place.fetch()
    assert done.returncode == 1
    assert "hash mismatch" in done.stderr
    assert "0" * 64 in done.stderr
    assert place.files() == before
    assert [path.name for path in place.data.iterdir() if path.name.startswith(".fetching")] == []


def test_a_place_that_cannot_be_reached_is_named(place):
    done = place.fetch(mirror=place.data / "nowhere")
    assert done.returncode == 1
    assert "some: not filled from" in done.stderr
    assert "nowhere/somebody/pages" in done.stderr
    assert "Traceback" not in done.stderr
    assert place.files() == {}


def test_what_a_killed_run_left_is_removed(place):
    left = place.data / ".fetching-left"
    left.mkdir(parents=True)
    (left / "half").write_text("half")
    assert place.fetch().returncode == 0
    assert place.files() == WHOLE


def test_the_hashes_that_pin_prints_are_those_of_sha256sum(place):
    printed = place.fetch("--pin", "some").stdout
    assert f'taken = "{list_hash(TAKEN)}"' in printed
    assert f'made = "{list_hash(TAKEN, "pages/some/")}"' in printed
    assert place.files() == {}


def test_a_name_that_is_not_in_the_table_is_an_error(place):
    done = place.fetch("other")
    assert done.returncode == 2
    assert "no other in the table" in done.stderr
