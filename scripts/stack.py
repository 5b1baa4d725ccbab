"""What the scripts beside this one know about a stage: its stack, its region, the names it uses."""

import argparse
import functools
import os
import pathlib
import re
import sys
import tomllib

# Where Lambda has no function URLs: AWS Lambda, "Creating and managing Lambda function URLs"
# (https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html), and for China "Amazon Lambda", in "Getting
# Started with Amazon Web Services in China". Read in November 2026. FrontDoor's description names them, too.
WITHOUT_FUNCTION_URLS = {
    "ap-east-2",
    "ap-south-2",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-west-1",
    "cn-north-1",
    "cn-northwest-1",
    "eu-central-2",
    "eu-south-2",
    "il-central-1",
    "me-central-1",
}

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".venv" / "bin"

# Called by hand, a script may run under any Python; what it needs is in .venv alone.
try:
    import boto3
    import botocore.exceptions
    import tomlkit
except ModuleNotFoundError:
    if not (TOOLS / "python").exists() or pathlib.Path(sys.prefix) == TOOLS.parent:
        sys.exit("the tools are not installed: `make setup`")
    os.execv(TOOLS / "python", [TOOLS / "python", *sys.argv])
os.environ["PATH"] = os.pathsep.join([str(TOOLS), os.environ["PATH"]])

# Behind the lines above, which find the Python that has what these need.
import aws_errors  # noqa: E402
from template import template  # noqa: E402

CONFIG = ROOT / "samconfig.toml"
# The states of a stack that CloudFormation can remove, and do nothing else with.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-describing-stacks.html
ONLY_TO_REMOVE = {"CREATE_FAILED", "DELETE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED"}


class Stage:
    """A section of samconfig.toml, and the stack that it describes."""

    def __init__(self, name, region=None):
        config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
        if name not in config:
            stages = ", ".join(key for key, value in config.items() if isinstance(value, dict))
            sys.exit(f"samconfig.toml has no stage {name}; there are: {stages}")
        self.name = name
        parameters = {}
        for section in ["global", "deploy"]:
            parameters |= config[name].get(section, {}).get("parameters", {})
        self.stack_name = parameters["stack_name"]
        self.configured_region = parameters.get("region")
        overrides = parameters.get("parameter_overrides", "")
        if isinstance(overrides, list):
            overrides = " ".join(overrides)
        self._overrides = {
            key: quoted or plain for key, quoted, plain in re.findall(r'(\w+)=(?:"([^"]*)"|(\S+))', overrides)
        }
        self._region = region
        self._profile = parameters.get("profile")

    @functools.cached_property
    def _session(self):
        # As AWS's own tools have it: what a command says, then the environment, then what is written down. boto3
        # itself does not read AWS_REGION.
        chosen = self._region or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
        session = boto3.Session(region_name=chosen or self.configured_region, profile_name=self._profile)
        if session.region_name:
            # The tools that the scripts call go where the scripts go.
            os.environ["AWS_REGION"] = os.environ["AWS_DEFAULT_REGION"] = session.region_name
        return session

    def client(self, service):
        """Fails where there are no credentials, and then where there is no region: the same for every script."""
        self.require_credentials()
        if self.region is None:
            # Some services would do without one, and then this stage would have none.
            raise botocore.exceptions.NoRegionError
        return self._session.client(service)

    @property
    def region(self):
        return self._session.region_name

    @property
    def overrides(self):
        """The template's parameters that samconfig.toml sets for this stage."""
        return dict(self._overrides)

    def remember_region(self):
        """Writes the region into samconfig.toml, so that the next command, in whatever shell, finds this stack."""
        config = tomlkit.parse(CONFIG.read_text(encoding="utf-8"))
        config[self.name]["global"]["parameters"]["region"] = self.region
        CONFIG.write_text(tomlkit.dumps(config), encoding="utf-8")
        self.configured_region = self.region

    def require_credentials(self):
        """Fails where this machine has no credentials, without asking AWS about them."""
        if self._session.get_credentials() is None:
            raise botocore.exceptions.NoCredentialsError

    def account(self):
        """The account's number; fails where there are no credentials that AWS takes."""
        return self.client("sts").get_caller_identity()["Account"]

    def stack(self):
        """CloudFormation's description of the stack, or None where it is not deployed."""
        try:
            return self.client("cloudformation").describe_stacks(StackName=self.stack_name)["Stacks"][0]
        except botocore.exceptions.ClientError as error:
            if "does not exist" in str(error):
                return None
            raise

    def others_that_name(self, values):
        """Each of these values to the other stacks of this account and region that have it for a parameter."""
        found = {value: [] for value in values}
        pages = self.client("cloudformation").get_paginator("describe_stacks").paginate()
        for stack in (stack for page in pages for stack in page["Stacks"]):
            if stack["StackName"] != self.stack_name:
                for value in {parameter.get("ParameterValue") for parameter in stack.get("Parameters", [])} & set(
                    values
                ):
                    found[value].append(stack["StackName"])
        return found

    def outputs(self):
        stack = self.stack() or {}
        return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}

    def parameters(self):
        """The template's parameters: as deployed, else as samconfig.toml will set them, else their defaults."""
        defaults = {name: str(parameter["Default"]) for name, parameter in template()["Parameters"].items()}
        deployed = (self.stack() or {}).get("Parameters", [])
        return (
            defaults
            | self._overrides
            | {parameter["ParameterKey"]: parameter["ParameterValue"] for parameter in deployed}
        )

    def parameter(self, name):
        """One of them."""
        return self.parameters()[name]


def ask(question):
    """A line from the owner who runs the script; empty where there is no more input."""
    print(question, end="", flush=True)
    return sys.stdin.readline().strip()


def main(run, **options):
    """Runs a script's body with the stage of the command line, its failures told in a sentence.

    The script's documentation is its `--help`. Each of `options` is an argument of its own, as argparse takes it; where
    there are any, the body gets them all as its second argument.
    """
    script = sys.modules["__main__"]
    parser = argparse.ArgumentParser(description=script.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, how in options.items():
        parser.add_argument(name if how.pop("positional", False) else f"--{name.replace('_', '-')}", **how)
    parser.add_argument("stage", nargs="?", default="default", help="a section of samconfig.toml")
    arguments = parser.parse_args()
    try:
        stage = Stage(arguments.stage)
        sys.exit(run(stage, arguments) if options else run(stage))
    except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError) as error:
        sys.exit(aws_errors.sentence(error))
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nstopped; nothing more was done")
