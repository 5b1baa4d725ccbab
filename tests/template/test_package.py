"""What a release is made of: versions, workflows, forms, and the archives that deploy without Rust."""

import io
import json
import os
import re
import runpy
import subprocess
import sys
import textwrap
import zipfile

import pytest
import yaml
from conftest import ROOT, parse, read, run

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_every_file_names_the_same_version():
    checked = run("python", "scripts/version")
    assert checked.returncode == 0, checked.stderr


def test_another_version_is_refused_and_told():
    checked = run("python", "scripts/version", "99.0.0")
    assert checked.returncode != 0
    for path in ["Cargo.toml", "template.yaml", "CHANGELOG.md"]:
        assert f"{path} names" in checked.stderr


def test_the_change_log_has_something_to_say_about_this_version():
    version = run("python", "scripts/version").stdout.strip()
    notes = run("python", "scripts/version", "--notes", version)
    assert len(notes.stdout.split()) > 20
    assert run("python", "scripts/version", "--notes", "99.0.0").returncode != 0


def test_the_serverless_application_repository_gets_what_it_asks_for(template):
    application = template["Metadata"]["AWS::ServerlessRepo::Application"]
    assert {"Name", "Description", "Author", "SpdxLicenseId", "SemanticVersion"} <= set(application)
    for path in ["LicenseUrl", "ReadmeUrl"]:
        assert (ROOT / application[path]).exists()
    assert len(application["Description"]) <= 256
    assert len(application["Labels"]) <= 10


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_github_understands_its_files(schema, files):
    found = sorted(ROOT.glob(files))
    assert found
    checked = run("check-jsonschema", "--builtin-schema", schema, *found)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_pins_its_actions_and_asks_for_little(path):
    text = path.read_text(encoding="utf-8")
    for action in re.findall(r"uses: (\S+)", text):
        assert action.startswith("./") or re.fullmatch(r"[\w-]+/[\w.-]+@[0-9a-f]{40}", action), action
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert "uses" in job or job["timeout-minutes"] <= 60, name
        for step in job.get("steps", []):
            # What a branch or a tag is called must not become a command.
            assert "${{ github." not in step.get("run", ""), step
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_calls_what_exists(path):
    text = path.read_text(encoding="utf-8")
    targets = set(re.findall(r"^\.PHONY: (\S+)$", read("Makefile"), re.M))
    assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= targets
    for script in re.findall(r"(?<![\w/.])((?:scripts|\.ci)/[\w-]+)", text):
        assert (ROOT / script).exists(), script
        assert (ROOT / script).stat().st_mode & 0o100, f"{script} is not executable"


def package():
    # As when Python runs the script by its path.
    sys.path.insert(0, str(ROOT / "scripts"))
    return runpy.run_path(str(ROOT / "scripts" / "package"))


@pytest.mark.parametrize("architecture", ["x86_64", "arm64"])
def test_a_packaged_template_needs_no_rust(architecture, tmp_path, template):
    text = package()["prebuilt"](read("template.yaml"), architecture)
    packaged = json.loads(json.dumps(parse(text)))
    for function, binary in [("AckFunction", "ack"), ("WorkerFunction", "worker")]:
        resource = packaged["Resources"][function]
        assert "Metadata" not in resource
        assert resource["Properties"]["CodeUri"] == binary
    assert packaged["Parameters"]["Architecture"]["AllowedValues"] == [architecture]
    assert packaged["Parameters"]["Architecture"]["Default"] == architecture
    # Everything else is as it was.
    for function in ["AckFunction", "WorkerFunction"]:
        del packaged["Resources"][function]["Properties"]["CodeUri"], template["Resources"][function]["Metadata"]
    assert packaged["Resources"] == template["Resources"]
    for binary in ["ack", "worker"]:
        (tmp_path / binary).mkdir()
    (tmp_path / "template.yaml").write_text(text, encoding="utf-8")
    linted = run("cfn-lint", tmp_path / "template.yaml")
    assert linted.returncode == 0, linted.stdout


# What the archive's README may call: the tools that it names as needed, and what a shell has.
IN_THE_ARCHIVE = {"aws", "export", "pip", "read", "sam", "sed", "unset"}


@pytest.fixture
def unpacked(tmp_path):
    """The archive of a release, less the functions' own programs, unpacked."""
    for name, (content, _) in package()["stack_files"]("1.2.3", "arm64").items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def shell_blocks(text):
    return re.findall(r"^ *```sh\n(.*?)^ *```", text, re.M | re.S)


def test_the_archives_readme_calls_only_what_is_there_without_rust_and_make(unpacked):
    text = (unpacked / "README.md").read_text(encoding="utf-8")
    assert "slack-summarize 1.2.3, built for arm64" in text
    inline = re.findall(r"(?<!`)`((?:aws|cargo|make|pip|sam|scripts/\S+) [^`]+)`", text)
    for line in [*"".join(shell_blocks(text)).splitlines(), *inline]:
        command = line.split()[0]
        assert command in IN_THE_ARCHIVE or command.startswith("url="), line
    for name in re.findall(r"[\w-]+\.(?:yaml|toml|md)\b", text):
        assert (unpacked / name).exists() or f"> {name}" in text, name


def test_the_archives_readme_leaves_no_secret_in_the_shells_history(unpacked):
    text = (unpacked / "README.md").read_text(encoding="utf-8")
    stored = [line for line in "".join(shell_blocks(text)).splitlines() if "put-parameter" in line]
    assert stored
    for line in stored:
        assert "--value file:///dev/stdin" in line, line


def test_the_archives_readme_fills_in_the_manifest(unpacked):
    """Its own commands, with a stand-in for `aws` that knows the stack's outputs."""
    text = (unpacked / "README.md").read_text(encoding="utf-8")
    (block,) = [block for block in shell_blocks(text) if "sed " in block]
    (unpacked / "aws").write_text("#!/bin/sh\necho https://ack.example/\n")
    (unpacked / "aws").chmod(0o755)
    path = os.pathsep.join([str(unpacked), os.environ["PATH"]])
    subprocess.run(["bash", "-euc", textwrap.dedent(block)], cwd=unpacked, env={"PATH": path}, check=True)
    manifest = yaml.safe_load((unpacked / "slack-app.yaml").read_text(encoding="utf-8"))
    assert manifest["features"]["slash_commands"][0]["url"] == "https://ack.example/"
    assert manifest["settings"]["interactivity"]["request_url"] == "https://ack.example/"


def test_an_archive_is_the_same_whenever_it_is_made_and_keeps_what_can_be_run(tmp_path):
    archive = package()["archive"]
    program = subprocess.run(["cat", "/bin/true"], capture_output=True, check=True).stdout
    archive.__globals__["ROOT"] = tmp_path
    made = []
    for name, order in [("one", ["b", "a/bootstrap"]), ("two", ["a/bootstrap", "b"])]:
        files = {"b": (b"text", 0o644), "a/bootstrap": (program, 0o755)}
        archive(tmp_path / name, {path: files[path] for path in order})
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as packed:
        assert packed.read("a/bootstrap") == program
        assert packed.getinfo("a/bootstrap").external_attr >> 16 & 0o777 == 0o755
