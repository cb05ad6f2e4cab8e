// What every page has: the theme switch and the source of the handlers behind it.
import { paint } from "./highlight.js";

const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
}

function startThemeSwitch(button) {
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("vaquero.theme", root.dataset.theme);
    show();
  });
  prefersDark.addEventListener("change", show);
  show();
}

async function showSource(code) {
  const name = code.dataset.source;
  try {
    const answer = await fetch(`source/dev/vaquero/demo/${name}`);
    paint(code, answer.ok ? withoutPreamble(await answer.text()) : `// ${name} could not be loaded (${answer.status})`);
  } catch {
    paint(code, `// ${name} could not be loaded: the server did not answer`);
  }
}

/** Leaves out package, imports and blank lines before the class: what is left is the handler. */
function withoutPreamble(text) {
  return text.slice(Math.max(0, text.search(/^(\/\*\*|@|public )/m))).trimEnd();
}

function startSource(details) {
  const load = () => details.querySelectorAll("[data-source]").forEach(showSource);
  details.addEventListener("toggle", () => details.open && load(), { once: true });
}

/** Makes an element with a class and a text; every text of a peer goes into the page this way. */
export function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** The time of day with milliseconds. */
export function clock(date = new Date()) {
  return date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
}

/** Shows the state of a connection: connecting, open, waiting, refused or closed. */
export function showState(place, state, words) {
  place.dataset.state = state;
  place.querySelector("span").textContent = words;
}

startThemeSwitch(document.getElementById("theme"));
document.querySelectorAll("details.source").forEach(startSource);
document.querySelectorAll("pre > code[data-source]").forEach(code => code.closest("details") || showSource(code));
