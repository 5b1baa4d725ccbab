"""The functions' log lines, read from CloudWatch and shown one a line for people."""

import datetime
import json

# Fields that every line has, or that say nothing to a person who follows along.
_LEFT_OUT = {"timestamp", "level", "message", "target", "span", "spans", "_aws"}


def groups(outputs):
    """Each function's log group to its short name."""
    return {
        f"/aws/lambda/{outputs['AckFunctionName']}": "ack",
        f"/aws/lambda/{outputs['WorkerFunctionName']}": "worker",
    }


def shown(event, function):
    """One line of a log; None for what is no line of the service's own: metrics, and Lambda's reports."""
    time = datetime.datetime.fromtimestamp(event["timestamp"] / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    text = event["message"].strip()
    try:
        line = json.loads(text)
    except ValueError:
        line = None
    if not isinstance(line, dict):
        # A crash says its last words in no format.
        return f"{time} {function:<6} {text}"
    if "_aws" in line or str(line.get("type", "")).startswith("platform."):
        return None
    fields = line.pop("fields", {}) if isinstance(line.get("fields"), dict) else {}
    message = line.get("message") or fields.pop("message", "")
    rest = {name: value for name, value in (line | fields).items() if name not in _LEFT_OUT}
    words = " ".join(f"{name}={value}" for name, value in rest.items())
    return f"{time} {function:<6} {line.get('level', ''):<5} {message}  {words}".rstrip()


def events(logs, group, start, **narrowed):
    """The events of a group since `start` (in milliseconds); none where the group has none."""
    for page in (
        logs.get_paginator("filter_log_events")
        .paginate(logGroupName=group, startTime=start, **narrowed)
        .search("events")
    ):
        if page:
            yield page
