"""Least privilege: what the functions may do is what they call, on what they call it."""

import re

import pytest
from conftest import FUNCTIONS, deployed, of_function, variables

# What Lambda's poller needs of the worker's role, beside what the code calls
# (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions).
POLLER = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"}
# Decryption is SSM's call under the function's name, never the code's own.
ON_BEHALF = {"kms:Decrypt"}


def statements(function):
    role = deployed()["Resources"][f"{function}Role"]["Properties"]
    return [s for policy in role["Policies"] for s in policy["PolicyDocument"]["Statement"]]


def several(value):
    return value if isinstance(value, list) else [value]


def granted(function):
    """Each action with each resource that a role allows it on."""
    for statement in statements(function):
        assert statement["Effect"] == "Allow"
        for action in several(statement["Action"]):
            for resource in several(statement["Resource"]):
                yield action, resource


def named(template, function, setting):
    """The resource that a setting names, as a policy has to say it."""
    (name,) = variables(template, function)[setting].values()
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
    own = [grant for grant in granted("AckFunction") if grant[0] not in ON_BEHALF]
    assert sorted(own, key=str) == sorted(calls(surface, template, "AckFunction"), key=str)


def test_the_worker_may_do_what_it_calls_and_nothing_else(surface, template):
    polled = [
        (action, {"Fn::GetAtt": [queue, "Arn"]}) for action in POLLER for queue in ("JobsQueue", "DeadLetterQueue")
    ]
    own = [grant for grant in granted("WorkerFunction") if grant[0] not in ON_BEHALF]
    assert sorted(own, key=str) == sorted([*calls(surface, template, "WorkerFunction"), *polled], key=str)


def test_every_call_is_on_what_a_setting_of_its_function_names(surface):
    assert surface["aws_calls"]
    for function in FUNCTIONS:
        settings = {setting["name"] for setting in of_function(surface["settings"], function)}
        assert {call["resource"] for call in of_function(surface["aws_calls"], function)} <= settings


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_statement_reaches_beyond_the_stack(function):
    for statement in statements(function):
        for resource in several(statement["Resource"]):
            if "kms:Decrypt" in statement["Action"]:
                # Any key, but only through SSM and only for the one parameter.
                condition = statement["Condition"]["StringEquals"]
                assert set(condition) == {"kms:ViaService", "kms:EncryptionContext:PARAMETER_ARN"}
            elif "Fn::GetAtt" in resource:
                assert resource["Fn::GetAtt"][0] in {"JobsQueue", "DeadLetterQueue"}
            else:
                assert "*" not in resource["Fn::Sub"]
                assert re.search(r":parameter\$\{\w+\}$", resource["Fn::Sub"])


@pytest.mark.parametrize("function", FUNCTIONS)
def test_managed_policies_are_logs_and_traces_alone(function):
    role = deployed()["Resources"][f"{function}Role"]["Properties"]
    names = {arn.rsplit("/", 1)[-1] for arn in role["ManagedPolicyArns"]}
    assert names == {"AWSLambdaBasicExecutionRole", "AWSXrayWriteOnlyAccess"}
