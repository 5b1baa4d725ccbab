"""What a deployment asks of AWS: regions, partitions, the repository's rules, and what it may remove."""

import os
import re
import subprocess

import pytest
from conftest import CREDENTIALS, ROOT, STACK, create_stack, deployed, environment, outputs, read, run

# AWS Serverless Application Repository, "AWS::ServerlessRepo::Application" in the SAM guide.
RULES = {
    "Name": r"[a-zA-Z0-9-]{1,140}",
    "Author": r"(?=.{1,127}$)[a-z0-9](([a-z0-9]|-(?!-))*[a-z0-9])?",
    "Description": r".{1,256}",
    "SemanticVersion": r"\d+\.\d+\.\d+",
}


@pytest.fixture
def account(cloud):
    return environment(**CREDENTIALS, AWS_ENDPOINT_URL=cloud.url)


def evaluated(value, conditions, attributes):
    """What a value comes to where these conditions hold."""
    if isinstance(value, dict) and "Fn::If" in value:
        condition, then, otherwise = value["Fn::If"]
        return evaluated(then if conditions.get(condition) else otherwise, conditions, attributes)
    if isinstance(value, dict) and "Fn::Sub" in value:
        text, own = value["Fn::Sub"]
        own = {name: evaluated(part, conditions, attributes) for name, part in own.items()}
        return re.sub(r"\$\{([^}]+)\}", lambda found: (attributes | own)[found[1]], text)
    return value


def test_the_application_repository_takes_every_field(template):
    application = template["Metadata"]["AWS::ServerlessRepo::Application"]
    for field, rule in RULES.items():
        assert re.fullmatch(rule, application[field]), f"{field}: {application[field]}"
    for label in application["Labels"]:
        assert re.fullmatch(r"[a-zA-Z0-9+\-_:/@]{1,127}", label)


@pytest.mark.parametrize(
    ("partition", "region", "address"),
    [
        (None, "eu-north-1", "https://console.aws.amazon.com/cloudwatch/home?region=eu-north-1"),
        ("InGovCloud", "us-gov-west-1", "https://console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1"),
        ("InChina", "cn-north-1", "https://console.amazonaws.cn/cloudwatch/home?region=cn-north-1"),
    ],
)
def test_the_dashboards_address_is_that_of_the_partitions_console(template, partition, region, address):
    known = {"AWS::Region": region, "Dashboard": STACK}
    shown = evaluated(template["Outputs"]["DashboardUrl"]["Value"], {partition: True}, known)
    assert shown == f"{address}#dashboards/dashboard/{STACK}"


def test_china_which_has_no_x_ray_for_functions_is_not_asked_for_it(template):
    traces = template["Conditions"]["Traces"]["Fn::And"]
    assert {"Fn::Not": [{"Condition": "InChina"}]} in traces
    assert template["Globals"]["Function"]["Tracing"] == {"Fn::If": ["Traces", "Active", "PassThrough"]}


@pytest.mark.parametrize("region", ["eu-central-2", "ap-southeast-6", "cn-north-1"])
def test_a_region_without_function_urls_is_told_before_anything_is_built(account, region):
    finished = run("python", "scripts/deploy", env=account | {"AWS_DEFAULT_REGION": region})
    assert finished.returncode != 0
    assert f"no function URLs in {region}" in finished.stderr
    assert "FrontDoor=HttpApi" in finished.stderr
    assert "a new stack" not in finished.stdout


def test_regions_without_function_urls_are_in_the_parameters_description(template):
    known = run(
        "python", "-c", "import sys; sys.path.insert(0, 'scripts'); import stack; print(*stack.WITHOUT_FUNCTION_URLS)"
    )
    description = template["Parameters"]["FrontDoor"]["Description"]
    said = re.sub(r"ap-southeast-4 to -7", " ".join(f"ap-southeast-{n}" for n in range(4, 8)), description)
    said = said.replace("China", "cn-north-1 cn-northwest-1")
    assert set(known.stdout.split()) == set(re.findall(r"\b[a-z]{2}-[a-z]+-\d\b", said))


def test_the_worker_is_told_its_dead_letter_queue(cloud):
    stack = create_stack(cloud)
    worker = cloud("lambda").get_function_configuration(FunctionName=f"{STACK}-worker")
    queue = cloud("sqs").get_queue_attributes(
        QueueUrl=outputs(stack)["DeadLetterQueueUrl"], AttributeNames=["QueueArn"]
    )
    assert worker["Environment"]["Variables"]["DEAD_LETTER_QUEUE_ARN"] == queue["Attributes"]["QueueArn"]


def stored(cloud, name):
    return bool(cloud("ssm").get_parameters(Names=[name])["Parameters"])


