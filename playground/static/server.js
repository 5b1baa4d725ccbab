// Talks to the playground's server: what the page does, and what changes there.
import { announce } from "./dom.js";

/** Asks the server to do something; gives its answer, or null after showing why it failed. */
export async function post(path, body) {
  try {
    const response = await fetch(`/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    announce("");
    return answer;
  } catch (error) {
    announce(`The playground did not do that: ${error.message}.`);
    return null;
  }
}

/** Who and what there is. */
export const workspace = async () => (await fetch("/api/workspace")).json();

/** Calls back with every event; the browser reconnects by itself, and the first event is everything there is. */
export function follow(handle) {
  const source = new EventSource("/api/events");
  source.addEventListener("message", ({ data }) => handle(JSON.parse(data)));
  source.addEventListener("open", () => announce(""));
  source.addEventListener("error", () => announce("The playground does not answer. Is it still running?"));
}
