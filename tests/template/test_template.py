"""The template is what CloudFormation and the service need it to be."""

import json
import re
import tomllib

import pytest
from conftest import FUNCTIONS, NO_VALUE, ROOT, deployed, of_function, read, run, variables


def test_cfn_lint_has_nothing_to_say():
    linted = run("cfn-lint", "template.yaml")
    assert linted.returncode == 0, linted.stdout


def test_sam_finds_the_template_valid():
    validated = run("sam", "validate", "--lint")
    assert validated.returncode == 0, validated.stdout + validated.stderr


@pytest.mark.parametrize("front_door", ["FunctionUrl", "HttpApi"])
@pytest.mark.parametrize("gradual", ["true", "false"])
def test_the_transform_accepts_every_choice(front_door, gradual):
    resources = deployed(FrontDoor=front_door, GradualDeployment=gradual)["Resources"]
    assert ("ServerlessDeploymentApplication" in resources) == (gradual == "true")
    # What follows the alias by hand relies on the name that SAM gives it.
    assert resources["AckFunctionAliaslive"]["Type"] == "AWS::Lambda::Alias"


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_is_given_exactly_the_settings_that_it_reads(template, surface, function):
    given = {name for name, value in variables(template, function).items() if value != NO_VALUE}
    read = of_function(surface["settings"], function)
    assert given == {setting["name"] for setting in read if not setting["is_local"]}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_variable_without_a_value_is_a_setting_for_local_runs(template, surface, function):
    # `sam local invoke` sets only variables that the template names.
    empty = {name for name, value in variables(template, function).items() if value == NO_VALUE}
    local = {setting["name"] for setting in of_function(surface["settings"], function) if setting["is_local"]}
    assert "DRY_RUN" in empty
    assert empty <= local


# Where the template sets another value than the program's own default.
OTHERWISE = {
    "JOBS_PER_MINUTE": 10,
    "METRICS_NAMESPACE": {"Fn::Sub": "SlackSummarize/${AWS::StackName}"},
}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_template_sets_the_programs_own_defaults(template, surface, function):
    given = variables(template, function)
    for setting in of_function(surface["settings"], function):
        if setting["is_local"] or setting["default"] is None:
            continue
        value = given[setting["name"]]
        if isinstance(value, dict) and "Ref" in value:
            value = template["Parameters"][value["Ref"]]["Default"]
        assert value == OTHERWISE.get(setting["name"], value), setting["name"]
        if setting["name"] not in OTHERWISE:
            assert str(value) == setting["default"], setting["name"]


def test_every_parameter_is_described_and_used(template):
    text = read("template.yaml")
    for name, parameter in template["Parameters"].items():
        assert len(parameter["Description"]) > 20, name
        assert re.search(rf"(!Ref {name}\b|\$\{{{name}\}})", text), f"{name} changes nothing"
    interface = template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
    grouped = [name for group in interface for name in group["Parameters"]]
    assert sorted(grouped) == sorted(template["Parameters"])


def test_the_queue_outlasts_the_worker_and_gives_up_while_slack_still_listens(template):
    resources = template["Resources"]
    queue = resources["JobsQueue"]["Properties"]
    worker = resources["WorkerFunction"]["Properties"]
    assert queue["VisibilityTimeout"] == 6 * worker["Timeout"]
    tries = queue["RedrivePolicy"]["maxReceiveCount"]
    assert tries * queue["VisibilityTimeout"] < 30 * 60 < queue["MessageRetentionPeriod"]


def test_the_code_knows_the_workers_time_out(template, surface):
    assert template["Resources"]["WorkerFunction"]["Properties"]["Timeout"] == surface["worker_timeout_seconds"]


def test_the_worker_knows_the_dead_letter_queue_by_its_arn(template):
    told = variables(template, "WorkerFunction")["DEAD_LETTER_QUEUE_ARN"]
    assert told == {"Fn::GetAtt": ["DeadLetterQueue", "Arn"]}


def test_one_persons_jobs_fit_into_one_round_of_the_workers(template):
    parameters = {name: parameter.get("Default") for name, parameter in template["Parameters"].items()}
    mapping = template["Resources"]["WorkerTakesJobs"]["Properties"]
    assert mapping["ScalingConfig"]["MaximumConcurrency"] == {"Ref": "WorkerConcurrency"}
    places = parameters["WorkerConcurrency"] * mapping["BatchSize"]
    # At once, and again while the slowest of these is still being worked on.
    at_most = parameters["JobsPerMinute"] * (1 + template["Resources"]["WorkerFunction"]["Properties"]["Timeout"] / 60)
    assert 0 < at_most < places


def test_jobs_never_wait_behind_each_other(template):
    for name in ["JobsQueue", "DeadLetterQueue"]:
        queue = template["Resources"][name]["Properties"]
        assert queue["FifoQueue"] is True
        assert queue["DeduplicationScope"] == "messageGroup"
        assert queue["FifoThroughputLimit"] == "perMessageGroupId"
        assert queue["SqsManagedSseEnabled"] is True


def test_one_bad_record_never_fails_its_neighbours(template):
    mappings = [r for r in template["Resources"].values() if r["Type"] == "AWS::Lambda::EventSourceMapping"]
    sources = [mapping["Properties"]["EventSourceArn"]["Fn::GetAtt"][0] for mapping in mappings]
    assert sorted(sources) == ["DeadLetterQueue", "JobsQueue"]
    for mapping in mappings:
        assert mapping["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_removing_the_stack_leaves_nothing_behind(template):
    for name, resource in template["Resources"].items():
        assert resource.get("DeletionPolicy", "Delete") == "Delete", name
    # A function without a log group of the stack's makes one that outlives the stack.
    for function in FUNCTIONS:
        group = template["Resources"][function]["Properties"]["LoggingConfig"]["LogGroup"]["Ref"]
        assert template["Resources"][group]["Type"] == "AWS::Logs::LogGroup"


def test_both_functions_are_built_from_binaries_that_exist(template):
    metadata = json.loads(run("cargo", "metadata", "--no-deps", "--offline", "--format-version", "1").stdout)
    (package,) = [package for package in metadata["packages"] if package["name"] == "slack-summarize"]
    binaries = {target["name"] for target in package["targets"] if "bin" in target["kind"]}
    for function in FUNCTIONS:
        metadata = template["Resources"][function]["Metadata"]
        assert metadata["BuildMethod"] == "rust-cargolambda"
        assert metadata["BuildProperties"]["Binary"] in binaries


def test_samconfig_names_parameters_that_exist(template):
    config = tomllib.loads(read("samconfig.toml"))
    for stage in [value for value in config.values() if isinstance(value, dict)]:
        overrides = stage.get("deploy", {}).get("parameters", {}).get("parameter_overrides", "")
        pairs = overrides.split() if isinstance(overrides, str) else overrides
        for pair in pairs:
            assert pair.split("=", 1)[0].strip('"') in template["Parameters"], pair
    assert (ROOT / config["default"]["local_invoke"]["parameters"]["env_vars"]).exists()
