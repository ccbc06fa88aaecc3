// The connection: opened, watched, opened again. It knows frames only by their type.
import { SIGN_IN, signInAgain } from "./session.js";
import { ByEvents, BySocket } from "./ways.js";

const LONGEST_WAIT = 30_000;
const HEALTHY_AFTER = 60_000;
const FIRST_HELLO_WITHIN = 5000;
const PATIENT_ATTEMPTS = 3;
const POLICY = 1008;

export class Connection {
  /** @param place where to go on, or null; asked before each attempt */
  constructor({ place, onFrame, onChange }) {
    this.place = place;
    this.onFrame = onFrame;
    this.onChange = onChange;
    this.attempt = 0;
    this.heartbeat = 5000;
    this.socketWorks = false;
    this.Way = BySocket;
    this.link = { open: false, first: true, outdated: false, retryAt: 0, way: "" };
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
    this.open();
  }

  open() {
    clearTimeout(this.timer);
    this.retry = undefined;
    this.way = new this.Way(this.place(), {
      onFrame: (frame) => this.received(frame),
      onEnd: (code) => this.closed(code),
    });
    this.watch(this.Way === BySocket && !this.socketWorks ? FIRST_HELLO_WITHIN : undefined);
  }

  send(message) {
    this.way.send(message);
  }

  received(frame) {
    this.watch();
    if (frame.type === "hello") {
      this.heartbeat = frame.heartbeat;
      this.openedAt = Date.now();
      this.socketWorks ||= this.Way === BySocket;
      this.change({ open: true, first: false, way: this.Way.title });
    } else if (frame.type === "bye") {
      this.retry = frame.retry;
      return;
    }
    this.onFrame(frame);
  }

  /** A connection can die without a word: silence for three heartbeats is taken for that. */
  watch(patience = Math.max(3 * this.heartbeat, 10_000)) {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.abandon(), patience);
  }

  abandon() {
    this.way.drop();
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
      signInAgain();
    }
    if (this.fallsBack()) {
      this.Way = ByEvents;
      this.open();
      return;
    }
    this.Way = BySocket;
    if (this.link.open && Date.now() - this.openedAt > HEALTHY_AFTER) {
      this.attempt = 0;
    }
    const wait = this.retry ?? Math.random() * Math.min(LONGEST_WAIT, 1000 * 2 ** this.attempt);
    this.attempt += 1;
    this.timer = setTimeout(() => this.open(), wait);
    this.change({ open: false, first: false, retryAt: Date.now() + wait });
  }

  /**
   * A socket that says no hello is followed by events at once, which then stay for as long as they flow: each new
   * connection tries the socket first. Where the socket has worked, the server is away rather than the way closed.
   */
  fallsBack() {
    const hopeless = !this.socketWorks || this.attempt >= PATIENT_ATTEMPTS;
    return this.Way === BySocket && !this.link.open && hopeless;
  }

  hurry() {
    if (!this.link.open && !this.link.outdated && this.way.over) {
      this.open();
    }
  }

  change(link) {
    this.link = { ...this.link, ...link };
    this.onChange(this.link);
  }
}
