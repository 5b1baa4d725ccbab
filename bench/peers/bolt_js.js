// The same slash command in Bolt for JavaScript. The loop at the end is the least that speaks Lambda's Runtime API:
// AWS's own Node runtime client compiles a native part at install, and costs more than this.
const http = require("node:http");
const { createHash } = require("node:crypto");
const { App, AwsLambdaReceiver, LogLevel } = require("@slack/bolt");
const { SQSClient, SendMessageCommand } = require("@aws-sdk/client-sqs");

const receiver = new AwsLambdaReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET, logLevel: LogLevel.ERROR });
// An authorize function of its own, so that Slack is not asked for each request.
const app = new App({ receiver, authorize: async () => ({ botToken: "xoxb-none" }), logLevel: LogLevel.ERROR });
const sqs = new SQSClient();

app.command("/summarize", async ({ ack, command }) => {
  const [, link, sentences] = command.text.match(/<?(https?:\/\/[^\s>|]+)\S*\s*(\d+)?/);
  const job = createHash("sha256").update(command.trigger_id).digest("hex").slice(0, 32);
  const body = {
    v: 1,
    id: job,
    source: { link },
    sentences: Number(sentences ?? 3),
    response_url: command.response_url,
    team_id: command.team_id,
    user_id: command.user_id,
  };
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.QUEUE_URL,
      MessageBody: JSON.stringify(body),
      MessageGroupId: job,
      MessageDeduplicationId: job,
    }),
  );
  await ack({ response_type: "ephemeral", text: `Summarizing ${link.split("://")[1]} …` });
});

const agent = new http.Agent({ keepAlive: true });
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const call = (method, path, body) =>
  new Promise((resolve, reject) => {
    const request = http.request(
      {
        host,
        port,
        method,
        path: `/2018-06-01/runtime/invocation/${path}`,
        agent,
        headers: body ? { "content-length": Buffer.byteLength(body) } : {},
      },
      (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
      },
    );
    request.on("error", reject);
    request.end(body);
  });

(async () => {
  const handler = await receiver.start();
  for (;;) {
    const { headers, body } = await call("GET", "next");
    const answer = await handler(JSON.parse(body), {}, () => {});
    await call("POST", `${headers["lambda-runtime-aws-request-id"]}/response`, JSON.stringify(answer));
  }
})();
