// Colours that stay apart for colour-blind eyes and reach 3:1 on their ground (IBM Carbon's categorical order).

const LIGHT = ["#6929c4", "#1192e8", "#005d5d", "#9f1853", "#fa4d56", "#570408", "#198038", "#002d9c"];
const DARK = ["#8a3ffc", "#33b1ff", "#08bdba", "#ff7eb6", "#fa4d56", "#fff1f1", "#6fdc8c", "#4589ff"];

export const SLOTS = LIGHT.length;

const dark = matchMedia("(prefers-color-scheme: dark)");

export function onSchemeChange(listener) {
  dark.addEventListener("change", listener);
}

/** A second cue beside the colour: the lines of the second half are dashed. */
export function dashOf(slot) {
  return slot === null ? "dotted" : slot < SLOTS / 2 ? "solid" : "dashed";
}

export function colourOf(slot) {
  if (slot === null) {
    return dark.matches ? "#98a2ad" : "#6f7782";
  }
  return (dark.matches ? DARK : LIGHT)[slot];
}

export function inks() {
  return dark.matches
    ? { text: "#e7ebf0", muted: "#9aa5b3", line: "#27303a", surface: "#1c242d", gap: "rgba(154,165,179,.12)" }
    : { text: "#171b21", muted: "#596270", line: "#e2e5ea", surface: "#ffffff", gap: "rgba(89,98,112,.09)" };
}
