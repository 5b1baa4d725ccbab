"""`make doctor` asks the language model and says in plain words what is missing; and the worker may ask the one that is set."""

import http.server
import json
import threading
import urllib.parse

import boto3
import pytest
from conftest import CREDENTIALS, REGION, STACK, create_stack, deployed, environment, run

import models

PROFILE_ID = "us.amazon.nova-micro-v1:0"
PROFILE_ARN = "arn:aws:bedrock:eu-west-1:111122223333:application-inference-profile/a1b2c3d4e5f6"


class ModelServer(http.server.ThreadingHTTPServer):
    """Bedrock and a server with an OpenAI-compatible API at once: it answers what it is told to, and keeps what it gets."""

    def __init__(self):
        self.answers = []
        self.received = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                outer.received.append((urllib.parse.unquote(self.path), json.loads(body or b"null")))
                status, kind, content = outer.answers.pop(0) if len(outer.answers) > 1 else outer.answers[0]
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                if kind:
                    self.send_header("x-amzn-errortype", kind)
                self.end_headers()
                self.wfile.write(json.dumps(content).encode())

            do_POST = do_GET = answer  # noqa: N815 (the library's names)

            def log_message(self, *_):
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def model_server():
    server = ModelServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


CONVERSED = {
    "output": {"message": {"role": "assistant", "content": [{"text": "Yes"}]}},
    "stopReason": "end_turn",
    "usage": {"inputTokens": 8, "outputTokens": 1, "totalTokens": 9},
    "metrics": {"latencyMs": 200},
}
COMPLETED = {"choices": [{"message": {"role": "assistant", "content": "Yes"}, "finish_reason": "stop"}]}


def asked_of_bedrock(server):
    client = boto3.client(
        "bedrock-runtime",
        endpoint_url=server.url,
        region_name=REGION,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=boto3.session.Config(retries={"max_attempts": 1}),
    )
    return models.ask_bedrock(client, "amazon.nova-micro-v1:0", REGION)


@pytest.mark.parametrize(
    ("status", "kind", "message", "said"),
    [
        (
            400,
            "ValidationException",
            "Invocation of model ID amazon.nova-micro-v1:0 with on-demand throughput isn’t supported. Retry your request "
            "with the ID or ARN of an inference profile that contains this model.",
            "Model=us.amazon.nova-micro-v1:0",
        ),
        (400, "ValidationException", "The provided model identifier is invalid.", "no such model in us-east-1"),
        (
            403,
            "AccessDeniedException",
            "You don't have access to the model with the specified model ID.",
            "Model catalog",
        ),
        (
            404,
            "ResourceNotFoundException",
            "Model use case details have not been submitted for this account.",
            "the form",
        ),
        (404, "ResourceNotFoundException", "Could not resolve the foundation model", "no such model in us-east-1"),
        (429, "ThrottlingException", "Too many requests, please wait before trying again.", "Service Quotas"),
        (429, "ModelNotReadyException", "The model is not ready", "try again in a minute"),
        (500, "InternalServerException", "oops", "does not answer"),
    ],
)
def test_what_bedrock_refuses_is_said_in_plain_words(model_server, status, kind, message, said):
    model_server.answers = [(status, kind, {"message": message})]
    problem = asked_of_bedrock(model_server)
    assert said in f"{problem.what}; {problem.remedy}"
    assert not problem.is_ours


def test_rights_that_only_the_person_lacks_are_no_fault_of_the_stack(model_server):
    message = "User: arn:aws:iam::1:user/me is not authorized to perform: bedrock:InvokeModel on resource: x"
    model_server.answers = [(403, "AccessDeniedException", {"message": message})]
    assert asked_of_bedrock(model_server).is_ours


def test_a_model_of_bedrocks_that_answers_is_well(model_server):
    model_server.answers = [(200, None, CONVERSED)]
    assert asked_of_bedrock(model_server) is None
    ((path, body),) = model_server.received
    assert path == "/model/amazon.nova-micro-v1:0/converse"
    assert body["inferenceConfig"] == {"maxTokens": 16}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([(401, None, {"error": {"code": "invalid_api_key"}})], "refuses the key"),
        ([(404, None, {"error": {"message": "model 'x' not found"}})], "no such model"),
        ([(429, None, {"error": {"code": "insufficient_quota"}})], "nothing left"),
        ([(503, None, {"error": {"message": "Loading model"}})], "still loads"),
        ([(500, None, {})], "answers with 500"),
        ([(200, None, COMPLETED)], None),
        ([(400, None, {"error": {"message": "Unsupported parameter: 'max_tokens'"}}), (200, None, COMPLETED)], None),
    ],
)
def test_what_a_server_refuses_is_said_in_plain_words(model_server, answers, said):
    model_server.answers = answers
    problem = models.ask_server(f"{model_server.url}/v1/", "small", "a-key")
    assert (said is None) == (problem is None), problem
    assert said is None or said in " ".join(map(str, problem))
    assert model_server.received[0][0] == "/v1/chat/completions"


