"""The same slash command in Bolt for Python, on AWS's own runtime client."""

import hashlib
import json
import os
import re

import boto3
from slack_bolt import App
from slack_bolt.adapter.aws_lambda import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult

# An authorize function of its own, so that Slack is not asked for each request.
app = App(
    signing_secret=os.environ["SLACK_SIGNING_SECRET"],
    authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T0001", bot_token="xoxb-none"),
    process_before_response=True,
)
SlackRequestHandler.clear_all_log_handlers()
sqs = boto3.client("sqs")


@app.command("/summarize")
def summarize(ack, command):
    found = re.match(r"<?(https?://[^\s>|]+)\S*\s*(\d+)?", command["text"])
    link, sentences = found.group(1), int(found.group(2) or 3)
    job = hashlib.sha256(command["trigger_id"].encode()).hexdigest()[:32]
    body = {
        "v": 1,
        "id": job,
        "source": {"link": link},
        "sentences": sentences,
        "response_url": command["response_url"],
        "team_id": command["team_id"],
        "user_id": command["user_id"],
    }
    sqs.send_message(
        QueueUrl=os.environ["QUEUE_URL"], MessageBody=json.dumps(body), MessageGroupId=job, MessageDeduplicationId=job
    )
    ack({"response_type": "ephemeral", "text": f"Summarizing {link.split('://')[1]} …"})


slack_handler = SlackRequestHandler(app)


def handler(event, context):
    return slack_handler.handle(event, context)
