"""What is watched exists: alarms, dashboard and log queries against the metrics and log lines of the code."""

import json
import re

import pytest
from conftest import ROOT, read, variables

# Each stack counts for itself: what happens in dev must not ring in prod.
OURS = {"Fn::Sub": "SlackSummarize/${AWS::StackName}"}
# What Lambda and SQS count by themselves (AWS Lambda, "Types of metrics"; Amazon SQS, "Available CloudWatch metrics").
AWS_METRICS = {
    "AWS/Lambda": {"Errors", "Throttles", "Duration", "Invocations"},
    "AWS/SQS": {"ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"},
}


def sources():
    """The code of src/ without its tests."""
    for path in sorted((ROOT / "src").rglob("*.rs")):
        if not path.name.endswith("tests.rs"):
            yield path.read_text(encoding="utf-8").split("#[cfg(test)]")[0]


@pytest.fixture(scope="module")
def emitted():
    """The metrics that the code emits, each with its dimension or None."""
    found = {}
    for code in sources():
        found.update(re.findall(r'\.count_by\(\s*"(\w+)",\s*"(\w+)"', code))
        for name in re.findall(r'\.(?:count|time)\(\s*"(\w+)"', code):
            found.setdefault(name, None)
    return found


@pytest.fixture(scope="module")
def logged():
    """The fields of the code's log lines, and their messages."""
    fields, messages = {"timestamp", "level", "message"}, set()
    for code in sources():
        for start in re.finditer(r"tracing::(?:error|warn|info)!\(", code):
            arguments = split(code[start.end() :])
            messages.update(argument.strip('"') for argument in arguments if argument.startswith('"'))
            fields.update(re.match(r"[%?]?(\w*)", argument)[1] for argument in arguments)
    return fields, messages - {"{error}"}


def split(code):
    """The arguments of a call, from behind its opening parenthesis."""
    arguments, depth, quoted = [""], 1, False
    for before, character in zip(" " + code, code, strict=False):
        if character == '"' and before != "\\":
            quoted = not quoted
        if not quoted:
            depth += (character in "([{") - (character in ")]}")
            if depth == 0:
                break
            if character == "," and depth == 1:
                arguments.append("")
                continue
        arguments[-1] += character
    return [argument.strip() for argument in arguments if argument.strip()]


def outcomes():
    found = set()
    for block in re.findall(r"\nimpl Outcome \{(.*?)\n\}", "".join(sources()), re.S):
        found.update(re.findall(r'Self::\w+ => "(\w+)"', block))
    return found


def alarms(template):
    return {n: r["Properties"] for n, r in template["Resources"].items() if r["Type"] == "AWS::CloudWatch::Alarm"}


def metrics_of(alarm):
    """Namespace, name and dimensions of each metric that an alarm looks at."""
    if "MetricName" in alarm:
        yield alarm["Namespace"], alarm["MetricName"], alarm.get("Dimensions", [])
    for query in alarm.get("Metrics", []):
        if "MetricStat" in query:
            metric = query["MetricStat"]["Metric"]
            yield metric["Namespace"], metric["MetricName"], metric.get("Dimensions", [])


def check(emitted, namespace, name, dimensions):
    if namespace != OURS:
        assert name in AWS_METRICS[namespace]
        return
    assert name in emitted, f"no code emits {name}"
    for dimension in dimensions:
        assert dimension["Name"] == emitted[name]
        assert dimension["Value"] in outcomes()


@pytest.mark.parametrize("function", ["AckFunction", "WorkerFunction"])
def test_the_namespace_is_the_one_that_the_functions_count_under(template, function):
    assert variables(template, function)["METRICS_NAMESPACE"] == OURS


def test_every_alarm_watches_a_metric_that_is_emitted(template, emitted):
    assert len(alarms(template)) == 10  # as many as an account has free
    for alarm in alarms(template).values():
        watched = list(metrics_of(alarm))
        assert watched
        for namespace, name, dimensions in watched:
            check(emitted, namespace, name, dimensions)


def test_every_alarm_says_what_to_do_and_can_tell_somebody(template):
    guide = read("docs/operations.md")
    for name, alarm in alarms(template).items():
        assert len(alarm["AlarmDescription"]) > 80, name
        assert alarm["TreatMissingData"] == "notBreaching", f"{name}: silence is the usual state"
        assert "AlarmActions" in alarm
        suffix = alarm["AlarmName"]["Fn::Sub"].removeprefix("${AWS::StackName}-")
        assert f"### `{suffix}`" in guide, f"docs/operations.md says nothing about {suffix}"


def test_the_dashboard_shows_metrics_that_are_emitted(template, emitted):
    body = template["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
    dashboard = json.loads(re.sub(r"\$\{[^}]+\}", "x", body.replace(OURS["Fn::Sub"], "ours")))
    shown = set()
    for widget in dashboard["widgets"]:
        for line in widget["properties"].get("metrics", []):
            if isinstance(line[0], dict):
                name = re.search(r'MetricName="(\w+)"', line[0]["expression"])[1]
                dimension = re.search(r'\{"ours",(\w+)\}', line[0]["expression"])[1]
                assert emitted[name] == dimension
                shown.add(name)
            else:
                namespace, name = line[:2]
                check(emitted, OURS if namespace == "ours" else namespace, name, [])
                shown.add(name)
    assert set(emitted) <= shown, f"not on the dashboard: {set(emitted) - shown}"


def test_every_alarm_is_on_the_dashboard(template):
    body = template["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
    assert set(re.findall(r"\$\{(\w+Alarm)\.Arn\}", body)) == set(alarms(template))


def test_saved_queries_ask_for_fields_that_are_logged(template, logged):
    fields, messages = logged
    queries = [r["Properties"] for r in template["Resources"].values() if r["Type"] == "AWS::Logs::QueryDefinition"]
    assert len(queries) == 4
    for query in queries:
        text = query["QueryString"]
        aliases = set(re.findall(r"\bas (\w+)", text))
        keywords = {
            "fields",
            "filter",
            "stats",
            "sort",
            "limit",
            "by",
            "as",
            "desc",
            "asc",
            "and",
            "or",
            "in",
            "ispresent",
            "count",
            "latest",
            "pct",
            "avg",
            "max",
            "bin",
            "h",
            "type",
        }
        # Fields of Lambda's own lines are Lambda's business.
        bare = re.sub(r'"[^"]*"|@\w+|record\.[\w.]+', " ", text)
        for word in set(re.findall(r"[a-z_]\w*", bare)) - keywords - aliases:
            assert word in fields, f"{query['Name']}: no line has {word}"
        for message in re.findall(r'message = "([^"]+)"', text):
            assert message in messages


def test_metrics_outcomes_and_log_lines_are_documented(emitted, logged):
    guide = read("docs/operations.md")
    for metric in emitted:
        assert f"`{metric}`" in guide, metric
    for outcome in outcomes():
        assert f"`{outcome}`" in guide, outcome
    _, messages = logged
    assert messages
    for message in messages:
        assert f"`{message.split(': {')[0]}" in guide, message
