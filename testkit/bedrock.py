"""Judges what was said to and by a stand-in for Amazon Bedrock, by AWS's own description of the service.

Reads exchanges from standard input, one JSON object a line (`method`, `target`, `request`, `status`, `answer`), and prints
what is wrong with them, one sentence a line. Botocore checks types, required and unknown members, and least values; kinds
that the description lists, and greatest values, are checked here. Answers that no client could read as Converse's are let
pass: a test sends them to see what becomes of them.
"""

import json
import sys
import urllib.parse

from botocore import loaders, model, validate

# The description says no more of these than that they are numbers; the user guide does:
# https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InferenceConfiguration.html
GREATEST = {"temperature": 1, "topP": 1}


def check(shape, value):
    """What botocore finds wrong with a value."""
    return validate.ParamValidator().validate(value, shape).generate_report()


def judge(operation, exchange):
    path = urllib.parse.urlsplit(exchange["target"]).path.split("/")
    if exchange["method"] != "POST" or path[1] != "model" or path[3:] != ["converse"]:
        yield f"not Converse: {exchange['method']} {exchange['target']}"
        return
    if ":" in path[2]:
        yield f"the model's id is not encoded: {path[2]}"
    request = json.loads(exchange["request"]) | {"modelId": urllib.parse.unquote(path[2])}
    if wrong := check(operation.input_shape, request):
        yield f"the request: {wrong}"
    limits = request.get("inferenceConfig", {})
    if "maxTokens" not in limits:
        yield "the request sets no maxTokens"
    for name, greatest in GREATEST.items():
        if not 0 <= limits.get(name, 0) <= greatest:
            yield f"the request's {name} is {limits[name]}"
    errors = {shape.metadata.get("error", {}).get("httpStatusCode") for shape in operation.error_shapes}
    if exchange["status"] != 200:
        # 0: a connection without an answer. 302, 502 and 504 come from what stands before the service.
        if exchange["status"] not in errors | {0, 302, 502, 504}:
            yield f"no error of Converse's has the status {exchange['status']}"
        return
    try:
        answer = json.loads(exchange["answer"])
    except ValueError:
        return
    if isinstance(answer, dict) and "output" in answer and (wrong := check(operation.output_shape, answer)):
        yield f"the answer: {wrong}"
    reasons = operation.output_shape.members["stopReason"].enum
    if isinstance(answer, dict) and answer.get("stopReason", reasons[0]) not in reasons:
        yield f"no stop reason of Converse's: {answer['stopReason']}"


def main():
    description = loaders.Loader().load_service_model("bedrock-runtime", "service-2")
    operation = model.ServiceModel(description, "bedrock-runtime").operation_model("Converse")
    for line in sys.stdin:
        for wrong in judge(operation, json.loads(line)):
            print(wrong)


main()
