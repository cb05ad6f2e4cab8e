// Opens /hello and shows when each message came.
import { clock, element, showState } from "./page.js";
import { address } from "./socket.js";

const SCALE = 1250;
const marks = document.getElementById("marks");
const events = document.getElementById("events");
const state = document.getElementById("state");
let current = null;

function record(words, kind, since) {
  const after = performance.now() - since;
  const row = element("li", kind);
  const what = element("span", "what", words);
  row.append(element("time", "when", clock()), element("span", "after", `+${after.toFixed(0)} ms`), what);
  events.append(row);
  if (after <= SCALE) {
    const mark = element("i", kind);
    mark.style.left = `${(after / SCALE) * 100}%`;
    marks.append(mark);
  }
}

function start() {
  current?.close(1000);
  events.replaceChildren();
  marks.replaceChildren();
  marks.classList.remove("running");
  showState(state, "connecting", "connecting …");
  const socket = new WebSocket(address("hello"));
  let since = performance.now();
  current = socket;
  socket.addEventListener("open", () => {
    if (socket === current) {
      since = performance.now();
      showState(state, "open", "connected");
      marks.classList.add("running");
      record("opened", "opened", since);
    }
  });
  socket.addEventListener("message", event => socket === current && record(event.data, "message", since));
  socket.addEventListener("close", event => {
    if (socket === current) {
      showState(state, "closed", `closed with ${event.code}`);
      record(`closed with ${event.code} ${event.reason}`.trim(), "closed", since);
      marks.classList.remove("running");
    }
  });
}

document.getElementById("again").addEventListener("click", start);
start();
