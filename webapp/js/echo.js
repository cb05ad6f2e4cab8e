// The console: opens a connection as told, and shows each frame that goes over it.
import { clock, element, showState } from "./page.js";
import { address } from "./socket.js";
import { Follower } from "./scroll.js";
import { bytesOf, hexOf, nameOf, shortHexOf, textOf } from "./frames.js";

const byId = id => document.getElementById(id);
const connect = byId("connect");
const sending = byId("send");
const end = byId("end");
const frames = new Follower(byId("frames"), byId("unread"));
const utf8 = new TextEncoder();
let socket = null;
let sent = [];
let counts = { in: 0, out: 0 };
let switched = null;

function row(direction, type, size, payload, extra = "") {
  const item = element("li", `frame ${direction} ${type}`);
  const words = { in: "received", out: "sent", event: "" }[direction];
  const arrow = element("span", "arrow", { in: "←", out: "→", event: "·" }[direction]);
  arrow.setAttribute("aria-hidden", "true");
  item.append(element("time", "when", clock()), arrow, element("span", "hidden", words),
    element("span", "type", type), element("span", "size", size), element("span", "payload", payload),
    element("span", "extra", extra));
  frames.add(item);
}

function count(direction) {
  counts[direction] += 1;
  byId(`fact-${direction}`).textContent = counts[direction];
}

function frame(direction, data) {
  const text = typeof data === "string";
  const bytes = text ? utf8.encode(data).length : data.byteLength;
  const took = direction === "in" && sent.length ? `${(performance.now() - sent.shift()).toFixed(1)} ms` : "";
  row(direction, text ? "text" : "binary", `${bytes.toLocaleString("en")} B`, text ? data : shortHexOf(new Uint8Array(data)), took);
  count(direction);
}

function showOpen(open) {
  for (const part of [sending, end]) {
    part.querySelectorAll("fieldset, input:not([type=radio]), textarea, button").forEach(e => (e.disabled = !open));
  }
  connect.querySelectorAll("fieldset, input:not([type=radio]), .chip").forEach(e => (e.disabled = socket !== null));
  if (document.activeElement.matches(":disabled")) {
    byId("toggle").focus();
  }
  byId("toggle").textContent = socket ? (open ? "Disconnect" : "Cancel") : "Connect";
}

function opened() {
  showState(byId("state"), "open", "connected");
  const agreed = socket.protocol || "none";
  byId("fact-subprotocol").textContent = agreed;
  row("event", "open", "", `upgraded, subprotocol: ${agreed}`);
  showOpen(true);
}

function closed(event, wasOpen, offered) {
  const words = wasOpen ? closeWords(event) : refusedWords(offered);
  row("event", wasOpen ? "close" : "refused", "", words);
  byId("fact-close").textContent = wasOpen ? `${event.code} ${event.reason}`.trim() : "no upgrade";
  showState(byId("state"), "closed", wasOpen ? `closed with ${event.code}` : "refused");
  socket = null;
  showOpen(false);
}

function closeWords(event) {
  const reason = event.reason ? `, reason “${event.reason}”` : ", no reason";
  return `${event.code} (${nameOf(event.code)})${reason}${event.wasClean ? "" : ", not clean"}`;
}

function refusedWords(offered) {
  return "The handshake failed. " + (offered.length
    ? `Offered was ${offered.join(", ")}: a handler that speaks none of these answers 400, and one that agrees on none is refused by the browser. A page cannot see the status.`
    : "A page cannot see the status that the server gave.");
}

function open(handler, offered) {
  byId("connect-hint").textContent = "";
  let wasOpen = false;
  const opening = new WebSocket(address(handler), offered);
  socket = opening;
  sent = [];
  counts = { in: 0, out: 0 };
  byId("fact-in").textContent = byId("fact-out").textContent = "0";
  byId("fact-handler").textContent = `/${handler}`;
  byId("fact-subprotocol").textContent = byId("fact-close").textContent = "–";
  opening.binaryType = "arraybuffer";
  showState(byId("state"), "connecting", "connecting …");
  row("event", "connect", "", `/${handler}, offered: ${offered.join(", ") || "nothing"}`);
  showOpen(false);
  opening.addEventListener("open", () => {
    wasOpen = true;
    opened();
  });
  opening.addEventListener("message", event => frame("in", event.data));
  opening.addEventListener("close", event => closed(event, wasOpen, offered));
}

connect.addEventListener("submit", event => {
  event.preventDefault();
  if (socket) {
    socket.close();
    return;
  }
  const offered = connect.elements.offer.value.split(",").map(name => name.trim()).filter(name => name);
  try {
    open(connect.elements.handler.value, offered);
  } catch (e) {
    byId("connect-hint").textContent = `The browser refuses this list: ${e.message}`;
  }
});

sending.addEventListener("submit", event => {
  event.preventDefault();
  const payload = sending.elements.payload.value;
  const binary = sending.elements.type.value === "binary";
  const data = binary ? bytesOf(payload) : payload;
  const open = socket?.readyState === WebSocket.OPEN;
  byId("send-hint").textContent = data === null ? "Binary is written in pairs of hex digits: 48 6f 77 64 79."
    : open ? "" : "Not sent: the connection is closing.";
  if (data !== null && open) {
    sent.push(performance.now());
    socket.send(data);
    frame("out", binary ? data.buffer : data);
  }
});

sending.elements.payload.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    sending.requestSubmit();
  }
});

sending.querySelectorAll("[name=type]").forEach(radio => radio.addEventListener("change", () => {
  const binary = sending.elements.type.value === "binary";
  const payload = sending.elements.payload;
  const held = payload.value;
  const converted = switched?.to === held ? switched.from : binary ? hexOf(utf8.encode(held)) : textFrom(held);
  byId("payload-label").textContent = binary ? "Bytes, in hex" : "Text";
  byId("send-hint").textContent = converted === null ? "These bytes are no text, so they stay as they were written." : "";
  payload.value = converted ?? held;
  switched = { from: held, to: payload.value };
}));

/** The text of bytes in hex; null if they are none. */
function textFrom(hex) {
  const bytes = bytesOf(hex);
  return bytes && textOf(bytes);
}

end.addEventListener("submit", event => {
  event.preventDefault();
  if (socket?.readyState !== WebSocket.OPEN) {
    return;
  }
  const { code, reason } = end.elements;
  if (reason.value && !code.value) {
    byId("end-hint").textContent = "A reason needs a code.";
    return;
  }
  try {
    code.value ? socket.close(Number(code.value), reason.value) : socket.close();
    row("out", "close", "", code.value ? `${code.value} ${reason.value}`.trim() : "without code");
    byId("end-hint").textContent = "";
    showState(byId("state"), "connecting", "closing …");
  } catch (e) {
    byId("end-hint").textContent = e.message;
  }
});

connect.querySelectorAll(".chip").forEach(chip => chip.addEventListener("click", () => {
  connect.elements.handler.value = chip.dataset.handler;
  connect.elements.offer.value = chip.dataset.offer;
  connect.requestSubmit();
}));

byId("clear").addEventListener("click", () => frames.clear());
