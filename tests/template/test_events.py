"""The sample events are what Slack, SQS and the template would make of them."""

import base64
import json

import jsonschema
import pytest
from conftest import ROOT, run, variables
from slack_sdk.signature import Clock, SignatureVerifier

EVENTS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "events").glob("*.json")}
ENV = EVENTS.pop("env")
REQUESTS = {name: event for name, event in EVENTS.items() if "requestContext" in event}
BATCHES = {name: event for name, event in EVENTS.items() if "Records" in event}

JOB = {
    "type": "object",
    "additionalProperties": False,
    "required": ["v", "id", "task", "destination", "team_id", "user_id", "requested_at"],
    "properties": {
        "v": {"const": 2},
        "id": {"pattern": "^[0-9a-f]{32}$"},
        "task": {
            "type": "object",
            "additionalProperties": False,
            "required": ["summarize"],
            "properties": {
                "summarize": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["source", "sentences"],
                    "properties": {
                        "source": {"type": "object", "minProperties": 1, "maxProperties": 1},
                        "sentences": {"type": "integer", "minimum": 1, "maximum": 40},
                        "about": {"type": "string", "minLength": 1, "maxLength": 300},
                        "language": {"pattern": "^[a-z]{2}$"},
                    },
                }
            },
        },
        "destination": {
            "type": "object",
            "additionalProperties": False,
            "required": ["response_url"],
            "properties": {
                "response_url": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["url", "visibility", "replace"],
                    "properties": {
                        "url": {"pattern": "^https://hooks\\.slack\\.com/"},
                        "visibility": {"enum": ["public", "private"]},
                        "replace": {"type": "boolean"},
                    },
                }
            },
        },
        "team_id": {"pattern": "^T"},
        "user_id": {"pattern": "^U"},
        "requested_at": {"type": "integer"},
    },
}


class At(Clock):
    """Slack's verifier, at the moment when the sample was sent."""

    def __init__(self, now):
        self.moment = now

    def now(self):
        return self.moment


def is_signed(event):
    body = event["body"]
    if event["isBase64Encoded"]:
        body = base64.b64decode(body).decode()
    timestamp = event["headers"]["x-slack-request-timestamp"]
    verifier = SignatureVerifier(ENV["AckFunction"]["SLACK_SIGNING_SECRET"], At(int(timestamp)))
    return verifier.is_valid(body, timestamp, event["headers"]["x-slack-signature"])


def test_the_files_are_what_the_script_writes():
    checked = run("python3", "scripts/events", "--check")
    assert checked.returncode == 0, checked.stderr


def test_there_are_samples_of_both_kinds_and_no_others():
    assert REQUESTS
    assert BATCHES
    assert len(REQUESTS) + len(BATCHES) == len(EVENTS)


@pytest.mark.parametrize("name", REQUESTS)
def test_slacks_own_verifier_agrees_with_the_signature(name):
    assert is_signed(REQUESTS[name]) == (name != "bad-signature")


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_has_the_length_that_it_claims(name):
    event = REQUESTS[name]
    body = base64.b64decode(event["body"]) if event["isBase64Encoded"] else event["body"].encode()
    assert event["headers"]["content-length"] == str(len(body))


@pytest.mark.parametrize("name", BATCHES)
def test_every_record_is_a_job_but_the_one_meant_to_fail(name):
    bad = 0
    for record in BATCHES[name]["Records"]:
        job = json.loads(record["body"])
        bad += not jsonschema.Draft202012Validator(JOB).is_valid(job)
        assert record["attributes"]["MessageGroupId"] == job["id"]
    assert bad == (1 if name == "job-batch" else 0)


def test_only_the_dead_letter_is_one():
    for name, event in BATCHES.items():
        for record in event["Records"]:
            dead = name == "dead-letter"
            assert ("DeadLetterQueueSourceArn" in record["attributes"]) == dead
            assert ("dead-letter" in record["eventSourceARN"]) == dead


def test_sam_can_set_what_env_json_sets(template):
    # `sam local invoke` silently ignores a variable that the template does not declare.
    for function, values in ENV.items():
        assert set(values) <= set(variables(template, function))
        assert values["DRY_RUN"] == "true"
