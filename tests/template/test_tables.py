"""The tables of the operations guide are what the program declares."""

import json
import shutil

import pytest
from conftest import ROOT, environment, read, run

TABLES = {
    "docs/operations.md": [
        "settings",
        "permissions",
        "metrics",
        "outcomes of a request",
        "outcomes of a Job",
        "log lines",
        "costs of a summary",
        "costs of a month",
    ],
}


def test_the_documents_have_the_tables_that_the_script_writes():
    checked = run("python", "scripts/tables", "--check")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("document", TABLES)
def test_a_document_has_its_tables(document):
    for name in TABLES[document]:
        assert f"<!-- table: {name} -->" in read(document)


def test_a_table_that_is_out_of_date_is_named_and_written_anew(tmp_path, surface):
    for path in [*TABLES, "template.yaml"]:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    # The program as it is after its next change.
    surface = json.loads(json.dumps(surface))
    surface["settings"][0]["meaning"] = "something else"
    built = tmp_path / "built"
    (built / "examples").mkdir(parents=True)
    (built / "surface.json").write_text(json.dumps(surface))
    program = built / "examples" / "surface"
    program.write_text(f"#!/bin/sh\ncat {built}/surface.json\n")
    program.chmod(0o755)

    def tables(*arguments):
        script = tmp_path / "scripts" / "tables"
        return run("python", script, *arguments, env=environment(BUILT_PROGRAMS=str(built)))

    checked = tables("--check")
    assert checked.returncode != 0
    assert "docs/operations.md: the tables are not" in checked.stderr
    assert tables().returncode == 0
    assert "something else" in (tmp_path / "docs/operations.md").read_text(encoding="utf-8")
    assert tables("--check").returncode == 0
