"""Whoever may write to the repository or sign for it runs nothing that others wrote."""

import re

import yaml
from conftest import ROOT

# What a job with rights may run beside GitHub's own actions: programs of its machine.
PLAIN = {"cd", "sha256sum", "cat", "gh"}


def jobs():
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, job in workflow["jobs"].items():
            yield f"{path.stem}/{name}", job.get("permissions", workflow["permissions"]), job


def may_more_than_read(permissions):
    return any(right != "read" for right in permissions.values())


def test_build_tools_run_where_nothing_may_be_written_or_signed():
    trusted = {name: job for name, permissions, job in jobs() if may_more_than_read(permissions)}
    assert trusted
    for name, job in trusted.items():
        for step in job["steps"]:
            assert step.get("uses", "actions/").startswith("actions/"), name
            assert "checkout" not in step.get("uses", ""), f"{name} runs the repository's own programs"
            for command in filter(str.strip, re.split(r"&&|\n|;", step.get("run", ""))):
                assert command.split()[0] in PLAIN, f"{name}: {command}"


def test_the_release_has_an_sbom_all_the_same():
    steps = [step for name, _, job in jobs() if name == "release/assemble" for step in job["steps"]]
    assert any("cyclonedx" in step.get("run", "") for step in steps)
