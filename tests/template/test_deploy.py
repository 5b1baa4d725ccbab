"""`make deploy` as a new owner meets it: a clean clone, an AWS on this machine, and a stand-in for SAM."""

import html
import json
import os
import pathlib
import pty
import re
import runpy
import select
import shutil
import subprocess
import urllib.parse

import jsonschema
import pytest
import requests
import yaml
from conftest import CREDENTIALS, REGION, ROOT, STACK, deployed, environment, known_to_moto, read
from moto.cloudformation.models import cloudformation_backends
from test_manifest import SCHEMA

URL = "https://ack.example/"
EMAIL = "owner@example.com"
# Builds nothing; deploys by asking CloudFormation for the stack; writes down what it was called with.
SAM = """#!/usr/bin/env python3
import json, os, pathlib, sys
import boto3
calls = pathlib.Path(os.environ["SAM_CALLS"])
calls.write_text(calls.read_text() + json.dumps(sys.argv[1:]) + "\\n")
if "deploy" in sys.argv:
    arguments = sys.argv
    region = arguments[arguments.index("--region") + 1] if "--region" in arguments else None
    template = pathlib.Path(os.environ["SAM_TEMPLATE"]).read_text()
    formation = boto3.client("cloudformation", region_name=region)
    given = dict(word.split("=", 1) for word in arguments[1:] if "=" in word)
    parameters = [{"ParameterKey": name, "ParameterValue": value} for name, value in given.items()]
    storage = boto3.client("s3", region_name="us-east-1")
    storage.create_bucket(Bucket="code")
    storage.put_object(Bucket="code", Key="bootstrap.zip", Body=b"PK\\x05\\x06" + b"\\0" * 18)
    try:
        formation.create_stack(
            StackName=os.environ["SAM_STACK"],
            TemplateBody=template,
            Parameters=parameters,
            Capabilities=["CAPABILITY_IAM"],
        )
    except formation.exceptions.AlreadyExistsException:
        print("updated")
"""


