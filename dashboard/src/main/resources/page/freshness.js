// Says how fresh the picture is, in words, and what to do when it is not. No DOM here.

export function duration(milliseconds) {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 120) {
    return `${Math.round(seconds)} s`;
  }
  if (seconds < 7200) {
    return `${Math.round(seconds / 60)} min`;
  }
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}

/** A window's length or slide: `2 s`, `500 ms`, `1 h`. */
export function period(milliseconds) {
  const units = [[86_400_000, "d"], [3_600_000, "h"], [60_000, "min"], [1000, "s"]];
  const [size, unit] = units.find(([one]) => milliseconds % one === 0) ?? [1, "ms"];
  return `${milliseconds / size} ${unit}`;
}

const say = (level, text, advice = "") => ({ level, text, advice });

/**
 * @param link {open, outdated, retryAt} of the connection
 * @param feed {state, topic} as the server says
 * @param newest the newest window, or undefined
 * @param arrivedAt when the last window came
 * @param now the server's clock
 */
export function freshness({ link, feed, newest, arrivedAt, now }) {
  return connection(link, now) ?? reading(feed) ?? (newest ? age(newest, arrivedAt, now) : say("waiting", "No window yet",
    "The first window shows when its first click has been counted. Are clicks arriving on the input topic?"));
}

function connection(link, now) {
  if (link.outdated) {
    return say("lost", "Page out of date", "The server no longer speaks this page's language: reload the page.");
  }
  if (link.open) {
    return null;
  }
  if (link.first) {
    return say("waiting", "Connecting");
  }
  const wait = Math.max(0, Math.ceil((link.retryAt - now) / 1000));
  return say("lost", wait > 0 ? `Reconnecting in ${wait} s` : "Reconnecting",
    "The connection to the dashboard is lost. The chart goes on without a hole when it is back.");
}

function reading(feed) {
  switch (feed.state) {
    case "topicAbsent":
      return say("waiting", "No results topic yet",
        `The topic “${feed.topic}” does not exist yet. The pipeline makes it when it starts: is it running?`);
    case "unreachable":
      return say("lost", "Kafka does not answer",
        "What was read before is shown. It goes on by itself, without a hole, when Kafka is back.");
    case "catchingUp":
    case "connecting":
      return say("waiting", "Reading the history");
    default:
      return null;
  }
}

function age(newest, arrivedAt, now) {
  const late = now - newest.end;
  const due = newest.slide;
  if (late <= 3 * due + 2000) {
    return say("live", `Live · ${duration(late)}`);
  }
  const moving = now - arrivedAt <= 3 * due + 2000;
  return say("late", `Late by ${duration(late)}`, moving
    ? "Windows arrive, but older ones: the pipeline is catching up."
    : `A window is due every ${period(due)}, and none came for ${duration(now - arrivedAt)}. Is the pipeline running?`);
}
