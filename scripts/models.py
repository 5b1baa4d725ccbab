"""Asks a language model for one word, and says in plain words what is missing where it does not answer."""

import json
import typing
import urllib.error
import urllib.request

import botocore.exceptions

import aws_errors

WORD = "Answer with the word yes."
CONSOLE = "Amazon Bedrock, Model catalog, in the AWS console"


class Problem(typing.NamedTuple):
    what: str
    remedy: str
    # Whether it is the rights of whoever runs the script that are missing, and nothing of the stack's.
    is_ours: bool = False


def ask_bedrock(client, model, region):
    """What keeps Bedrock's model from answering; None where it does."""
    try:
        client.converse(
            modelId=model,
            messages=[{"role": "user", "content": [{"text": WORD}]}],
            inferenceConfig={"maxTokens": 16},
        )
    except botocore.exceptions.ClientError as error:
        return _bedrock(error, model, region)
    except botocore.exceptions.BotoCoreError as error:
        return Problem("it does not answer", f"is there an Amazon Bedrock in {region}? {aws_errors.sentence(error)}")
    return None


# What the service says, in small letters, and what that means. Its names are of its service description, its words those
# that its users report.
def _bedrock(error, model, region):
    code, said = aws_errors.code(error), error.response["Error"].get("Message", "").lower()
    if "on-demand throughput" in said or "inference profile" in said:
        return Problem(
            "it is only to be had through an inference profile",
            f"deploy with Model=us.{model}, eu.{model} or apac.{model}, after the part of the world that {region} is in",
        )
    if code == "FTUFormNotFilled" or "use case" in said:
        return Problem(
            "its maker wants to know what it is for", f"fill in the form once: {CONSOLE}, the model, its form"
        )
    if code == "AccessDeniedException" and "not authorized to perform" in said:
        return Problem("", f"these credentials may not ask models, the worker's role may: {said}", is_ours=True)
    if code == "AccessDeniedException":
        return Problem("this account has no access to it", f"ask for access: {CONSOLE}, the model. AWS says: {said}")
    if code in ("ThrottlingException", "ServiceQuotaExceededException"):
        return Problem(
            "it is asked too often, or the account's quota is used up",
            "new accounts have small quotas: Service Quotas, Amazon Bedrock, requests and tokens a minute of this model",
        )
    if code == "ModelNotReadyException":
        return Problem("it is not ready yet", "try again in a minute")
    if code == "ResourceNotFoundException" or "model identifier is invalid" in said:
        return Problem(
            f"there is no such model in {region}",
            f"is the region right, and the id? {CONSOLE}, lists those of a region",
        )
    return Problem(f"it does not answer ({code})", f"AWS says: {said}")


def ask_server(url, model, key):
    """What keeps a server's model from answering; None where it does."""
    url = url.rstrip("/")
    try:
        if not model:
            names = [entry["id"] for entry in _call(f"{url}/models", None, key)["data"]]
            if len(names) != 1:
                return Problem("the server has not exactly one model", f"set Model to one of: {', '.join(names[:20])}")
            (model,) = names
        body = {"model": model, "messages": [{"role": "user", "content": WORD}]}
        try:
            _call(f"{url}/chat/completions", body | {"max_tokens": 64}, key)
        except urllib.error.HTTPError as error:
            said = error.read(2000).decode(errors="replace")
            if error.code != 400 or "max_tokens" not in said:
                return _status(error.code, said)
            # Newer models know the limit by another name.
            _call(f"{url}/chat/completions", body | {"max_completion_tokens": 64}, key)
    except urllib.error.HTTPError as error:
        return _status(error.code, error.read(2000).decode(errors="replace"))
    except OSError as error:
        return Problem("it does not answer", f"is the address right, and reachable from here? {error}")
    except (ValueError, KeyError, TypeError):
        return Problem(
            "it answers what is no chat completion", "the address has to be the API's, and ends in /v1 as a rule"
        )
    return None


def _call(url, body, key):
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    data = json.dumps(body).encode() if body else None
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=30) as answer:
        return json.load(answer)


def _status(status, said):
    if status in (401, 403):
        return Problem("it refuses the key", "`make secrets` stores another")
    if "insufficient_quota" in said:
        return Problem("the account has nothing left", "add credit at the provider's")
    if status == 404:
        return Problem(f"there is no such model, or no such address: {said[:200]}", "look at Model and ModelUrl")
    if status in (429, 503):
        return Problem("it is asked too often, or still loads", "try again in a minute")
    return Problem(f"it answers with {status}", f"it says: {said[:200]}")
