"""Every message that the app can send, checked by Slack's own Python SDK, which knows Slack's limits."""

import functools
import json

import pytest
from conftest import programs
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import ActionsBlock, Block, ContextBlock, SectionBlock

# Slack, "Reference: blocks" and "Block elements". The SDK checks some of them; all are checked here as well, in the
# UTF-16 units that are the stricter reading of "characters".
LIMITS = {
    "blocks": 50,
    "section": 3_000,
    "header": 150,
    "context": 10,
    "actions": 25,
    "button": 75,
    "value": 2_000,
    "url": 3_000,
    "label": 2_000,
    "placeholder": 150,
}
# All blocks of a message together, as JSON: an unpublished limit of Slack's, met from about 13,200 characters on.
TOGETHER = 12_000
# What Slack cuts a message's text at ("Truncating really long messages").
TEXT = 40_000


@functools.cache
def printed():
    return [json.loads(line) for line in programs.output("service", "messages").splitlines()]


def units(text):
    return len(text.encode("utf-16-le")) // 2


@pytest.fixture(scope="module")
def messages():
    lines = printed()
    assert len(lines) > 150
    return {line["name"]: line["message"] for line in lines}


def blocks(messages):
    for name, message in messages.items():
        for block in message.get("blocks", []):
            yield name, block


def test_slacks_sdk_takes_every_block(messages):
    kinds = set()
    for name, block in blocks(messages):
        # The SDK writes to what it parses.
        parsed = Block.parse(json.loads(json.dumps(block)))
        assert parsed is not None, f"{name}: the SDK knows no {block['type']} block"
        try:
            parsed.validate_json()
        except SlackObjectFormationError as error:
            pytest.fail(f"{name}: {error}")
        kinds.add(type(parsed))
    assert {SectionBlock, ContextBlock, ActionsBlock} <= kinds


def test_the_sdk_finds_what_slack_would_refuse():
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}}
    button = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "x"}, "value": "x" * 2_001}
    for block in (section, {"type": "actions", "elements": [button]}):
        parsed = Block.parse(json.loads(json.dumps(block)))
        # The section is wrong itself, the actions in their button.
        (wrong,) = getattr(parsed, "elements", None) or [parsed]
        with pytest.raises(SlackObjectFormationError):
            wrong.validate_json()


def test_every_button_is_one_that_the_sdk_takes(messages):
    seen = set()
    for name, block in blocks(messages):
        if block["type"] != "actions":
            continue
        for element, given in zip(Block.parse(json.loads(json.dumps(block))).elements, block["elements"], strict=True):
            try:
                element.validate_json()
            except SlackObjectFormationError as error:
                pytest.fail(f"{name}: {error}")
            seen.add(given["action_id"])
        ids = [given["action_id"] for given in block["elements"]]
        assert len(set(ids)) == len(ids), f"{name}: {ids}"
    assert seen == {"shorter", "longer", "ask", "answer", "share", "dismiss"}


def test_every_limit_of_slacks_is_kept(messages):
    for name, message in messages.items():
        if message.get("delete_original"):
            continue
        assert 1 <= units(message["text"]) <= TEXT, name
        assert 1 <= len(message["blocks"]) <= LIMITS["blocks"], name
        together = json.dumps(message["blocks"], ensure_ascii=False, separators=(",", ":"))
        assert units(together) <= TOGETHER, name
    for name, block in blocks(messages):
        match block["type"]:
            case "section":
                assert 1 <= units(block["text"]["text"]) <= LIMITS["section"], name
            case "header":
                assert 1 <= units(block["text"]["text"]) <= LIMITS["header"], name
            case "context":
                assert 1 <= len(block["elements"]) <= LIMITS["context"], name
                assert all(1 <= units(element["text"]) <= LIMITS["section"] for element in block["elements"]), name
            case "actions":
                assert 1 <= len(block["elements"]) <= LIMITS["actions"], name
                for button in block["elements"]:
                    assert 1 <= units(button["text"]["text"]) <= LIMITS["button"], name
                    assert 1 <= units(button["value"]) <= LIMITS["value"], name
                    assert units(button["accessibility_label"]) <= LIMITS["button"], name
                    assert units(button.get("url", "")) <= LIMITS["url"], name
            case "input":
                assert 1 <= units(block["label"]["text"]) <= LIMITS["label"], name
                assert block["element"]["type"] == "plain_text_input", name
                assert 1 <= units(block["element"]["placeholder"]["text"]) <= LIMITS["placeholder"], name
                assert 1 <= block["element"]["max_length"] <= LIMITS["section"], name
            case other:
                pytest.fail(f"{name}: no limits are written down here for a {other} block")


def test_nothing_from_a_page_pings_or_forges(messages):
    texts = [(name, message["text"]) for name, message in messages.items() if "text" in message]
    texts += [(name, block["text"]["text"]) for name, block in blocks(messages) if block["type"] == "section"]
    texts += [
        (name, element["text"])
        for name, block in blocks(messages)
        if block["type"] == "context"
        for element in block["elements"]
    ]
    assert any("&lt;!channel&gt;" in text for _, text in texts)
    for name, text in texts:
        assert "<!" not in text, name
        assert "<https://evil" not in text, name


def test_a_summary_brings_no_preview_of_the_page_below_it(messages):
    for name, message in messages.items():
        assert message["unfurl_links"] is False, name
        assert message["unfurl_media"] is False, name


def test_who_reads_without_blocks_reads_the_same(messages):
    for name, message in messages.items():
        if name.startswith("summary, ordinary, public"):
            assert "The lamp of Cape Mendocino is to be lit again" in message["text"], name
