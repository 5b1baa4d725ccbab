"""The threat model against the tests that it names."""

import re

from conftest import ROOT, read

TESTS = re.compile(r"^\s*(?:pub(?:\(\w+\))? )?(?:async )?(?:fn|def) (\w+)\(", re.M)


def existing():
    sources = [path for path in ROOT.glob("*/**/*.rs") if "target" not in path.relative_to(ROOT).parts]
    sources += ROOT.glob("tests/**/*.py")
    return {name for path in sources for name in TESTS.findall(path.read_text(encoding="utf-8"))}


def test_every_test_that_the_threat_model_names_exists():
    named = set(re.findall(r"`([a-z0-9]+(?:_[a-z0-9]+){3,})`", read("SECURITY.md")))
    assert len(named) > 30
    assert not named - existing()


def test_every_defence_is_shown_by_a_test_or_says_why_not():
    table = read("SECURITY.md").split("## What defends")[1].split("\n## ")[0]
    rows = [row for row in table.splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 15
    for row in rows:
        shown = row.split("|")[3]
        assert re.search(r"`\w+(?:_\w+){3,}`", shown) or "not a test:" in shown, row