def test_a_server_with_several_models_asks_for_a_name(model_server):
    model_server.answers = [(200, None, {"data": [{"id": "one"}, {"id": "two"}]})]
    assert "one, two" in models.ask_server(model_server.url, "", None).remedy
    model_server.answers = [(200, None, {"data": [{"id": "one"}]}), (200, None, COMPLETED)]
    assert models.ask_server(model_server.url, "", None) is None
    assert model_server.received[-1][1]["model"] == "one"


def test_an_address_where_nobody_answers_is_said():
    assert "reachable" in models.ask_server("http://127.0.0.1:1/v1", "small", None).remedy


def test_the_doctor_asks_the_model_that_the_stack_has(cloud, model_server):
    create_stack(cloud)
    cloud("cloudformation").update_stack(
        StackName=STACK,
        UsePreviousTemplate=True,
        Parameters=[{"ParameterKey": "Model", "ParameterValue": PROFILE_ID}],
        Capabilities=["CAPABILITY_IAM"],
    )
    known = environment(**CREDENTIALS, AWS_ENDPOINT_URL=cloud.url, AWS_ENDPOINT_URL_BEDROCK_RUNTIME=model_server.url)
    model_server.answers = [(200, None, CONVERSED)]
    examined = run("python", "scripts/doctor", env=known)
    assert f"ok     {PROFILE_ID} of Amazon Bedrock in {REGION}, answers" in examined.stdout, (
        examined.stdout + examined.stderr
    )
    model_server.answers = [(403, "AccessDeniedException", {"message": "no access"})]
    examined = run("python", "scripts/doctor", env=known)
    assert f"WRONG  {PROFILE_ID}" in examined.stdout, examined.stdout + examined.stderr


def may_ask(**parameters):
    """What the worker's role allows of Bedrock, as CloudFormation leaves it: each resource with its condition."""
    template = deployed(**parameters)
    role = template["Resources"]["WorkerFunctionRole"]["Properties"]
    statements = [resolved(s, parameters) for s in role["Policies"][0]["PolicyDocument"]["Statement"]]
    return [s for s in statements if s is not None and s["Action"] == "bedrock:InvokeModel"]


def decided(condition, parameters):
    """A condition of the template, as CloudFormation decides it."""
    template = deployed()
    match condition:
        case {"Condition": "ModelIsArn"}:
            return parameters.get("Model", "").startswith("arn:")
        case {"Condition": name}:
            return decided(template["Conditions"][name], parameters)
        case {"Fn::And": parts}:
            return all(decided(part, parameters) for part in parts)
        case {"Fn::Or": parts}:
            return any(decided(part, parameters) for part in parts)
        case {"Fn::Not": [part]}:
            return not decided(part, parameters)
        case {"Fn::Equals": [{"Ref": "AWS::Partition"}, other]}:
            return other == "aws"
        case {"Fn::Equals": [{"Ref": name}, other]}:
            return parameters.get(name, template["Parameters"][name]["Default"]) == other
    raise AssertionError(condition)


def resolved(value, parameters):
    """A part of the template with its conditions on the model decided and its references replaced."""
    model = parameters.get("Model", "")
    known = {
        "AWS::Partition": "aws",
        "AWS::Region": REGION,
        "AWS::AccountId": "123456789012",
        "AWS::URLSuffix": "amazonaws.com",
        "Model": model,
    }
    match value:
        case {"Ref": "AWS::NoValue"}:
            return None
        case {"Fn::If": [condition, then, otherwise]}:
            return resolved(then if decided({"Condition": condition}, parameters) else otherwise, parameters)
        case {"Ref": name} if name in known:
            return known[name]
        case {"Fn::Sub": str(text)}:
            for name, text_of_it in known.items():
                text = text.replace(f"${{{name}}}", text_of_it)
            return text
        case dict():
            return {key: resolved(part, parameters) for key, part in value.items()}
        case list():
            return [resolved(part, parameters) for part in value]
        case _:
            return value


def test_no_role_asks_a_model_where_none_of_bedrocks_is_set():
    for parameters in [
        {},
        {"ModelUrl": "https://api.openai.com/v1", "Model": "gpt-6-luna"},
        # The engine that is chosen asks none.
        {"Model": PROFILE_ID, "Engine": "builtin"},
        {"Model": PROFILE_ID, "Engine": "smmry"},
    ]:
        assert may_ask(**parameters) == []


@pytest.mark.parametrize(
    ("model", "resources", "profile"),
    [
        (
            PROFILE_ID,
            [
                f"arn:aws:bedrock:{REGION}::foundation-model/{PROFILE_ID}",
                f"arn:aws:bedrock:{REGION}:123456789012:inference-profile/{PROFILE_ID}",
            ],
            f"arn:aws:bedrock:{REGION}:123456789012:inference-profile/{PROFILE_ID}",
        ),
        (PROFILE_ARN, [PROFILE_ARN], PROFILE_ARN),
    ],
)
def test_the_worker_may_ask_the_model_that_is_set_and_those_behind_its_profile(model, resources, profile):
    model_itself, behind_it = may_ask(Model=model)
    assert model_itself["Resource"] == resources
    assert behind_it["Resource"] == "arn:aws:bedrock:*::foundation-model/*"
    # Any model in any region, but through that one profile alone.
    assert behind_it["Condition"] == {"StringEquals": {"bedrock:InferenceProfileArn": profile}}
