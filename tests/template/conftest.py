"""What the checks of this folder share: the repository's files, read once."""

import functools
import json
import os
import pathlib
import re
import subprocess
import sys

import boto3
import pytest
import requests
import yaml
from moto.core.config import default_user_config
from moto.server import ThreadedMotoServer
from samtranslator.translator.arn_generator import ArnGenerator
from samtranslator.translator.transform import transform

ROOT = pathlib.Path(__file__).resolve().parents[2]
REGION = "us-east-1"
STACK = "slack-summarize"
# Settings that the template never sets: for runs without an account.
LOCAL_ONLY = {"ALLOW_PRIVATE_ADDRESSES", "SMMRY_API_KEY"}


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms (`!Ref x`) as their long ones (`{Ref: x}`)."""


def _intrinsic(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _intrinsic)


@functools.cache
def _template_text():
    return json.dumps(yaml.load(read("template.yaml"), _Loader))


@pytest.fixture
def template():
    """template.yaml, as written."""
    return json.loads(_template_text())


class _BundledPolicies:
    """The ARNs of AWS's managed policies, without asking IAM."""

    def load(self):
        return {
            name: f"arn:aws:iam::aws:policy/{path}"
            for name, path in {
                "AWSLambdaBasicExecutionRole": "service-role/AWSLambdaBasicExecutionRole",
                "AWSXrayWriteOnlyAccess": "AWSXrayWriteOnlyAccess",
                "AWSCodeDeployRoleForLambda": "service-role/AWSCodeDeployRoleForLambda",
            }.items()
        }


def deployed(**parameters):
    """The template as CloudFormation sees it once SAM's transform is done."""
    # Without a region in the environment, boto3 would look for one in the person's own settings.
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    ArnGenerator.BOTO_SESSION_REGION_NAME = REGION
    template = json.loads(_template_text())
    for function in template["Resources"].values():
        if function["Type"] == "AWS::Serverless::Function":
            function["Properties"]["CodeUri"] = "s3://code/bootstrap.zip"
    template["Globals"]["Function"].pop("CodeUri")
    defaults = {name: parameter.get("Default") for name, parameter in template["Parameters"].items()}
    return transform(template, defaults | parameters, _BundledPolicies())


@functools.cache
def _settings():
    code = read("src/settings.rs").split("#[cfg(test)]")[0]
    found = {}
    for function, block in re.findall(r"\nimpl (Ack|Worker)Settings \{(.*?)\n\}", code, re.S):
        found[f"{function}Function"] = set(re.findall(r'reader\s*\.\w+\(\s*"([A-Z][A-Z_]+)"', block))
        # A secret names two settings, and the reply origins have a reader of their own.
        for pair in re.findall(r'\.secret\(\s*"([A-Z_]+)",\s*"([A-Z_]+)"', block):
            found[f"{function}Function"].update(pair)
        if "reader.reply_origins()" in block:
            found[f"{function}Function"].update(
                re.findall(r'self\.parsed\("([A-Z_]+)", ReplyOrigins', read("src/settings/reader.rs"))
            )
    return found


@pytest.fixture
def settings():
    """The settings that each function reads, by its name in the template."""
    return {function: set(names) for function, names in _settings().items()}


def variables(template, function):
    """The environment variables that the template declares for a function."""
    own = template["Resources"][function]["Properties"]["Environment"]["Variables"]
    return template["Globals"]["Function"]["Environment"]["Variables"] | own


CREDENTIALS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


def environment(**more):
    """This machine's environment, less whatever AWS account it knows."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    nobody = {
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "SAM_CLI_TELEMETRY": "0",
        # The tools are installed beside this Python, whoever started it.
        "PATH": os.pathsep.join([str(pathlib.Path(sys.executable).parent), os.environ["PATH"]]),
    }
    return kept | nobody | more


def run(*command, **options):
    """Runs a command at the top of the repository and returns it finished, whatever its exit code."""
    options.setdefault("env", environment(**CREDENTIALS))
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False, **options
    )


# What moto does not create; everything else must come to be.
UNKNOWN_TO_MOTO = {
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGatewayV2::Route",
    "AWS::ApiGatewayV2::Stage",
    "AWS::CloudWatch::Alarm",
    "AWS::Lambda::Alias",
    "AWS::Lambda::Url",
    "AWS::Logs::QueryDefinition",
}


@pytest.fixture(scope="module")
def cloud():
    """Clients of an AWS that lives on this machine for as long as this file's tests."""
    # Messages must not start containers where Docker happens to be.
    default_user_config["lambda"]["use_docker"] = False
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"

    def client(service):
        return boto3.client(
            service, endpoint_url=url, region_name=REGION, aws_access_key_id="test", aws_secret_access_key="test"
        )

    client.url = url
    # All servers of one process share what they hold.
    requests.post(f"{url}/moto-api/reset", timeout=10).raise_for_status()
    yield client
    server.stop()


def known_to_moto(template, request_url="https://ack.example/"):
    """The template less what moto cannot create; who points at the alias points at the function instead."""
    resources = template["Resources"]
    for name in [name for name, resource in resources.items() if resource["Type"] in UNKNOWN_TO_MOTO]:
        del resources[name]
    template["Outputs"]["SlackRequestUrl"]["Value"] = request_url
    text = json.dumps(template)
    text = text.replace('{"Ref": "AckFunctionAliaslive"}', '{"Ref": "AckFunction"}')
    text = re.sub(r"\$\{(\w+Alarm)\.Arn\}", rf"arn:aws:cloudwatch:{REGION}:123456789012:alarm:\1", text)
    # CloudFormation makes a number a string where it is one of a function's variables.
    return re.sub(r'\{"Ref": "(DefaultSentences|JobsPerMinute)"\}', r'{"Fn::Sub": "${\1}"}', text)


def create_stack(cloud, **options):
    """Deploys the template, and returns CloudFormation's description of the stack."""
    storage = cloud("s3")
    storage.create_bucket(Bucket="code")
    storage.put_object(Bucket="code", Key="bootstrap.zip", Body=b"PK\x05\x06" + b"\0" * 18)
    cloud("cloudformation").create_stack(
        StackName=STACK, TemplateBody=known_to_moto(deployed(), **options), Capabilities=["CAPABILITY_IAM"]
    )
    return cloud("cloudformation").describe_stacks(StackName=STACK)["Stacks"][0]


def outputs(stack):
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


@pytest.fixture(scope="module")
def stack(cloud):
    """The stack with its default parameters, in moto."""
    return create_stack(cloud)
