// Wires the stream of windows to the page. All that is shown is drawn from one view: live, or held while paused.
import { Chart } from "./chart.js";
import { Connection } from "./connection.js";
import { freshness } from "./freshness.js";
import { colourOf, onSchemeChange } from "./palette.js";
import * as panel from "./panel.js";
import { clicksOf, gaps, itemsToDraw, line, nameOf, OTHER, within } from "./series.js";
import { SIGN_IN } from "./session.js";
import { Stream } from "./stream.js";

const ACK_EVERY = 5000;
const ACK_FRAMES = 8;
const DIMMED_AFTER_WINDOWS = 10;

const byId = (id) => document.getElementById(id);
const stream = new Stream();
const chart = new Chart(byId("chart"));
const hidden = new Set();
const ack = { cursor: -1, at: 0, frames: 0 };
const feed = { state: "connecting", topic: "" };
let labels = {};
let minutes = 5;
let held = null;
let skew = 0;
let arrivedAt = 0;
let due = false;

const connection = new Connection({ place: () => stream.place(), onFrame: received, onChange: status });

function received(frame) {
  if (frame.now !== undefined) {
    skew = frame.now - Date.now();
  }
  if (frame.feed) {
    feed.state = frame.feed.state;
  }
  if (frame.type === "hello") {
    hello(frame);
  } else if (frame.type === "window") {
    windows(frame);
  }
  acknowledge(frame);
  status();
}

function hello(frame) {
  labels = frame.labels;
  feed.topic = frame.topic;
  stream.hello(frame);
  ack.cursor = stream.cursor;
  panel.showTitle(frame);
  redraw();
}

function windows(frame) {
  const missing = stream.windows(frame);
  if (missing) {
    connection.send({ type: "sync", ...missing });
  }
  if (!frame.more) {
    arrivedAt = Date.now() + skew;
    redraw();
  }
}

/** Tells the server how far this page has come, so that it need not guess whether anybody reads. */
function acknowledge(frame) {
  ack.frames += frame.type === "window" ? 1 : 0;
  const enough = ack.frames >= ACK_FRAMES || Date.now() - ack.at >= ACK_EVERY;
  if (stream.cursor !== ack.cursor && enough) {
    Object.assign(ack, { cursor: stream.cursor, at: Date.now(), frames: 0 });
    connection.send({ type: "ack", cursor: stream.cursor });
  }
}

/** At most once per frame of the screen, and not while nobody looks. */
function redraw() {
  if (!due) {
    due = true;
    requestAnimationFrame(() => {
      due = false;
      draw();
    });
  }
}

function draw() {
  const all = held ?? stream.sorted;
  const shown = within(all, minutes);
  const newest = shown[shown.length - 1];
  byId("empty").hidden = newest !== undefined;
  if (!newest) {
    chart.draw({ lines: [], gaps: [], range: [Date.now() - 60_000, Date.now()] });
    panel.showLegend([], hidden, toggle);
    panel.showNothing();
    return;
  }
  const lines = linesOf(all, shown);
  const missing = gaps(shown);
  chart.draw({
    lines: lines.filter((one) => !hidden.has(one.key)),
    gaps: missing,
    range: [shown.length > 1 ? shown[0].end : newest.start, newest.end],
  });
  panel.showShape(newest);
  panel.showTiles({ shown, newest, names: (item) => nameOf(item, labels) });
  panel.showLegend(lines, hidden, toggle);
  panel.showStanding(lines, newest, shown);
  panel.showData(lines, shown);
  panel.showFootnote(missing, newest.truncated, connection.link.way);
  byId("chart").setAttribute("aria-label", summary(lines, newest));
}

function linesOf(all, shown) {
  const items = itemsToDraw(all, labels);
  const drawn = items.map((one) => one.item);
  const lines = items.map((one) => ({ ...one, key: `=${one.item}`, id: one.item, points: line(shown, one.item, drawn) }));
  const rest = shown.some((window) => clicksOf(window, OTHER, drawn) > 0);
  return rest
    ? [...lines, { item: OTHER, key: "other", id: "", name: nameOf(OTHER, labels), slot: null, points: line(shown, OTHER, drawn) }]
    : lines;
}

function summary(lines, newest) {
  const [leader] = Object.entries(newest.counts).sort((a, b) => b[1] - a[1]);
  const leads = leader ? `; ${nameOf(leader[0], labels)} leads the last one with ${leader[1]}` : "";
  return `Clicks per window, ${lines.length} lines${leads}`;
}

function status() {
  const now = Date.now() + skew;
  const newest = stream.sorted[stream.sorted.length - 1];
  const link = connection?.link ?? { open: false, first: true };
  panel.showStatus(freshness({ link: { ...link, retryAt: (link.retryAt ?? 0) + skew }, feed, newest, arrivedAt, now }));
  const old = newest !== undefined && now - newest.end > DIMMED_AFTER_WINDOWS * newest.slide + 2000;
  byId("chart").classList.toggle("stale", old && held === null);
  const waiting = held === null || !newest ? 0 : stream.sorted.filter((one) => one.end > (held.at(-1)?.end ?? 0)).length;
  panel.text("pause", held === null ? "Pause" : waiting ? `Resume (+${waiting})` : "Resume");
}

function toggle(key) {
  if (!hidden.delete(key)) {
    hidden.add(key);
  }
  redraw();
}

byId("pause").onclick = (event) => {
  held = held === null ? stream.sorted : null;
  event.currentTarget.setAttribute("aria-pressed", String(held !== null));
  status();
  redraw();
};

byId("ranges").onclick = (event) => {
  const chosen = event.target.closest("button");
  if (chosen) {
    minutes = chosen.dataset.minutes === "all" ? "all" : Number(chosen.dataset.minutes);
    [...byId("ranges").children].forEach((one) => one.setAttribute("aria-pressed", String(one === chosen)));
    redraw();
  }
};

byId("sign-out").hidden = !SIGN_IN;
byId("open-to-all").hidden = SIGN_IN;
byId("data").ontoggle = redraw;
onSchemeChange(redraw);
setInterval(status, 500);

/** For tests and the curious: what is on the chart, and where the page stands. */
globalThis.clickAnalytics = Object.freeze({
  drawn: () => chart.drawn(),
  place: () => stream.place(),
  holes: () => gaps(stream.sorted).length,
  way: () => connection.link.way,
  colourOf,
});
