// Rooms, the people in them and what they say. Frames are lines of fields with tabs between them:
// here, join, leave and said from a room; room and number of connections from the list of rooms.
import { element, showState } from "./page.js";
import { Line } from "./socket.js";
import { Follower } from "./scroll.js";

const byId = id => document.getElementById(id);
const join = byId("join");
const talk = byId("talk");
const say = byId("say");
const messages = new Follower(byId("messages"), byId("unread"));
const people = new Map();
let line = null;
let me = "";
let room = "";

/** A colour for a name, always the same. */
function hue(name) {
  return ([...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 100_003, 7) * 137.5) % 360;
}

function avatar(name) {
  const made = element("span", "avatar", [...name][0].toUpperCase());
  made.setAttribute("aria-hidden", "true");
  made.style.setProperty("--hue", hue(name));
  return made;
}

function showPeople() {
  byId("people").replaceChildren(...[...people.keys()].sort((a, b) => a.localeCompare(b)).map(name => {
    const item = element("li", "");
    item.append(avatar(name), element("span", "", name === me ? `${name} (you)` : name));
    return item;
  }));
}

function note(text) {
  messages.add(element("li", "note", text));
}

function said(name, text) {
  const item = element("li", name === me ? "said mine" : "said");
  const last = byId("messages").lastElementChild;
  const goesOn = last?.dataset.name === name;
  item.dataset.name = name;
  item.classList.toggle("goes-on", goesOn);
  const bubble = element("div", "bubble");
  const head = element("p", "who", name);
  head.append(element("time", "when", new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })));
  bubble.append(head, element("p", "words", text));
  item.append(avatar(name), bubble);
  messages.add(item);
}

const RECEIVED = {
  here: names => {
    people.clear();
    names.forEach(name => people.set(name, true));
    showPeople();
  },
  join: ([name]) => {
    people.set(name, true);
    showPeople();
    note(name === me ? "You are in." : `${name} came in.`);
  },
  leave: ([name]) => {
    people.delete(name);
    showPeople();
    note(`${name} left.`);
  },
  said: ([name, ...text]) => said(name, text.join("\t")),
};

function received(text) {
  const [kind, ...fields] = text.split("\t");
  RECEIVED[kind]?.(fields);
}

function showRooms(text) {
  const rooms = text ? text.split("\n").map(row => row.split("\t")) : [];
  byId("no-rooms").hidden = rooms.length > 0;
  const focused = document.activeElement.closest?.(".room")?.firstElementChild.textContent;
  byId("rooms").replaceChildren(...rooms.map(([name, count]) => {
    const item = element("li", "");
    const button = element("button", "room");
    button.type = "button";
    button.append(element("span", "", name), element("b", "count", count));
    const connections = `${count} ${count === "1" ? "connection" : "connections"}`;
    button.title = connections;
    button.setAttribute("aria-label", `${name}, ${connections}`);
    if (name === room) {
      button.setAttribute("aria-current", "true");
    }
    button.addEventListener("click", () => choose(name));
    item.append(button);
    return item;
  }));
  roomButtons().find(button => button.firstElementChild.textContent === focused)?.focus();
}

function roomButtons() {
  return [...byId("rooms").querySelectorAll("button")];
}

/** Goes to a room at once when the name is known, else fills in the form. */
function choose(name) {
  join.elements.room.value = name;
  if (room && name !== room) {
    enter(me, name);
  } else if (!room) {
    join.elements.name.value ? join.requestSubmit() : join.elements.name.focus();
  }
}

function markRoom() {
  roomButtons().forEach(button => {
    const current = button.firstElementChild.textContent === room;
    current ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
  });
}

function enter(name, wanted) {
  line?.close();
  me = name;
  room = wanted;
  sessionStorage.setItem("vaquero.name", name);
  history.replaceState(null, "", `#${encodeURIComponent(room)}`);
  messages.clear();
  people.clear();
  showPeople();
  markRoom();
  byId("talk-title").textContent = room;
  join.hidden = true;
  talk.hidden = false;
  document.body.classList.add("joined");
  byId("people-part").hidden = false;
  line = new Line(`chat/${encodeURIComponent(room)}?name=${encodeURIComponent(name)}`, {
    state: shown,
    text: received,
  });
  line.open();
  byId("text").focus();
}

function shown(state, words) {
  showState(byId("state"), state, words);
  if (state === "refused") {
    note("The server does not take this name or this room: leave, and choose another.");
  }
}

function leave() {
  line.close();
  line = null;
  room = "";
  markRoom();
  talk.hidden = true;
  document.body.classList.remove("joined");
  byId("people-part").hidden = true;
  join.hidden = false;
  join.elements.room.focus();
}

join.addEventListener("submit", event => {
  event.preventDefault();
  enter(join.elements.name.value.trim().replace(/\s+/g, " "), join.elements.room.value);
});

say.addEventListener("submit", event => {
  event.preventDefault();
  const text = say.elements.text.value.trim();
  const sent = !text || line.send(text);
  byId("say-hint").textContent = sent ? "" : "Not connected just now: your message is still here, send it again in a moment.";
  if (sent) {
    say.elements.text.value = "";
    messages.toEnd();
  }
});

byId("leave").addEventListener("click", leave);
join.elements.name.value = sessionStorage.getItem("vaquero.name") ?? "";
try {
  join.elements.room.value = decodeURIComponent(location.hash.slice(1)) || "lobby";
} catch {
  join.elements.room.value = "lobby"; // the address held no encoded name
}
new Line("rooms", { state: () => {}, text: showRooms }).open();
