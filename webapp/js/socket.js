// The WebSocket addresses of this application, and a line that comes back by itself.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const TRIES = 3;

/** The address of a handler, under whatever context path the page was loaded from. */
export function address(path) {
  const url = new URL(path, document.baseURI);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.hash = "";
  return url.href;
}

/**
 * A connection that is opened again when it is lost, after waits that double up to 15 seconds, with a random part so
 * that many pages do not come back at once. One that never opened is refused: it is tried three times and no more.
 * `listener.state(state, words)` is told of every change and `listener.text(text)` of every message.
 */
export class Line {
  #path;
  #listener;
  #socket = null;
  #wait = FIRST_WAIT;
  #timer = 0;
  #wanted = false;
  #opens = 0;
  #tries = 0;
  #online = () => this.#socket || this.#connect();
  #hidden = () => this.#socket?.close(1000);
  #shown = event => event.persisted && this.#online();

  constructor(path, listener) {
    this.#path = path;
    this.#listener = listener;
  }

  open() {
    this.#wanted = true;
    addEventListener("online", this.#online);
    addEventListener("pagehide", this.#hidden);
    addEventListener("pageshow", this.#shown);
    this.#connect();
  }

  close() {
    this.#wanted = false;
    removeEventListener("online", this.#online);
    removeEventListener("pagehide", this.#hidden);
    removeEventListener("pageshow", this.#shown);
    clearTimeout(this.#timer);
    this.#socket?.close(1000);
    this.#listener.state("closed", "not connected");
  }

  /** Sends a text; returns whether the connection was there to take it. */
  send(text) {
    const open = this.#socket?.readyState === WebSocket.OPEN;
    if (open) {
      this.#socket.send(text);
    }
    return open;
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#listener.state("connecting", "connecting …");
    const socket = new WebSocket(address(this.#path));
    this.#socket = socket;
    socket.addEventListener("open", () => this.#opened(socket));
    socket.addEventListener("message", event => this.#wanted && this.#listener.text(event.data));
    socket.addEventListener("close", () => this.#closed(socket));
  }

  #opened(socket) {
    if (!this.#wanted) {
      socket.close(1000);
      return;
    }
    this.#wait = FIRST_WAIT;
    this.#opens += 1;
    this.#listener.state("open", "connected");
  }

  #closed(socket) {
    if (socket !== this.#socket) {
      return;
    }
    this.#socket = null;
    this.#tries += 1;
    if (!this.#wanted) {
      return;
    }
    if (this.#opens === 0 && this.#tries >= TRIES) {
      this.#listener.state("refused", "refused");
    } else {
      const wait = this.#wait * (0.75 + Math.random() / 2);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
      this.#timer = setTimeout(() => this.#connect(), wait);
      const what = this.#opens === 0 ? "refused" : "connection lost";
      this.#listener.state("waiting", `${what}, trying again in ${(wait / 1000).toFixed(1)} s`);
    }
  }
}
