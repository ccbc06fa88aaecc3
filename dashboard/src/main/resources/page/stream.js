// The windows that this page holds: applied frame by frame, without a hole or else knowingly with one. No DOM here.

const identity = (window) => `${window.start}/${window.end}`;

export class Stream {
  constructor() {
    this.epoch = null;
    this.cursor = -1;
    this.keep = { duration: Infinity, windows: Infinity };
    this.byIdentity = new Map();
    this.sorted = [];
    this.askedAbout = new Set();
  }

  /** Where to go on after a broken connection; null when nothing was seen. */
  place() {
    return this.epoch === null ? null : { epoch: this.epoch, after: this.cursor };
  }

  hello(frame) {
    if (frame.mode === "reset") {
      this.byIdentity.clear();
      this.sorted = [];
    }
    this.epoch = frame.epoch;
    this.cursor = frame.after;
    this.keep = frame.keep;
  }

  /**
   * Takes a frame of windows. Returns null, or the place to ask for when something is missing:
   * frames that do not follow each other, or a window whose predecessor never came.
   */
  windows(frame) {
    if (frame.after !== this.cursor) {
      return this.place();
    }
    frame.windows.forEach((window) => this.put(window));
    this.cursor = frame.cursor;
    if (frame.more) {
      return null;
    }
    this.arrange();
    return this.newHole() ? { epoch: "", after: -1 } : null;
  }

  put(window) {
    const held = this.byIdentity.get(identity(window));
    if (!held || window.revision >= held.revision) {
      this.byIdentity.set(identity(window), window);
    }
  }

  arrange() {
    const all = [...this.byIdentity.values()].sort((a, b) => a.end - b.end || a.start - b.start);
    const newest = all.length ? all[all.length - 1].end : 0;
    this.sorted = all.filter((window) => window.end > newest - this.keep.duration).slice(-this.keep.windows);
    this.byIdentity = new Map(this.sorted.map((window) => [identity(window), window]));
  }

  /** Asks about each hole once: what the server does not have stays a gap in the chart. */
  newHole() {
    const fresh = holes(this.sorted).map((window) => `${this.epoch} ${identity(window)}`)
      .filter((hole) => !this.askedAbout.has(hole));
    fresh.forEach((hole) => this.askedAbout.add(hole));
    return fresh.length > 0;
  }
}

/** Windows whose predecessor is missing; the first of all has its own in the past. */
export function holes(sorted) {
  const ends = new Set(sorted.map((window) => window.end));
  return sorted.slice(1).filter((window) => window.previous !== undefined && !ends.has(window.previous));
}
