"""The stack is created for real, as far as moto's CloudFormation knows its resources, and then updated."""

import json
import os
import shutil

import pytest
from conftest import STACK, UNKNOWN_TO_MOTO, deployed, outputs, run


def test_the_stack_comes_to_be(cloud, stack):
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    made = cloud("cloudformation").describe_stack_resources(StackName=STACK)["StackResources"]
    # What a condition left out is listed without a name.
    made = {resource.get("LogicalResourceId") for resource in made}
    template = deployed()
    wanted = {
        name
        for name, resource in template["Resources"].items()
        if resource["Type"] not in UNKNOWN_TO_MOTO and resource.get("Condition") in (None, "HasFunctionUrl")
    }
    assert wanted <= made, wanted - made


def test_the_worker_takes_from_both_queues(cloud, stack):
    mappings = cloud("lambda").list_event_source_mappings(FunctionName=f"{STACK}-worker")["EventSourceMappings"]
    sources = sorted(mapping["EventSourceArn"].rsplit(":", 1)[-1] for mapping in mappings)
    assert sources == [f"{STACK}-dead-letters.fifo", f"{STACK}-jobs.fifo"]


def test_a_job_that_fails_four_times_goes_to_the_dead_letters(cloud, stack):
    queue = outputs(stack)["JobsQueueUrl"]
    dead_letters = outputs(stack)["DeadLetterQueueUrl"]
    sqs = cloud("sqs")
    attributes = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
    assert attributes["FifoQueue"] == "true"
    assert attributes["VisibilityTimeout"] == "360"
    dead_arn = sqs.get_queue_attributes(QueueUrl=dead_letters, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    assert json.loads(attributes["RedrivePolicy"]) == {"deadLetterTargetArn": dead_arn, "maxReceiveCount": 4}


def test_the_functions_find_what_they_need(cloud, stack):
    ack = cloud("lambda").get_function_configuration(FunctionName=f"{STACK}-ack")
    environment = ack["Environment"]["Variables"]
    assert environment["QUEUE_URL"] == outputs(stack)["JobsQueueUrl"]
    assert environment["SLACK_SIGNING_SECRET_PARAMETER"] == outputs(stack)["SigningSecretName"]
    assert environment["DEFAULT_SENTENCES"] == "3"
    assert "DRY_RUN" not in environment
    assert "SLACK_SIGNING_SECRET" not in environment
    assert ack["Runtime"] == "provided.al2023"
    worker = cloud("lambda").get_function_configuration(FunctionName=f"{STACK}-worker")
    assert worker["Environment"]["Variables"]["ENGINE"] == "auto"


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """Any program of this machine stands in for a built function: only its packaging is looked at."""
    path = tmp_path_factory.mktemp("lambda") / "bootstrap"
    shutil.copy(os.path.realpath(shutil.which("true")), path)
    return path


@pytest.mark.parametrize(("binary", "alias"), [("ack", ["--alias", "live"]), ("worker", [])])
def test_cargo_lambda_updates_a_functions_code_and_nothing_else(cloud, stack, program, binary, alias):
    name = f"{STACK}-{binary}"
    functions = cloud("lambda")
    if alias:
        # moto does not create the alias with the stack.
        functions.create_alias(FunctionName=name, Name="live", FunctionVersion="$LATEST")
    before = functions.get_function_configuration(FunctionName=name)
    command = ["cargo", "lambda", "deploy", "--binary-path", program, "--endpoint-url", cloud.url, *alias, name]
    updated = run(*command)
    assert updated.returncode == 0, updated.stdout + updated.stderr
    after = functions.get_function_configuration(FunctionName=name)
    assert after["CodeSha256"] != before["CodeSha256"]
    for kept in ["Role", "Environment", "MemorySize", "Timeout", "TracingConfig", "LoggingConfig"]:
        assert after.get(kept) == before.get(kept), kept


def test_removal_takes_everything_along(cloud, stack):
    cloud("cloudformation").delete_stack(StackName=STACK)
    assert cloud("sqs").list_queues().get("QueueUrls", []) == []
    assert cloud("lambda").list_functions()["Functions"] == []
    assert cloud("logs").describe_log_groups()["logGroups"] == []
