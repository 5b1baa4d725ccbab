"""What is watched exists: alarms, dashboard and log queries against the metrics and log lines that are declared."""

import json
import re

import pytest
from conftest import FUNCTIONS, read, variables

# Each stack counts for itself: what happens in dev must not ring in prod.
OURS = {"Fn::Sub": "SlackSummarize/${AWS::StackName}"}
# What Lambda and SQS count by themselves (AWS Lambda, "Types of metrics"; Amazon SQS, "Available CloudWatch metrics").
AWS_METRICS = {
    "AWS/Lambda": {"Errors", "Throttles", "Duration", "Invocations"},
    "AWS/SQS": {"ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"},
}


@pytest.fixture(scope="module")
def emitted(surface):
    """The metrics that the functions emit, by name."""
    return {metric["name"]: metric for metric in surface["metrics"]}


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
    assert name in emitted, f"{name} is not declared"
    for dimension in dimensions:
        assert dimension["Name"] == emitted[name]["dimension"]
        assert dimension["Value"] in emitted[name]["values"]


@pytest.mark.parametrize("function", FUNCTIONS)
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
                assert emitted[name]["dimension"] == dimension
                shown.add(name)
            else:
                namespace, name = line[:2]
                check(emitted, OURS if namespace == "ours" else namespace, name, [])
                shown.add(name)
    assert set(emitted) <= shown, f"not on the dashboard: {set(emitted) - shown}"


def test_every_alarm_is_on_the_dashboard(template):
    body = template["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
    assert set(re.findall(r"\$\{(\w+Alarm)\.Arn\}", body)) == set(alarms(template))


# Words of the query language that the queries use
# (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html).
KEYWORDS = {"fields", "filter", "stats", "sort", "limit", "by", "as", "desc", "asc", "and", "or", "in", "ispresent"}
KEYWORDS |= {"count", "latest", "pct", "avg", "max", "bin", "h", "type"}


def test_saved_queries_ask_for_fields_that_are_logged(template, surface):
    lines = {line["message"]: line for line in surface["log_lines"]}
    queries = [r["Properties"] for r in template["Resources"].values() if r["Type"] == "AWS::Logs::QueryDefinition"]
    assert len(queries) == 4
    for query in queries:
        text = query["QueryString"]
        messages = re.findall(r'message = "([^"]+)"', text)
        asked = [lines[message] for message in messages] or lines.values()
        known = {"timestamp", "level", "message"}.union(*(line["fields"] for line in asked))
        aliases = set(re.findall(r"\bas (\w+)", text))
        # Fields of Lambda's own lines and spans are Lambda's business.
        bare = re.sub(r'"[^"]*"|@\w+|(?:record|span)\.[\w.]+', " ", text)
        for word in set(re.findall(r"[a-z_]\w*", bare)) - KEYWORDS - aliases:
            assert word in known, f"{query['Name']}: no line has {word}"
