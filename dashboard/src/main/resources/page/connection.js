// The socket: opened, watched, opened again. It knows frames only by their type.

const PROTOCOL = "clicks.v1";
const LONGEST_WAIT = 30_000;
const HEALTHY_AFTER = 60_000;
const POLICY = 1008;

/** True when the server lets in only those who have signed in. */
export const SIGN_IN = document.documentElement.dataset.signIn !== undefined;

export class Connection {
  /** @param place where to go on, or null; asked before each attempt */
  constructor({ place, onFrame, onChange }) {
    this.place = place;
    this.onFrame = onFrame;
    this.onChange = onChange;
    this.attempt = 0;
    this.heartbeat = 5000;
    this.link = { open: false, first: true, outdated: false, retryAt: 0 };
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
    this.open();
  }

  open() {
    clearTimeout(this.timer);
    const place = this.place();
    const url = new URL("ws", document.baseURI);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    if (place) {
      url.searchParams.set("epoch", place.epoch);
      url.searchParams.set("after", place.after);
    }
    this.retry = undefined;
    this.socket = new WebSocket(url, PROTOCOL);
    this.socket.onmessage = (event) => this.received(JSON.parse(event.data));
    this.socket.onclose = (event) => this.closed(event.code);
    this.watch();
  }

  send(message) {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(message));
    }
  }

  received(frame) {
    this.watch();
    if (frame.type === "hello") {
      this.heartbeat = frame.heartbeat;
      this.openedAt = Date.now();
      this.change({ open: true, first: false });
    } else if (frame.type === "bye") {
      this.retry = frame.retry;
      return;
    }
    this.onFrame(frame);
  }

  /** A connection can die without a word: silence for three heartbeats is taken for that. */
  watch() {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.abandon(), Math.max(3 * this.heartbeat, 10_000));
  }

  abandon() {
    this.socket.onclose = null;
    this.socket.onmessage = null;
    this.socket.close();
    this.closed(0);
  }

  /** Every end is followed by another attempt, after a random wait so that not all pages come at once. */
  closed(code) {
    clearTimeout(this.watchdog);
    if (code === POLICY) {
      this.change({ open: false, outdated: true });
      return;
    }
    if (SIGN_IN && !this.link.open) {
      this.signInAgain();
    }
    if (this.link.open && Date.now() - this.openedAt > HEALTHY_AFTER) {
      this.attempt = 0;
    }
    const wait = this.retry ?? Math.random() * Math.min(LONGEST_WAIT, 1000 * 2 ** this.attempt);
    this.attempt += 1;
    this.timer = setTimeout(() => this.open(), wait);
    this.change({ open: false, first: false, retryAt: Date.now() + wait });
  }

  /** A session ends some day, and nothing but the refused socket tells: the page itself leads to a new one. */
  async signInAgain() {
    try {
      const answer = await fetch(new URL("session", document.baseURI), { cache: "no-store" });
      if (answer.ok && !(await answer.json()).signedIn) {
        location.reload();
      }
    } catch {
      // the server is away: the next attempt tells more
    }
  }

  hurry() {
    if (!this.link.open && !this.link.outdated && this.socket.readyState === WebSocket.CLOSED) {
      this.open();
    }
  }

  change(link) {
    this.link = { ...this.link, ...link };
    this.onChange(this.link);
  }
}