class Clone:
    """A copy of what the scripts need, whose `sam` is the stand-in."""

    def __init__(self, folder, cloud):
        self.folder = folder / "clone"
        shutil.copytree(ROOT / "scripts", self.folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ["template.yaml", "samconfig.toml", "slack-manifest.yaml", "Cargo.toml"]:
            shutil.copy(ROOT / name, self.folder / name)
        tools = folder / "tools"
        tools.mkdir()
        (tools / "sam").write_text(SAM, encoding="utf-8")
        (tools / "sam").chmod(0o755)
        self.calls_file = folder / "calls"
        self.calls_file.write_text("")
        template = folder / "template.json"
        template.write_text(known_to_moto(deployed(), request_url=URL), encoding="utf-8")
        self.environment = environment(
            **CREDENTIALS,
            AWS_ENDPOINT_URL=cloud.url,
            SAM_CALLS=str(self.calls_file),
            SAM_TEMPLATE=str(template),
            SAM_STACK=STACK,
        )
        self.environment["PATH"] = os.pathsep.join([str(tools), self.environment["PATH"]])

    def calls(self):
        return [json.loads(line) for line in self.calls_file.read_text().splitlines()]

    def script(self, *command, input="", **environment):  # noqa: A002  (as subprocess calls it)
        """Runs a script where there is no terminal."""
        known = {name: value for name, value in (self.environment | environment).items() if value is not None}
        return subprocess.run(
            ["python", *command], cwd=self.folder, env=known, input=input, capture_output=True, text=True, check=False
        )

    def at_a_terminal(self, *command, answers, **environment):
        """Runs a script at a terminal, and gives an answer to each question; returns the code and all that was shown."""
        known = {name: value for name, value in (self.environment | environment).items() if value is not None}
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            ["python", *command],
            cwd=self.folder,
            env=known,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        shown, waiting = "", list(answers)
        try:
            while select.select([ours], [], [], 120)[0] and (chunk := os.read(ours, 4096)):
                shown += chunk.decode()
                if waiting and re.search(r"\]: $", shown):
                    os.write(ours, waiting.pop(0).encode() + b"\n")
        except OSError:
            pass  # how Linux says that the other end is closed
        os.close(ours)
        assert process.wait(30) is not None
        assert not waiting, shown
        return process.returncode, shown.replace("\r\n", "\n")


@pytest.fixture
def clone(tmp_path, cloud):
    requests.post(f"{cloud.url}/moto-api/reset", timeout=10).raise_for_status()
    return Clone(tmp_path, cloud)


def questions(shown):
    return re.findall(r"^(.*?) \[[^]]*\]: ", shown, re.M)


def test_the_first_deployment_asks_for_the_region_and_an_email_and_nothing_else(clone, template):
    code, shown = clone.at_a_terminal("scripts/deploy", answers=["", ""])
    assert code == 0, shown
    assert questions(shown) == ["AWS region", "E-mail address for alarms"]
    build, deploy = clone.calls()
    assert build == ["build"]
    assert "--guided" not in deploy
    assert "--no-confirm-changeset" in deploy
    assert deploy[deploy.index("--region") + 1] == REGION
    # All else is the default, and shown.
    for name, parameter in template["Parameters"].items():
        if name != "AlarmEmail":
            assert f"{name}={parameter['Default']}" in shown, name
    assert "ten minutes" in shown


def test_what_is_answered_reaches_the_stack_and_the_next_command(clone):
    code, shown = clone.at_a_terminal("scripts/deploy", answers=["eu-west-1", EMAIL])
    assert code == 0, shown
    deploy = clone.calls()[-1]
    assert deploy[deploy.index("--region") + 1] == "eu-west-1"
    assert f"AlarmEmail={EMAIL}" in deploy
    # Neither this shell's environment nor a profile names the region; samconfig.toml does now, comments and all.
    nobody = {"AWS_DEFAULT_REGION": None}
    examined = clone.script("scripts/doctor", **nobody)
    assert "in eu-west-1" in examined.stdout, examined.stdout + examined.stderr
    assert "# Defaults of the `sam` commands" in (clone.folder / "samconfig.toml").read_text(encoding="utf-8")


def test_what_is_no_answer_is_asked_for_again(clone):
    code, shown = clone.at_a_terminal("scripts/deploy", answers=["Ireland", "eu-west-1", "me", ""])
    assert code == 0, shown
    assert "Ireland is no region's name" in shown
    assert "me is no e-mail address" in shown


def test_a_stage_keeps_its_own_parameters_beside_the_address(clone):
    code, shown = clone.at_a_terminal("scripts/deploy", "dev", answers=["", EMAIL], SAM_STACK=f"{STACK}-dev")
    assert code == 0, shown
    deploy = clone.calls()[-1]
    for parameter in [
        "SigningSecretParameter=/slack-summarize-dev/slack-signing-secret",
        "LogRetentionDays=7",
        f"AlarmEmail={EMAIL}",
    ]:
        assert parameter in deploy
    assert "`make secrets STAGE=dev`" in shown


def test_without_a_terminal_the_defaults_hold_and_are_told(clone):
    finished = clone.script("scripts/deploy", AWS_DEFAULT_REGION=None, AWS_REGION="eu-west-1", ALARM_EMAIL=EMAIL)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "slack-summarize in eu-west-1" in finished.stdout
    assert f"Alarms: to {EMAIL}" in finished.stdout
    assert questions(finished.stdout) == []
    assert f"AlarmEmail={EMAIL}" in clone.calls()[-1]


def test_without_a_terminal_and_a_region_it_says_what_to_give(clone):
    finished = clone.script("scripts/deploy", AWS_DEFAULT_REGION=None)
    assert finished.returncode != 0
    assert "export AWS_REGION" in finished.stderr
    assert clone.calls() == []


def test_an_update_asks_nothing(clone):
    assert clone.script("scripts/deploy").returncode == 0
    code, shown = clone.at_a_terminal("scripts/deploy", answers=[])
    assert questions(shown) == [], shown
    assert code == 0, shown
    assert "an update" in shown
    assert "--no-fail-on-empty-changeset" in clone.calls()[-1]


def test_the_guide_stands_behind_a_flag_and_says_what_each_parameter_is_for(clone, template):
    _, shown = clone.at_a_terminal("scripts/deploy", "--guided", answers=[])
    assert "--guided" in clone.calls()[-1]
    for name, parameter in template["Parameters"].items():
        assert f"{name} [{parameter['Default']}]: {' '.join(parameter['Description'].split())[:40]}" in shown
    refused = clone.script("scripts/deploy", "--guided")
    assert refused.returncode != 0
    assert "no terminal" in refused.stderr


def slack_accepts(manifest):
    return list(jsonschema.Draft7Validator(json.loads(read(SCHEMA))).iter_errors(manifest)) == []


def test_the_deployment_ends_with_a_manifest_that_slack_takes_as_it_is(clone):
    finished = clone.script("scripts/deploy")
    written = (clone.folder / "slack-app.yaml").read_text(encoding="utf-8")
    printed = clone.script("scripts/manifest")
    assert printed.stdout == written
    manifest = yaml.safe_load(written)
    assert slack_accepts(manifest)
    assert manifest["features"]["slash_commands"][0]["url"] == URL
    assert manifest["settings"]["interactivity"]["request_url"] == URL
    assert "request-url.example" not in written
    # And the link has the same, on the page that the deployment names and where `make manifest` prints it.
    page = urllib.parse.urlsplit(re.search(r"file://\S+/slack-app\.html", finished.stdout)[0])
    on_page = re.search(r'href="([^"]+)"', pathlib.Path(urllib.parse.unquote(page.path)).read_text(encoding="utf-8"))[1]
    link = urllib.parse.urlsplit(html.unescape(on_page))
    assert link.geturl() in printed.stderr
    query = urllib.parse.parse_qs(link.query)
    assert query["new_app"] == ["1"]
    assert json.loads(query["manifest_json"][0]) == manifest
    # Servers take some 8,000 characters.
    assert len(link.geturl()) < 6000


@pytest.fixture
def failed(clone):
    """A stack whose first deployment failed, and whose secret was stored already."""
    assert clone.script("scripts/deploy").returncode == 0
    (stack,) = cloudformation_backends["123456789012"][REGION].stacks.values()
    stack.status = "ROLLBACK_COMPLETE"
    clone.script("scripts/secrets", input="0" * 32 + "\n\n")
    return clone


def test_a_stack_that_failed_is_told_apart_from_one_to_be_updated(failed):
    before = len(failed.calls())
    again = failed.script("scripts/deploy")
    assert again.returncode != 0
    assert "failed before (ROLLBACK_COMPLETE)" in again.stderr
    assert "`make remove`" in again.stderr
    assert len(failed.calls()) == before
    examined = failed.script("scripts/doctor")
    assert "WRONG  its status is ROLLBACK_COMPLETE" in examined.stdout
    assert examined.returncode == 1


def test_what_a_failed_deployment_left_is_removed_and_the_secret_is_asked_about(failed, cloud):
    secret = "/slack-summarize/slack-signing-secret"
    kept = failed.script("scripts/remove", input=f"{STACK}\nno\n")
    assert kept.returncode == 0, kept.stderr
    assert cloud("ssm").get_parameters(Names=[secret])["Parameters"]
    assert ["delete", "--no-prompts", "--stack-name", STACK, "--region", REGION] in failed.calls()
    gone = failed.script("scripts/remove", input=f"{STACK}\nyes\n")
    assert gone.returncode == 0, gone.stderr
    assert not cloud("ssm").get_parameters(Names=[secret])["Parameters"]


def test_a_variable_that_ci_does_not_have_changes_no_address(clone):
    finished = clone.script("scripts/deploy", ALARM_EMAIL="")
    assert finished.returncode == 0, finished.stderr
    assert "--parameter-overrides" not in clone.calls()[-1]
    refused = clone.script("scripts/deploy", ALARM_EMAIL="nobody")
    assert refused.returncode != 0
    assert "no e-mail address" in refused.stderr


def test_the_secret_is_asked_for_until_it_is_there(clone, cloud):
    assert "`make secrets`" in clone.script("scripts/deploy").stdout
    secret = "/slack-summarize/slack-signing-secret"
    cloud("ssm").put_parameter(Name=secret, Value="0" * 32, Type="SecureString", Overwrite=True)
    formation = cloud("cloudformation")
    formation.delete_stack(StackName=STACK)
    assert "`make secrets`" not in clone.script("scripts/deploy").stdout
    cloud("ssm").delete_parameter(Name=secret)


def test_a_silent_command_is_said_to_go_on(tmp_path):
    patiently = runpy.run_path(str(ROOT / "scripts" / "patience.py"))["patiently"]
    theirs, ours = os.pipe()
    said = []

    def tell(line, **_):
        said.append(line)
        # Only now does the command get what it waits for.
        os.write(ours, b"\n")

    assert patiently(["sh", "-c", "read line; exit 7"], "building", every=0.01, tell=tell, stdin=theirs) == 7
    assert "still building" in said[0]
