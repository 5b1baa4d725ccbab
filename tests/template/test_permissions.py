"""Least privilege: what the functions may do is what they call, on what they call it."""

import re

import pytest
from conftest import FUNCTIONS, deployed, of_function, variables

# What Lambda's poller needs of the worker's role, beside what the code calls
# (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions).
POLLER = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"}
# Decryption is SSM's call under the function's name, never the code's own.
ON_BEHALF = {"kms:Decrypt"}
# What Lambda does under the function's name: its log, and its traces where they are on.
LOGS = {"logs:CreateLogStream", "logs:PutLogEvents"}
TRACES = {"xray:PutTraceSegments", "xray:PutTelemetryRecords"}
# On a model or a profile, which test_models.py looks at.
MODEL = {"bedrock:InvokeModel"}
ROLES = {"AckFunction": "AckLogs", "WorkerFunction": "WorkerLogs"}


# What is granted only where it is asked for by a parameter; test_models.py says where a model's are.
OPTIONAL = {"Traces", "AsksServer", "AsksBedrock"}


def statements(function, traces=True):
    """A role's statements, with or without tracing, and those that a model needs."""
    role = deployed()["Resources"][f"{function}Role"]["Properties"]
    for policy in role["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            if "Fn::If" in statement:
                condition, then, otherwise = statement["Fn::If"]
                assert condition in OPTIONAL
                assert otherwise == {"Ref": "AWS::NoValue"}
                if condition == "Traces" and not traces:
                    continue
                statement = then  # noqa: PLW2901
            yield statement


def several(value):
    return value if isinstance(value, list) else [value]


def granted(function, traces=True):
    """Each action with each resource that a role allows it on."""
    for statement in statements(function, traces):
        assert statement["Effect"] == "Allow"
        for action in several(statement["Action"]):
            for resource in several(statement["Resource"]):
                yield action, resource


def actions(function, traces=True):
    return {action for action, _ in granted(function, traces)}


def named(template, function, setting):
    """The resource that a setting names, as a policy has to say it."""
    (name,) = variables(template, function)[setting].values()
    if setting == "MODEL":
        return {"Ref": name}
    if template["Resources"].get(name, {}).get("Type") == "AWS::SQS::Queue":
        return {"Fn::GetAtt": [name, "Arn"]}
    assert name in template["Parameters"], f"no policy for {setting} is known here"
    return {"Fn::Sub": f"arn:${{AWS::Partition}}:ssm:${{AWS::Region}}:${{AWS::AccountId}}:parameter${{{name}}}"}


def calls(surface, template, function):
    """Each action that the code calls, with its resource."""
    return [
        (call["action"], named(template, function, call["resource"]))
        for call in of_function(surface["aws_calls"], function)
    ]


def test_the_ack_may_do_what_it_calls_and_nothing_else(surface, template):
    own = [grant for grant in granted("AckFunction") if grant[0] not in ON_BEHALF | LOGS | TRACES]
    assert sorted(own, key=str) == sorted(calls(surface, template, "AckFunction"), key=str)


def test_the_worker_may_do_what_it_calls_and_nothing_else(surface, template):
    polled = [
        (action, {"Fn::GetAtt": [queue, "Arn"]}) for action in POLLER for queue in ("JobsQueue", "DeadLetterQueue")
    ]
    own = [grant for grant in granted("WorkerFunction") if grant[0] not in ON_BEHALF | LOGS | TRACES | MODEL]
    called = [call for call in calls(surface, template, "WorkerFunction") if call[0] not in MODEL]
    assert sorted(own, key=str) == sorted([*called, *polled], key=str)
    assert actions("WorkerFunction") >= MODEL


def test_every_call_is_on_what_a_setting_of_its_function_names(surface):
    assert surface["aws_calls"]
    for function in FUNCTIONS:
        settings = {setting["name"] for setting in of_function(surface["settings"], function)}
        assert {call["resource"] for call in of_function(surface["aws_calls"], function)} <= settings


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_statement_reaches_beyond_the_stack(function):
    for statement in statements(function):
        if statement["Action"] == "bedrock:InvokeModel":
            continue
        for resource in several(statement["Resource"]):
            if "kms:Decrypt" in statement["Action"]:
                # Any key, but only through SSM and only for the one parameter.
                condition = statement["Condition"]["StringEquals"]
                assert set(condition) == {"kms:ViaService", "kms:EncryptionContext:PARAMETER_ARN"}
            elif "Fn::GetAtt" in resource:
                assert resource["Fn::GetAtt"][0] in {"JobsQueue", "DeadLetterQueue", ROLES[function]}
            elif resource == "*":
                # X-Ray knows no resources.
                assert set(statement["Action"]) == TRACES
            else:
                assert "*" not in resource["Fn::Sub"]
                assert re.search(r":parameter\$\{\w+\}$", resource["Fn::Sub"])


def test_no_role_has_a_managed_policy():
    for gradual in ["false", "true"]:
        for name, resource in deployed(GradualDeployment=gradual)["Resources"].items():
            assert "ManagedPolicyArns" not in resource.get("Properties", {}), name


def test_a_function_writes_into_its_own_log_group_and_makes_none():
    for function, group in ROLES.items():
        writes = [statement for statement in statements(function) if set(statement["Action"]) & LOGS]
        assert [statement["Resource"] for statement in writes] == [{"Fn::GetAtt": [group, "Arn"]}]
        assert not any(action.startswith("logs:") for action in actions(function) - LOGS)


def test_rights_to_trace_go_with_tracing():
    for function in ROLES:
        assert actions(function) >= TRACES
        assert not TRACES & actions(function, traces=False)
