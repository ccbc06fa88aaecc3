// From windows to lines and sums. No DOM here.
import { SLOTS } from "./palette.js";

export const OTHER = Symbol("other");

const LONGEST_NAME = 60;

/** What an item is called; names come from strangers and may be of any length. */
export function nameOf(item, labels) {
  if (item === OTHER) {
    return "Other";
  }
  const name = Object.hasOwn(labels, item) ? labels[item] : item;
  return name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME - 1) + "…" : name || "(empty)";
}

/** Windows that are shown: those of the last minutes, in event time. */
export function within(sorted, minutes) {
  if (minutes === "all" || sorted.length === 0) {
    return sorted;
  }
  const from = sorted[sorted.length - 1].end - minutes * 60_000;
  return sorted.filter((window) => window.end > from);
}

/**
 * The items with a line of their own, each with its slot of the palette: those with a label, then the most clicked,
 * as many as there are slots. An item keeps its slot whoever else is there: by label, else by a hash of its name.
 */
export function itemsToDraw(sorted, labels) {
  const totals = new Map();
  for (const window of sorted) {
    for (const [item, count] of Object.entries(window.counts)) {
      totals.set(item, (totals.get(item) ?? 0) + count);
    }
  }
  const labelled = Object.keys(labels).filter((item) => totals.has(item) || Object.keys(labels).length <= SLOTS);
  const rest = [...totals.keys()].filter((item) => !Object.hasOwn(labels, item));
  const mostFirst = (a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1);
  const chosen = [...labelled.sort(mostFirst), ...rest.sort(mostFirst)].slice(0, SLOTS);
  return inSlots(chosen, Object.keys(labels)).map(([item, slot]) => ({ item, slot, name: nameOf(item, labels) }));
}

function inSlots(items, labelOrder) {
  const taken = new Map();
  const place = (item, wanted) => {
    let slot = wanted % SLOTS;
    while (taken.has(slot)) {
      slot = (slot + 1) % SLOTS;
    }
    taken.set(slot, item);
  };
  items.filter((item) => labelOrder.includes(item))
    .sort((a, b) => labelOrder.indexOf(a) - labelOrder.indexOf(b))
    .forEach((item) => place(item, labelOrder.indexOf(item)));
  items.filter((item) => !labelOrder.includes(item)).sort().forEach((item) => place(item, hash(item)));
  return [...taken].map(([slot, item]) => [item, slot]).sort((a, b) => a[1] - b[1]);
}

function hash(text) {
  let value = 0;
  for (const character of text) {
    value = (value * 31 + character.codePointAt(0)) >>> 0;
  }
  return value;
}

/** Clicks of an item in a window; null when the window does not say: the item may be among its other ones. */
export function clicksOf(window, item, drawn) {
  if (item === OTHER) {
    return window.total - drawn.reduce((sum, one) => sum + (window.counts[one] ?? 0), 0);
  }
  return window.counts[item] ?? (window.other > 0 ? null : 0);
}

/** Where the line must be broken before a window: its predecessor is missing, or its kind changed. */
export function brokenBefore(window, before) {
  const span = (one) => one.end - one.start;
  return window.previous !== before.end || window.slide !== before.slide || span(window) !== span(before);
}

/** Points of one line, `[end, clicks]`; a point with null breaks it. */
export function line(windows, item, drawn) {
  const points = [];
  windows.forEach((window, index) => {
    const before = windows[index - 1];
    if (before && brokenBefore(window, before)) {
      points.push([before.end + 1, null]);
    } else if (before && window.emptySince !== undefined) {
      // a long silence: one window stands for all the empty ones before it
      points.push([Math.min(window.emptySince + window.slide, window.end), 0]);
    }
    points.push([window.end, clicksOf(window, item, drawn)]);
  });
  return points;
}

/** Stretches of event time without data, `[from, to]`. */
export function gaps(windows) {
  return windows.slice(1)
    .map((window, index) => [windows[index], window])
    .filter(([before, window]) => window.previous !== undefined && window.previous !== before.end
      && window.start > before.end - (window.end - window.start))
    .map(([before, window]) => [before.end, window.previous]);
}

/** Windows that do not overlap, from the newest back: their clicks may be added up. */
export function disjoint(windows) {
  const chosen = [];
  let from = Infinity;
  for (let index = windows.length - 1; index >= 0; index--) {
    if (windows[index].end <= from) {
      chosen.push(windows[index]);
      from = windows[index].start;
    }
  }
  return chosen.reverse();
}

/** Sums over the stretch shown: all clicks, and those of each item as far as the windows name them. */
export function sums(windows) {
  const parts = disjoint(windows);
  const items = new Map();
  for (const window of parts) {
    for (const [item, count] of Object.entries(window.counts)) {
      items.set(item, (items.get(item) ?? 0) + count);
    }
  }
  return {
    total: parts.reduce((sum, window) => sum + window.total, 0),
    items,
    from: parts.length ? parts[0].start : 0,
    to: parts.length ? parts[parts.length - 1].end : 0,
  };
}
