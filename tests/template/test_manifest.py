"""The Slack app's manifest against Slack's schema, and against what the code answers to."""

import json
import re

import jsonschema
import pytest
import yaml
from conftest import programs, read

SCHEMA = "tests/template/schemas/slack-manifest.schema.1.0.0.json"
PLACEHOLDER = "https://request-url.example/"


@pytest.fixture
def manifest():
    return yaml.safe_load(read("slack-manifest.yaml"))


@pytest.fixture
def schema():
    return json.loads(read(SCHEMA))


def test_slack_would_accept_it(manifest, schema):
    jsonschema.Draft7Validator.check_schema(schema)
    problems = [
        f"{'.'.join(map(str, error.path))}: {error.message}"
        for error in jsonschema.Draft7Validator(schema).iter_errors(manifest)
    ]
    assert problems == []


@pytest.mark.parametrize(
    "broken",
    [
        lambda manifest: manifest["display_information"].update(name="x" * 36),
        lambda manifest: manifest["features"]["slash_commands"][0].update(command="summarize"),
        lambda manifest: manifest["features"]["shortcuts"][0].update(type="channel"),
        lambda manifest: manifest["settings"]["interactivity"].pop("is_enabled"),
        lambda manifest: manifest.update(unknown={}),
    ],
)
def test_the_schema_finds_what_slack_would_refuse(manifest, schema, broken):
    broken(manifest)
    assert list(jsonschema.Draft7Validator(schema).iter_errors(manifest))


def test_the_colour_is_one(manifest):
    # The schema names its pattern `regex`, a word that validators do not know.
    assert re.fullmatch(r"#[0-9a-fA-F]{6}", manifest["display_information"]["background_color"])


def test_the_app_may_do_no_more_than_it_needs(manifest):
    assert manifest["oauth_config"] == {"scopes": {"bot": ["commands"]}}
    assert "event_subscriptions" not in manifest["settings"]


def test_the_request_url_is_to_be_filled_in_at_every_place(manifest):
    places = [manifest["features"]["slash_commands"][0]["url"], manifest["settings"]["interactivity"]["request_url"]]
    assert places == [PLACEHOLDER] * 2
    text = read("slack-manifest.yaml")
    marked = re.findall(rf"{re.escape(PLACEHOLDER)} # ← your request URL, place (\d) of (\d)", text)
    assert marked == [("1", "2"), ("2", "2")]


def test_the_code_answers_to_the_shortcuts_name(manifest, surface):
    assert [shortcut["callback_id"] for shortcut in manifest["features"]["shortcuts"]] == [surface["slack"]["shortcut"]]


def test_what_the_app_says_of_its_command_is_what_slack_offers(manifest):
    command = manifest["features"]["slash_commands"][0]["command"]
    texts = [
        json.loads(line)["message"].get("text", "") for line in programs.output("service", "messages").splitlines()
    ]
    assert any(f"`{command} https://" in text for text in texts)
