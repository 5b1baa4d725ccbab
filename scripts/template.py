"""template.yaml, read."""

import pathlib

import yaml

PATH = pathlib.Path(__file__).resolve().parent.parent / "template.yaml"
NO_VALUE = {"Ref": "AWS::NoValue"}


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


def parse(text):
    """A template's text as CloudFormation's JSON would say it."""
    return yaml.load(text, _Loader)


def template():
    """template.yaml, as written."""
    return parse(PATH.read_text(encoding="utf-8"))


def variables(template, function):
    """The environment variables that a template declares for a function, those without a value included."""
    own = template["Resources"][function]["Properties"]["Environment"]["Variables"]
    return template["Globals"]["Function"]["Environment"]["Variables"] | own