@pytest.fixture
def installed(cloud):
    """A stack with both secrets; whatever a test before left of it is gone."""
    formation = cloud("cloudformation")
    for stack in formation.describe_stacks()["Stacks"]:
        formation.delete_stack(StackName=stack["StackName"])
    made = outputs(create_stack(cloud))
    names = [made["SigningSecretName"], made["SmmryApiKeyName"]]
    for name in names:
        cloud("ssm").put_parameter(Name=name, Value="secret", Type="SecureString", Overwrite=True)
    return names


def test_removal_asks_whether_the_secrets_go(cloud, account, installed):
    finished = run("python", "scripts/remove", input=f"{STACK}\nno\n", env=account)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    for name in installed:
        assert stored(cloud, name)
        assert f"The secret in {name} stays" in finished.stdout


def test_removal_leaves_a_secret_that_another_stack_names(cloud, account, installed):
    signing_secret, smmry_key = installed
    template = """
    Parameters: {Secret: {Type: String}}
    Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref Secret}}}
    """
    cloud("cloudformation").create_stack(
        StackName="neighbour",
        TemplateBody=template,
        Parameters=[{"ParameterKey": "Secret", "ParameterValue": signing_secret}],
    )
    finished = run("python", "scripts/remove", input=f"{STACK}\nyes\n", env=account)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert f"The secret in {signing_secret} stays: neighbour names it as well." in finished.stdout
    assert stored(cloud, signing_secret)
    assert not stored(cloud, smmry_key)


def test_no_secret_of_the_readme_passes_through_a_command_line():
    for block in re.findall(r"^ *```sh\n(.*?)^ *```", read("README.md") + read("docs/operations.md"), re.M | re.S):
        for command in block.splitlines():
            if "put-parameter" in command:
                assert "--value file:///dev/stdin" in command, command


@pytest.mark.parametrize(
    ("requirements", "installer"),
    [
        ("requirements-dev.txt", "scripts/setup"),
        ("bench/requirements.txt", "bench/run"),
        ("eval/requirements.txt", "eval/run"),
    ],
)
def test_a_list_of_tools_has_the_hash_of_every_file(requirements, installer):
    listed = re.split(r"\n(?=[^\s#])", re.sub(r"^#.*\n", "", read(requirements)).strip())
    assert len(listed) > 30
    for entry in listed:
        assert re.match(r"[\w.-]+==[\w.]+", entry), entry
        assert "--hash=sha256:" in entry, entry.split()[0]
    assert "--require-hashes" in read(installer)


def test_what_has_another_hash_is_not_installed(tmp_path):
    """pip, as `scripts/setup` calls it, before a package that is not the one of the list."""
    (tmp_path / "six-1.0-py3-none-any.whl").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    (tmp_path / "list").write_text(f"six==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    options = re.search(
        r"pip install --quiet --disable-pip-version-check (--require-hashes .*?) \\", read("scripts/setup")
    )[1]
    pip = ["python", "-m", "pip", "install", "--no-index", "--find-links", tmp_path, "--target", tmp_path / "there"]
    finished = run(*pip, *options.split(), "--requirement", tmp_path / "list")
    assert finished.returncode != 0
    assert "DO NOT MATCH THE HASHES" in finished.stderr


@pytest.fixture
def deny(tmp_path):
    """`scripts/deny` where Cargo says yes to all but the fetching of the database."""
    cargo = tmp_path / "cargo"
    cargo.write_text('#!/bin/sh\ncase "$*" in *"fetch db"*) exit 1 ;; esac\necho "cargo $*"\n', encoding="utf-8")
    cargo.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])

    def run_it(*options):
        return subprocess.run(
            ["scripts/deny", *options],
            cwd=ROOT,
            env=environment(PATH=path),
            capture_output=True,
            text=True,
            check=False,
        )

    return run_it


def test_without_its_database_the_check_of_advisories_fails(deny):
    checked = deny()
    assert checked.returncode != 0
    assert "cannot be had" in checked.stderr
    assert "advisories" not in checked.stdout


def test_whoever_has_no_network_may_leave_the_advisories_out_and_reads_so(deny):
    checked = deny("--offline")
    assert checked.returncode == 0, checked.stderr
    assert "licenses sources bans" in checked.stdout
    assert "advisories: NOT CHECKED" in checked.stdout
    assert deny("--what").returncode != 0


def test_a_gradual_deployment_moves_its_alias_and_may_do_no_more():
    resources = deployed(GradualDeployment="true")["Resources"]
    group = resources["AckFunctionDeploymentGroup"]["Properties"]
    assert group["ServiceRoleArn"]["Fn::If"][1] == {"Fn::GetAtt": ["DeploymentRole", "Arn"]}
    assert "CodeDeployServiceRole" not in resources
