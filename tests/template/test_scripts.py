"""The scripts behind `make secrets`, `make doctor`, `make logs` and their like, against an AWS on this machine."""

import http.server
import json
import os
import pathlib
import pty
import re
import shutil
import subprocess
import threading
import time

import pytest
from conftest import CREDENTIALS, ROOT, STACK, create_stack, environment, outputs, read, run
from slack_sdk.signature import SignatureVerifier

SECRET = "0123456789abcdef0123456789abcdef"
# The doctor's exit codes beside 0, as its documentation and the operations guide have them.
WRONG, UNSEEN = 1, 3


@pytest.fixture(scope="module")
def front_door():
    """An ack of few words: 200 for what SECRET signed, 401 for anything else."""

    class Ack(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            signed = SignatureVerifier(SECRET).is_valid_request(body, dict(self.headers.items()))
            self.send_response(200 if signed else 401)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ack)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def installed(cloud, front_door):
    return outputs(create_stack(cloud, request_url=front_door))


def script(cloud, name, *arguments, answers=""):
    return run("python", f"scripts/{name}", *arguments, input=answers, env=account(cloud))


def account(cloud):
    return environment(**CREDENTIALS, AWS_ENDPOINT_URL=cloud.url)


def stored(cloud, name):
    found = cloud("ssm").get_parameters(Names=[name], WithDecryption=True)["Parameters"]
    return found[0] if found else None


def test_without_credentials_the_doctor_still_looks_at_this_machine():
    examined = run("python", "scripts/doctor", env=environment())
    assert examined.returncode == UNSEEN, examined.stdout + examined.stderr
    assert "rustc" in examined.stdout
    assert "the stack: not looked at" in examined.stdout
    assert "1 could not be looked at" in examined.stdout


SCRIPTS = [["deploy"], ["manifest"], ["secrets"], ["doctor"], ["logs", "--once"], ["job", "0" * 32], ["remove"]]


@pytest.mark.parametrize("command", SCRIPTS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    "known",
    [
        {},
        {"AWS_PROFILE": "nobody"},
        # Half of a pair, as when one export was forgotten.
        {"AWS_ACCESS_KEY_ID": "test"},
    ],
    ids=["none", "no such profile", "half"],
)
def test_without_credentials_each_script_names_the_same_remedies(command, known):
    finished = run("python", f"scripts/{command[0]}", *command[1:], input="", env=environment(**known))
    said = finished.stdout + finished.stderr
    assert finished.returncode not in (0, WRONG if command == ["doctor"] else 0), said
    for remedy in ["`aws configure`", "`aws sso login`", "AWS_PROFILE"]:
        assert remedy in said, said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", SCRIPTS, ids=lambda command: command[0])
def test_the_region_that_is_exported_is_the_one_that_is_used(cloud, command):
    bare = account(cloud)
    del bare["AWS_DEFAULT_REGION"]
    refused = run("python", f"scripts/{command[0]}", *command[1:], input="", env=bare)
    assert refused.returncode != 0
    assert "no AWS region is set: export AWS_REGION" in refused.stdout + refused.stderr
    if command == ["deploy"]:
        # It would go on to build. What it says of a region without function URLs shows that it has looked at it.
        obeyed = run("python", "scripts/deploy", input="", env=bare | {"AWS_REGION": "il-central-1"})
        assert "no function URLs in il-central-1" in obeyed.stderr
        return
    obeyed = run("python", f"scripts/{command[0]}", *command[1:], input="", env=bare | {"AWS_REGION": "eu-west-3"})
    assert "eu-west-3" in obeyed.stdout + obeyed.stderr
    assert "no AWS region" not in obeyed.stdout + obeyed.stderr


@pytest.mark.parametrize("code", ["ExpiredToken", "InvalidClientTokenId", "UnrecognizedClientException"])
def test_credentials_that_aws_refuses_have_the_same_remedies(code):
    refuse = f"""
import sys; sys.path.insert(0, "scripts")
import stack, botocore.exceptions
def run(stage):
    raise botocore.exceptions.ClientError({{"Error": {{"Code": "{code}", "Message": "no"}}}}, "GetCallerIdentity")
sys.argv = ["script"]
stack.main(run)
"""
    finished = run("python", "-c", refuse)
    assert finished.returncode == 1
    for remedy in [code, "`aws configure`", "`aws sso login`", "AWS_PROFILE"]:
        assert remedy in finished.stderr


def test_a_script_that_is_called_by_hand_finds_its_tools():
    elsewhere = environment(PATH=os.pathsep.join([str(pathlib.Path(shutil.which("cargo")).parent), os.defpath]))
    examined = run("python3", "scripts/doctor", env=elsewhere)
    assert examined.returncode == UNSEEN, examined.stdout + examined.stderr
    assert "SAM CLI" in examined.stdout


