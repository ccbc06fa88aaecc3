// The chart. Data goes in as lines; `drawn` reads back what the chart itself holds.
/* global echarts */
import { colourOf, dashOf, inks } from "./palette.js";

const WIDE = 640;

export class Chart {
  constructor(element) {
    this.element = element;
    this.chart = echarts.init(element, null, { renderer: "canvas" });
    this.top = 0;
    new ResizeObserver(() => this.chart.resize()).observe(element);
  }

  /**
   * @param lines [{id, name, slot, points}], in the order of their colours
   * @param gaps [[from, to]] without data
   * @param range [from, to] of the time axis
   */
  draw({ lines, gaps, range }) {
    const wide = this.element.clientWidth > WIDE;
    this.chart.setOption({
      ...frame(wide),
      xAxis: xAxis(range, wide),
      yAxis: yAxis(this.scale(lines)),
      series: [...lines.map((one) => series(one, wide)), lonely(lines), absence(gaps)],
    }, { replaceMerge: ["series"] });
  }

  /** Grows at once, and shrinks only when much room is left: a scale that jumps with each window reads badly. */
  scale(lines) {
    const highest = lines.reduce((max, one) => one.points.reduce((most, [, value]) => Math.max(most, value ?? 0), max), 0);
    const wanted = nice(highest);
    if (wanted > this.top || highest < this.top / 2) {
      this.top = wanted;
    }
    return this.top;
  }

  /** Item to points as the chart holds them, breaks left out. */
  drawn() {
    const option = this.chart.getOption();
    // a series that was taken away leaves null behind
    return Object.fromEntries((option?.series ?? []).filter((one) => one?.type === "line" && one.id.startsWith("item:"))
      .map((one) => [one.id.slice("item:".length), one.data.filter(([, value]) => value !== null)]));
  }
}

/** The next of 4, 5, 6, 8, 10, 12, 15, 20, 30 times a power of ten. */
export function nice(highest) {
  const power = 10 ** Math.floor(Math.log10(Math.max(highest, 4) / 4));
  const step = [4, 5, 6, 8, 10, 12, 15, 20, 30, 40].find((one) => one * power >= highest);
  return step * power;
}

function frame(wide) {
  const ink = inks();
  return {
    animation: false,
    grid: { left: 4, right: wide ? 96 : 12, top: 14, bottom: 4, containLabel: true },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    tooltip: {
      trigger: "axis",
      // drawn on the canvas: a tooltip of HTML needs inline styles, which the page's policy forbids
      renderMode: "richText",
      confine: true,
      order: "valueDesc",
      backgroundColor: ink.surface,
      borderColor: ink.line,
      textStyle: { color: ink.text, fontSize: 12, fontFamily: getComputedStyle(document.body).fontFamily },
      axisPointer: { type: "line", lineStyle: { color: ink.muted, type: "solid", width: 1 } },
      valueFormatter: (value) => (value === null || value === undefined ? "–" : value.toLocaleString()),
    },
  };
}

function xAxis([min, max], wide) {
  const ink = inks();
  return {
    type: "time",
    min,
    max,
    splitNumber: wide ? 8 : 3,
    axisLine: { lineStyle: { color: ink.line } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      color: ink.muted,
      hideOverlap: true,
      formatter: max - min > 86_400_000 ? "{MMM} {d} {HH}:{mm}" : max - min > 600_000 ? "{HH}:{mm}" : "{HH}:{mm}:{ss}",
    },
    axisPointer: { label: { show: false } },
  };
}

function yAxis(max) {
  const ink = inks();
  return {
    type: "value",
    min: 0,
    max,
    splitNumber: 4,
    minInterval: 1,
    axisLabel: { color: ink.muted, formatter: (value) => value.toLocaleString(undefined, { notation: "compact" }) },
    splitLine: { lineStyle: { color: ink.line } },
  };
}

function series({ id, name, slot, points }, wide) {
  const colour = colourOf(slot);
  return {
    id: `item:${id}`,
    name,
    type: "line",
    data: points,
    color: colour,
    showSymbol: false,
    symbol: "circle",
    symbolSize: 7,
    connectNulls: false,
    lineStyle: { width: 2, type: dashOf(slot), join: "round" },
    emphasis: { disabled: true },
    endLabel: { show: wide, formatter: "{a}", color: colour, fontWeight: 600, lineHeight: 18, distance: 8, width: 84, overflow: "truncate" },
    labelLayout: { moveOverlap: "shiftY" },
  };
}

/** A point without neighbours is no line: it gets a dot. */
function lonely(lines) {
  const isLonely = (points, index) => points[index][1] !== null
    && (points[index - 1]?.[1] ?? null) === null && (points[index + 1]?.[1] ?? null) === null;
  return {
    id: "lonely",
    type: "scatter",
    silent: true,
    symbolSize: 7,
    tooltip: { show: false },
    data: lines.flatMap(({ slot, points }) => points.filter((point, index) => isLonely(points, index))
      .map((value) => ({ value, itemStyle: { color: colourOf(slot) } }))),
  };
}

function absence(gaps) {
  const ink = inks();
  return {
    id: "absence",
    type: "line",
    data: [],
    silent: true,
    markArea: {
      silent: true,
      itemStyle: { color: ink.gap },
      label: { show: true, position: "insideTop", color: ink.muted, fontSize: 11, formatter: "no data" },
      data: gaps.map(([from, to]) => [{ xAxis: from }, { xAxis: to }]),
    },
  };
}
