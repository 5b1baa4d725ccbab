"""Least privilege: what the functions may do is what their code does."""

import re

from conftest import ROOT, deployed

# What Lambda's poller needs of the role, beside what the code calls.
POLLER = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"}
# Decryption is SSM's call under the function's name, never the code's own.
ON_BEHALF = {"kms:Decrypt"}
# What Lambda does under the function's name: its log, and its traces where they are on.
LOGS = {"logs:CreateLogStream", "logs:PutLogEvents"}
TRACES = {"xray:PutTraceSegments", "xray:PutTelemetryRecords"}
ROLES = {"AckFunction": "AckLogs", "WorkerFunction": "WorkerLogs"}


def statements(function, traces=True):
    """A role's statements, with or without tracing."""
    role = deployed()["Resources"][f"{function}Role"]["Properties"]
    for policy in role["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            if "Fn::If" in statement:
                condition, then, otherwise = statement["Fn::If"]
                assert (condition, otherwise) == ("Traces", {"Ref": "AWS::NoValue"})
                if not traces:
                    continue
                statement = then  # noqa: PLW2901
            yield statement


def actions(function, traces=True):
    found = set()
    for statement in statements(function, traces):
        action = statement["Action"]
        found.update([action] if isinstance(action, str) else action)
    return found


def calls(service):
    """The operations that src/ calls on a client of the SDK, as IAM names them."""
    found = set()
    for path in (ROOT / "src").rglob("*.rs"):
        code = path.read_text(encoding="utf-8").split("#[cfg(test)]")[0]
        # Each client's own `impl` block, so that a chain of calls is known to be that service's.
        for block in re.findall(r"\nimpl [^{]*\b(?:for )?" + service + r" \{(.*?)\n\}", code, re.S | re.I):
            for operation in re.findall(r"\bself\s*\.client\s*\.(\w+)\(\)", block):
                found.add(f"{service.lower()}:" + "".join(word.title() for word in operation.split("_")))
    return found


def test_the_code_calls_something_at_all():
    assert calls("Sqs")
    assert calls("Ssm")


def test_the_ack_may_do_what_it_calls_and_nothing_else():
    assert actions("AckFunction") == calls("Sqs") | calls("Ssm") | ON_BEHALF | LOGS | TRACES


def test_the_worker_may_do_what_it_calls_and_nothing_else():
    assert actions("WorkerFunction") == calls("Ssm") | POLLER | ON_BEHALF | LOGS | TRACES


def test_no_statement_reaches_beyond_the_stack():
    for function in ["AckFunction", "WorkerFunction"]:
        for statement in statements(function):
            assert statement["Effect"] == "Allow"
            resources = statement["Resource"]
            for resource in resources if isinstance(resources, list) else [resources]:
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
