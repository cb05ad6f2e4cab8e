// The live part of the front page: one connection to /hello, with what goes over it.
import { element, showState } from "./page.js";
import { address } from "./socket.js";

const list = document.getElementById("wire");
const state = document.getElementById("state");
const again = document.getElementById("again");

function row(kind, words, after) {
  const item = element("li", kind);
  item.append(element("span", "arrow", kind === "out" ? "→" : "←"), element("span", "words", words),
    element("span", "after", after));
  list.append(item);
}

function start() {
  list.replaceChildren();
  again.disabled = true;
  showState(state, "connecting", "connecting …");
  let since = performance.now();
  const after = () => `+${(performance.now() - since).toFixed(0)} ms`;
  const socket = new WebSocket(address("hello"));
  let messages = 0;
  row("out", "GET …/hello, Upgrade: websocket", "");
  socket.addEventListener("open", () => {
    since = performance.now();
    row("in", "101 Switching Protocols", after());
    showState(state, "open", "connected");
  });
  socket.addEventListener("message", event => {
    row("in message", `text “${event.data}”`, after());
    messages += 1;
    if (messages === 2) {
      socket.close(1000, "thanks");
      row("out", "close 1000 “thanks”", after());
    }
  });
  socket.addEventListener("close", event => {
    row("in", event.code === 1006 ? "connection lost" : `close ${event.code}`, after());
    showState(state, "closed", "closed");
    again.disabled = false;
  });
}

again.addEventListener("click", start);
start();
