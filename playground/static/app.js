// The page in its plainest form: what is typed goes to the app, what it answers is shown.
const messages = document.getElementById("messages");
const person = "U0ROBIN";
const known = new Map();

async function post(path, body) {
  await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person, ...body }),
  });
}

function show(message) {
  const item = known.get(message.ts) ?? document.createElement("article");
  known.set(message.ts, item);
  item.replaceChildren();
  const lines = message.blocks?.length ? message.blocks : [{ type: "section", text: { text: message.text } }];
  lines.forEach((block, index) => {
    const line = document.createElement("p");
    line.style.whiteSpace = "pre-wrap";
    if (block.type === "section") line.textContent = block.text.text;
    if (block.type === "context") line.textContent = block.elements.map((element) => element.text).join(" ");
    if (block.type === "actions")
      block.elements.forEach((element, number) => {
        const button = document.createElement("button");
        button.textContent = element.text.text;
        button.onclick = () => post("/api/button", { ts: message.ts, block: index, element: number });
        line.append(button);
      });
    item.append(line);
  });
  if (!item.parentNode) messages.append(item);
}

new EventSource("/api/events").onmessage = ({ data }) => {
  const event = JSON.parse(data);
  if (event.type === "state") event.messages.forEach(show);
  if (event.type === "message") show(event.message);
  if (event.type === "deleted") known.get(event.ts)?.remove();
};

document.getElementById("composer").onsubmit = (submit) => {
  submit.preventDefault();
  const field = document.getElementById("text");
  post("/api/send", { text: field.value });
  field.value = "";
};
