// Block Kit as elements, from the JSON that the app sent.
import { el } from "./dom.js";
import { mrkdwn, plain } from "./mrkdwn.js";

const words = (object) => (object.type === "mrkdwn" ? mrkdwn(object.text, object.verbatim) : [plain(object)]);

function button(object, press) {
  const node = el(
    "button",
    {
      type: "button",
      class: `action ${object.style ?? ""}`,
      "aria-label": object.accessibility_label,
      "data-action": object.action_id,
      title: object.accessibility_label,
    },
    plain(object.text),
  );
  node.addEventListener("click", async () => {
    if (object.url) window.open(object.url, "_blank", "noopener");
    node.setAttribute("aria-busy", "true");
    const answer = await press(node);
    node.removeAttribute("aria-busy");
    // Slack marks a button whose app did not answer well.
    node.classList.toggle("failed", answer?.ok === false);
  });
  return node;
}

function element(object, press) {
  switch (object.type) {
    case "button":
      return button(object, press);
    case "image":
      return el("img", { src: object.image_url, alt: object.alt_text, class: "picture" });
    default:
      return el("span", { class: "text" }, words(object));
  }
}

const KINDS = {
  section: (block, press) =>
    el(
      "div",
      { class: "block section" },
      block.text ? el("div", { class: "text" }, words(block.text)) : null,
      block.fields
        ? el(
            "div",
            { class: "fields" },
            block.fields.map((field) => el("div", {}, words(field))),
          )
        : null,
      block.accessory ? element(block.accessory, (node) => press(0, node)) : null,
    ),
  header: (block) => el("h3", { class: "block header" }, plain(block.text)),
  divider: () => el("hr", { class: "block" }),
  image: (block) => el("img", { class: "block picture", src: block.image_url, alt: block.alt_text }),
  context: (block) =>
    el(
      "div",
      { class: "block context" },
      block.elements.map((object) => element(object)),
    ),
  input: (block, press, index) => {
    const field = el("input", {
      type: "text",
      maxlength: block.element.max_length,
      placeholder: block.element.placeholder ? plain(block.element.placeholder) : undefined,
      autocomplete: "off",
      "data-block": index,
    });
    return el("label", { class: "block input" }, plain(block.label), field);
  },
  actions: (block, press) =>
    el(
      "div",
      { class: "block actions", role: "group", "aria-label": "Actions" },
      block.elements.map((object, index) => element(object, (node) => press(index, node))),
    ),
};

/** A message's blocks; `press(block, element, typed)` is called for a button, with what stands in the fields by their block. */
export function blocks(message, press) {
  const fields = (node) => {
    const all = node?.closest(".blocks")?.querySelectorAll(".input input") ?? [];
    return Object.fromEntries([...all].map((field) => [field.dataset.block, field.value]));
  };
  if (!message.blocks?.length)
    return [el("div", { class: "block section" }, el("div", { class: "text" }, mrkdwn(message.text)))];
  return message.blocks.map((block, index) => {
    const kind = KINDS[block.type];
    return kind
      ? kind(block, (inside, node) => press(index, inside, fields(node)), index)
      : el("div", { class: "block unknown" }, `This page cannot show a “${block.type}” block.`);
  });
}
