// A list that follows its end, but never while somebody is reading further up.

/** Adds items to a scrolling list; `pill` is a button that says how many came below what is read. */
export class Follower {
  #list;
  #pill;
  #unread = 0;

  constructor(list, pill) {
    this.#list = list;
    this.#pill = pill;
    list.addEventListener("scroll", () => this.#atEnd() && this.#show(0));
    pill.addEventListener("click", () => {
      this.toEnd();
      list.focus({ preventScroll: true });
    });
  }

  add(item, limit = 500) {
    const follow = this.#atEnd();
    this.#list.append(item);
    while (this.#list.children.length > limit) {
      this.#list.firstElementChild.remove();
    }
    if (follow) {
      this.toEnd();
    } else {
      this.#show(this.#unread + 1);
    }
  }

  toEnd() {
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#show(0);
  }

  clear() {
    this.#list.replaceChildren();
    this.#show(0);
  }

  #atEnd() {
    return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 24;
  }

  #show(unread) {
    this.#unread = unread;
    this.#pill.hidden = unread === 0;
    this.#pill.textContent = `${unread} new ↓`;
  }
}
