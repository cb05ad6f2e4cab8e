// Shows every line that is published to the log, and posts lines over HTTP.
import { clock, element, showState } from "./page.js";
import { Line, address } from "./socket.js";
import { Follower } from "./scroll.js";

const state = document.getElementById("state");
const post = document.getElementById("post");
const hint = document.getElementById("post-hint");
const lines = new Follower(document.getElementById("lines"), document.getElementById("unread"));

/** A line is its source, a colon and the rest; the source gets a colour. */
function show(text) {
  const colon = text.indexOf(": ");
  const item = element("li", "");
  const source = colon > 0 ? text.slice(0, colon) : "";
  item.append(element("time", "when", clock()));
  if (source) {
    const tag = element("b", "tag", source);
    tag.dataset.from = source;
    item.append(tag);
  }
  item.append(element("span", "what", source ? text.slice(colon + 2) : text));
  lines.add(item, 1000);
}

async function send(event) {
  event.preventDefault();
  const answer = await fetch(post.action, { method: "POST", body: new URLSearchParams(new FormData(post)) })
    .catch(() => ({ ok: false, status: "no answer" }));
  hint.textContent = answer.ok ? `Posted (${answer.status}).` : `Not posted (${answer.status}).`;
  if (answer.ok) {
    post.elements.text.value = "";
  }
  post.elements.text.focus();
}

function visitEcho() {
  const socket = new WebSocket(address("echo"));
  socket.addEventListener("open", () => socket.send("Howdy"));
  socket.addEventListener("message", () => socket.close(1000, "just passing"));
}

post.addEventListener("submit", send);
document.getElementById("visit").addEventListener("click", visitEcho);
document.getElementById("clear").addEventListener("click", () => lines.clear());
new Line("log", { state: (name, words) => showState(state, name, words), text: show }).open();