def test_without_a_stack_the_doctor_says_how_to_make_one(cloud):
    examined = script(cloud, "doctor")
    assert examined.returncode == UNSEEN, examined.stdout + examined.stderr
    assert "make deploy" in examined.stdout


def test_the_documented_codes_of_the_doctor_are_these():
    for text in [read("docs/operations.md"), run("python", "scripts/doctor", "--help").stdout]:
        said = " ".join(text.replace("`", "").split())
        for code, meaning in [(0, "all is well"), (WRONG, "something is wrong"), (UNSEEN, "not everything could be")]:
            assert re.search(rf"\b{code} where {meaning}|\b{code} where nothing is wrong .*?{meaning}", said), (
                code,
                said[:900],
            )


def test_an_unknown_stage_is_named(cloud):
    finished = script(cloud, "doctor", "staging")
    assert finished.returncode != 0
    assert "samconfig.toml has no stage staging" in finished.stderr


def test_a_missing_secret_is_wrong(cloud, installed):
    examined = script(cloud, "doctor")
    assert examined.returncode == 1
    assert "WRONG  the signing secret is not stored" in examined.stdout
    assert "make secrets" in examined.stdout


def test_what_is_not_a_signing_secret_is_not_stored(cloud, installed):
    finished = script(cloud, "secrets", answers="xoxb-this-is-a-token\n\n")
    assert finished.returncode != 0
    assert stored(cloud, installed["SigningSecretName"]) is None
    assert "xoxb" not in finished.stdout + finished.stderr


def test_secrets_are_stored_encrypted_and_never_shown(cloud, installed):
    finished = script(cloud, "secrets", answers=f"{SECRET}\nsmmry-key\n")
    assert finished.returncode == 0, finished.stderr
    assert SECRET not in finished.stdout + finished.stderr
    for name, value in [("SigningSecretName", SECRET), ("SmmryApiKeyName", "smmry-key")]:
        parameter = stored(cloud, installed[name])
        assert parameter["Type"] == "SecureString"
        assert parameter["Value"] == value


def test_an_empty_answer_changes_nothing(cloud, installed):
    assert script(cloud, "secrets", answers="\n\n").returncode == 0
    assert stored(cloud, installed["SigningSecretName"])["Version"] == 1


def test_a_terminal_does_not_show_what_is_typed(cloud, installed):
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["python", "scripts/secrets"],
        cwd=ROOT,
        env=account(cloud),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    for _ in range(2):
        while b": " not in shown.rsplit(b"\n", 1)[-1]:
            shown += os.read(ours, 4096)
        os.write(ours, b"fedcba9876543210fedcba9876543210\n")
        shown += b"\n"
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:
        pass  # how Linux says that the other end is closed
    assert process.wait(30) == 0, shown
    assert b"fedcba98" not in shown
    assert stored(cloud, installed["SigningSecretName"])["Value"] == "fedcba9876543210fedcba9876543210"
    script(cloud, "secrets", answers=f"{SECRET}\n\n")


def test_a_healthy_stack_has_nothing_wrong(cloud, installed):
    examined = script(cloud, "doctor")
    assert examined.returncode == 0, examined.stdout + examined.stderr
    for line in [
        "refuses a forged request",
        "answers a signed request in",
        "no Jobs wait",
        "no dead letters wait",
        "takes from both queues",
    ]:
        assert line in examined.stdout, examined.stdout
    assert SECRET not in examined.stdout


def test_a_waiting_dead_letter_is_wrong(cloud, installed):
    # A mapping of moto's would take the message at once.
    functions = cloud("lambda")
    for mapping in functions.list_event_source_mappings(FunctionName=f"{STACK}-worker")["EventSourceMappings"]:
        functions.delete_event_source_mapping(UUID=mapping["UUID"])
    queue = installed["DeadLetterQueueUrl"]
    cloud("sqs").send_message(QueueUrl=queue, MessageBody="{}", MessageGroupId="a", MessageDeduplicationId="a")
    examined = script(cloud, "doctor")
    assert examined.returncode == 1
    assert "queue mappings are gone" in examined.stdout


JOB = "5ca1ab1e" * 4


