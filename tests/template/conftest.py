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
from moto.core.config import default_user_config
from moto.server import ThreadedMotoServer
from samtranslator.translator.arn_generator import ArnGenerator
from samtranslator.translator.transform import transform

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import programs  # noqa: E402
from template import NO_VALUE, parse, variables  # noqa: E402, F401  (for the tests beside this)

REGION = "us-east-1"
STACK = "slack-summarize"


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


@functools.cache
def _template_text():
    return json.dumps(parse(read("template.yaml")))


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


FUNCTIONS = {"AckFunction": "ack", "WorkerFunction": "worker"}


@pytest.fixture(scope="session")
def surface():
    """What the program declares that owners rely on."""
    return programs.surface()


def of_function(rows, function):
    """Those rows of a table that are about a function of the template."""
    return [row for row in rows if row["function"] in (FUNCTIONS[function], "both")]


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
