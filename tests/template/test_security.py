"""The threat model against the tests that it names."""

import json
import re

import pytest
from conftest import programs, read, run


@pytest.fixture(scope="module")
def existing():
    """The names of all tests: of Rust's where they are built already, since building them all takes minutes."""
    if not programs.built():
        pytest.skip("needs every test program: `make test` builds them before")
    listed = run("cargo", "nextest", "list", "--locked", "--workspace", "--message-format", "json")
    assert listed.returncode == 0, listed.stderr
    suites = json.loads(listed.stdout)["rust-suites"].values()
    rust = {name.rsplit("::", 1)[-1] for suite in suites for name in suite["testcases"]}
    collected = run("python", "-m", "pytest", "--collect-only", "--quiet", "tests/template").stdout
    return rust | set(re.findall(r"::(\w+)", collected))


def test_every_test_that_the_threat_model_names_exists(existing):
    named = set(re.findall(r"`([a-z0-9]+(?:_[a-z0-9]+){3,})`", read("SECURITY.md")))
    assert len(named) > 30
    assert not named - existing


def test_every_defence_is_shown_by_a_test_or_says_why_not():
    table = read("SECURITY.md").split("## What defends")[1].split("\n## ")[0]
    rows = [row for row in table.splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 15
    for row in rows:
        shown = row.split("|")[3]
        assert re.search(r"`\w+(?:_\w+){3,}`", shown) or "not a test:" in shown, row