@pytest.fixture
def lines(cloud, installed):
    """What both functions wrote of two Jobs, as Lambda writes it."""
    logs, now = cloud("logs"), int(time.time() * 1000)
    job = {"level": "INFO", "message": "job", "job": JOB, "outcome": "summarized", "span": {"name": "x"}}
    written = {
        "ack": [
            {"level": "INFO", "message": "request", "outcome": "queued", "status": 200, "job": JOB},
            {"level": "INFO", "message": "request", "outcome": "queued", "status": 200, "job": "0" * 32},
            {"type": "platform.report", "record": {}},
        ],
        "worker": [{"_aws": {}, "Jobs": 1}, job, "thread 'main' panicked"],
    }
    for function, entries in written.items():
        group = f"/aws/lambda/{STACK}-{function}"
        logs.create_log_stream(logGroupName=group, logStreamName="one")
        texts = [entry if isinstance(entry, str) else json.dumps(entry) for entry in entries]
        events = [{"timestamp": now - 1000 + number, "message": text} for number, text in enumerate(texts)]
        logs.put_log_events(logGroupName=group, logStreamName="one", logEvents=events)
    yield
    for function in written:
        logs.delete_log_stream(logGroupName=f"/aws/lambda/{STACK}-{function}", logStreamName="one")


def test_the_lines_of_both_functions_are_shown_without_metrics_and_reports(cloud, lines):
    shown = script(cloud, "logs", "--once")
    assert shown.returncode == 0, shown.stderr
    assert re.search(rf"ack +INFO +request +outcome=queued status=200 job={JOB}$", shown.stdout, re.M), shown.stdout
    assert re.search(rf"worker INFO +job +job={JOB} outcome=summarized$", shown.stdout, re.M), shown.stdout
    assert "panicked" in shown.stdout
    assert "platform.report" not in shown.stdout
    assert "_aws" not in shown.stdout
    assert "span" not in shown.stdout


def test_a_job_has_its_lines_of_both_functions_and_no_others(cloud, lines):
    shown = script(cloud, "job", JOB)
    assert shown.returncode == 0, shown.stderr
    assert [line.split()[2] for line in shown.stdout.splitlines()] == ["ack", "worker"]
    unknown = script(cloud, "job", "f" * 32)
    assert unknown.returncode != 0
    assert "no line of the last" in unknown.stderr
    assert "32 hexadecimal digits" in script(cloud, "job", "abc").stderr


def test_make_takes_the_jobs_id_either_way():
    for words in [["job", f"ID={JOB}"], ["job", JOB]]:
        assert f"scripts/job {JOB} default" in run("make", "--dry-run", *words).stdout
    assert "which Job?" in run("make", "--dry-run", "job").stderr


def test_a_ringing_alarm_is_wrong_and_says_what_to_do(cloud, installed):
    watch = cloud("cloudwatch")
    watch.put_metric_alarm(
        AlarmName=f"{STACK}-dead-letters",
        AlarmDescription="Find the line.",
        Namespace="SlackSummarize",
        MetricName="DeadLetters",
        Statistic="Sum",
        Period=300,
        EvaluationPeriods=1,
        Threshold=1,
        ComparisonOperator="GreaterThanOrEqualToThreshold",
    )
    assert "alarms are quiet: 1" in script(cloud, "doctor").stdout
    watch.set_alarm_state(AlarmName=f"{STACK}-dead-letters", StateValue="ALARM", StateReason="test")
    examined = script(cloud, "doctor")
    assert examined.returncode == 1
    assert f"WRONG  {STACK}-dead-letters rings\n         Find the line." in examined.stdout


def test_nothing_is_removed_by_mistake(cloud, installed):
    finished = script(cloud, "remove", answers="yes\n")
    assert finished.returncode != 0
    assert "nothing was removed" in finished.stderr
    assert stored(cloud, installed["SigningSecretName"])
    assert cloud("cloudformation").describe_stacks(StackName=STACK)["Stacks"][0]["StackStatus"] == "CREATE_COMPLETE"


def test_removal_leaves_neither_stack_nor_secrets(cloud, installed):
    finished = script(cloud, "remove", answers=f"{STACK}\nyes\n")
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert stored(cloud, installed["SigningSecretName"]) is None
    assert cloud("sqs").list_queues().get("QueueUrls", []) == []
    assert cloud("lambda").list_functions()["Functions"] == []
    assert cloud("logs").describe_log_groups()["logGroups"] == []
    again = script(cloud, "remove", answers=f"{STACK}\n")
    assert again.returncode != 0
    assert f"there is no stack {STACK}" in again.stderr


def test_secrets_without_a_stack_are_removed_once_asked(cloud, installed):
    """A deployment failed for good, or the owner deleted the stack by hand."""
    script(cloud, "secrets", answers=f"{SECRET}\n\n")
    kept = script(cloud, "remove", answers="no\n")
    assert kept.returncode != 0
    assert "nothing was removed" in kept.stderr
    assert stored(cloud, installed["SigningSecretName"])
    finished = script(cloud, "remove", answers="yes\n")
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "secrets are stored for it" in finished.stdout
    assert stored(cloud, installed["SigningSecretName"]) is None


def test_nothing_is_deployed_without_credentials():
    finished = run("python", "scripts/deploy", env=environment())
    assert finished.returncode != 0
    assert "Unable to locate credentials" in finished.stderr
