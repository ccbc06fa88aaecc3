// Everything around the chart: tiles, legend, tables, the status. Names are set as text, never as markup.
import { colourOf, dashOf } from "./palette.js";
import { clicksOf, OTHER, sums } from "./series.js";
import { period } from "./freshness.js";

const byId = (id) => document.getElementById(id);
const number = (value) => value.toLocaleString();
const time = (instant, options = {}) => new Date(instant).toLocaleTimeString(undefined, { hourCycle: "h23", ...options });

/** Numbers of three digits at most, with a unit: 12.4K. */
const short = (value) => value.toLocaleString(undefined,
  value < 10_000 ? { maximumFractionDigits: value < 100 ? 1 : 0 } : { notation: "compact", maximumSignificantDigits: 3 });

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** The text of an element; untouched when it is the same, so that nothing is announced or laid out for nothing. */
export function text(id, value) {
  const found = byId(id);
  if (found.textContent !== value) {
    found.textContent = value;
  }
}

function sample(slot) {
  const made = element("span", { className: "sample", ariaHidden: "true" });
  made.style.setProperty("--colour", colourOf(slot));
  made.dataset.dash = dashOf(slot);
  return made;
}

export function showStatus({ level, text: words, advice }) {
  byId("freshness").dataset.level = level;
  text("freshness-text", words);
  text("advice", advice);
  byId("advice").hidden = advice === "";
}

export function showTitle(hello) {
  document.title = `${hello.title} · ClickAnalytics`;
  text("title", hello.title);
}

export function showShape(window) {
  const length = window.end - window.start;
  text("subtitle", length === window.slide
    ? `Clicks in windows of ${period(length)}`
    : `Clicks in windows of ${period(length)}, one every ${period(window.slide)}`);
}

export function showTiles({ shown, newest, names }) {
  const length = newest.end - newest.start;
  const seconds = length < 1000 ? { fractionalSecondDigits: 3 } : {};
  const all = sums(shown);
  text("rate", short(newest.total / (length / 1000)));
  text("rate-span", `in the last ${period(length)}`);
  text("total", number(newest.total));
  text("total-span", `${time(newest.start, seconds)} – ${time(newest.end, seconds)}`);
  text("sum", number(all.total));
  text("sum-span", all.to ? `${time(all.from)} – ${time(all.to)}` : "");
  const [leader] = Object.entries(newest.counts).sort((a, b) => b[1] - a[1]);
  text("leader", leader ? names(leader[0]) : "–");
  text("leader-span", leader ? `${share(leader[1], newest.total)} of the clicks` : "no clicks");
}

/** Before the first window, and after a reset: what was said of other windows must not stay. */
export function showNothing() {
  ["rate", "total", "sum", "leader"].forEach((tile) => {
    text(tile, "–");
    text(`${tile}-span`, "\u00a0");
  });
  ["standing", "data-head", "data-body"].forEach((id) => byId(id).replaceChildren());
  text("footnote", "\u00a0");
  byId("chart").setAttribute("aria-label", "Clicks per window; no window yet");
}

const share = (part, whole) => `${(whole ? (100 * part) / whole : 0).toFixed(1)} %`;

/** Buttons are kept and changed, not made anew: focus stays where it is. */
export function showLegend(lines, hidden, toggle) {
  const legend = byId("legend");
  const wanted = lines.map((one) => `${one.key}\n${one.name}\n${colourOf(one.slot)}`).join("\n");
  if (legend.dataset.lines !== wanted) {
    legend.dataset.lines = wanted;
    legend.replaceChildren(...lines.map((one) => {
      const button = element("button", { type: "button", title: one.name }, sample(one.slot), element("bdi", { textContent: one.name }));
      button.onclick = () => toggle(one.key);
      return button;
    }));
  }
  lines.forEach((one, index) => legend.children[index].setAttribute("aria-pressed", String(!hidden.has(one.key))));
}

export function showStanding(lines, newest, shown) {
  const drawn = lines.filter((one) => one.item !== OTHER).map((one) => one.item);
  const all = sums(shown);
  const inAll = (item) => (item === OTHER
    ? all.total - drawn.reduce((sum, one) => sum + (all.items.get(one) ?? 0), 0)
    : all.items.get(item) ?? 0);
  const rows = lines.map((one) => ({ ...one, now: clicksOf(newest, one.item, drawn), all: inAll(one.item) }))
    .sort((a, b) => (a.item === OTHER) - (b.item === OTHER) || b.now - a.now || b.all - a.all);
  byId("standing").replaceChildren(...rows.map((row) => standingRow(row, newest.total)), sumRow(newest.total, all.total));
}

function standingRow({ name, slot, now, all }, total) {
  const bar = element("span", { className: "bar", ariaHidden: "true" }, element("i"));
  bar.style.setProperty("--share", share(now ?? 0, total).replace(" ", ""));
  bar.style.setProperty("--colour", colourOf(slot));
  const item = element("span", { className: "item" }, sample(slot), element("bdi", { textContent: name }));
  return element("tr", {},
    element("th", { scope: "row" }, item),
    element("td", { className: "number", textContent: now === null ? "–" : number(now) }),
    element("td", { className: "number" }, now === null ? "–" : share(now, total), bar),
    element("td", { className: "number", textContent: number(all) }));
}

function sumRow(now, all) {
  return element("tr", { className: "sum" },
    element("th", { scope: "row", textContent: "Total" }),
    element("td", { className: "number", textContent: number(now) }),
    element("td"),
    element("td", { className: "number", textContent: number(all) }));
}

export function showData(lines, shown) {
  if (!byId("data").open) {
    return;
  }
  const drawn = lines.filter((one) => one.item !== OTHER).map((one) => one.item);
  const head = ["Window ended", ...lines.map((one) => one.name), "Total"];
  byId("data-head").replaceChildren(...head.map((name, index) =>
    element("th", { scope: "col", className: index ? "number" : "" }, element("bdi", { textContent: name }))));
  byId("data-body").replaceChildren(...shown.slice(-30).reverse().map((window) => element("tr", {},
    element("td", { textContent: time(window.end) + (window.revision ? ` (revision ${window.revision})` : "") }),
    ...lines.map((one) => {
      const clicks = clicksOf(window, one.item, drawn);
      return element("td", { className: "number", textContent: clicks === null ? "–" : number(clicks) });
    }),
    element("td", { className: "number", textContent: number(window.total) }))));
}

export function showFootnote(gaps, truncated, way) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const missing = gaps.length ? ` ${gaps.length} ${gaps.length === 1 ? "gap" : "gaps"} without data.` : "";
  const limit = truncated ? " There were more items than are told apart; the rest is in Other." : "";
  const received = way ? ` Received ${way}.` : "";
  text("footnote", `Time of the clicks, ${zone}.${missing}${limit}${received}`);
}
