"""What the scripts beside this one know about a stage: its stack, its region, the names it uses."""

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
except ModuleNotFoundError:
    if not (TOOLS / "python").exists() or pathlib.Path(sys.prefix) == TOOLS.parent:
        sys.exit("the tools are not installed: `make setup`")
    os.execv(TOOLS / "python", [TOOLS / "python", *sys.argv])
os.environ["PATH"] = os.pathsep.join([str(TOOLS), os.environ["PATH"]])


class Stage:
    """A section of samconfig.toml, and the stack that it describes."""

    def __init__(self, name):
        config = tomllib.loads((ROOT / "samconfig.toml").read_text(encoding="utf-8"))
        if name not in config:
            stages = ", ".join(key for key, value in config.items() if isinstance(value, dict))
            sys.exit(f"samconfig.toml has no stage {name}; there are: {stages}")
        self.name = name
        parameters = {}
        for section in ["global", "deploy"]:
            parameters |= config[name].get(section, {}).get("parameters", {})
        self.stack_name = parameters["stack_name"]
        overrides = parameters.get("parameter_overrides", "")
        if isinstance(overrides, list):
            overrides = " ".join(overrides)
        self._overrides = {
            key: quoted or plain for key, quoted, plain in re.findall(r'(\w+)=(?:"([^"]*)"|(\S+))', overrides)
        }
        self._session = boto3.Session(region_name=parameters.get("region"), profile_name=parameters.get("profile"))

    def client(self, service):
        return self._session.client(service)

    @property
    def region(self):
        return self._session.region_name

    def account(self):
        """The account's number; ends with a sentence where there are no credentials."""
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

    def parameter(self, name):
        """A parameter of the template: as deployed, else as samconfig.toml will set it, else its default."""
        for parameter in (self.stack() or {}).get("Parameters", []):
            if parameter["ParameterKey"] == name:
                return parameter["ParameterValue"]
        if name in self._overrides:
            return self._overrides[name]
        template = (ROOT / "template.yaml").read_text(encoding="utf-8")
        return re.search(rf"\n  {name}:\n(?:    .*\n)*?    Default: (.*)\n", template)[1].strip('"')


def main(run):
    """Runs a script's body with the stage of the command line, its failures told in a sentence."""
    try:
        sys.exit(run(Stage(sys.argv[1] if len(sys.argv) > 1 else "default")))
    except botocore.exceptions.NoRegionError:
        sys.exit("no AWS region is set: export AWS_REGION, or run `aws configure`")
    except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError) as error:
        sys.exit(f"AWS: {error}")
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nstopped; nothing more was done")
