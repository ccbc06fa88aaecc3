// The two ways to the server: a WebSocket, and events over plain HTTP where something in between knows no WebSockets.
// Both bring the same frames, and end once: `onEnd` is called unless they were dropped.

const PROTOCOL = "clicks.v1";

function address(name, place) {
  const url = new URL(name, document.baseURI);
  if (place) {
    url.searchParams.set("epoch", place.epoch);
    url.searchParams.set("after", place.after);
  }
  return url;
}

export class BySocket {
  static title = "through a WebSocket";

  constructor(place, { onFrame, onEnd }) {
    const url = address("ws", place);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    this.over = false;
    this.socket = new WebSocket(url, PROTOCOL);
    this.socket.onmessage = (event) => onFrame(JSON.parse(event.data));
    this.socket.onclose = (event) => {
      this.over = true;
      onEnd(event.code);
    };
  }

  send(message) {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(message));
    }
  }

  drop() {
    this.over = true;
    this.socket.onclose = null;
    this.socket.onmessage = null;
    this.socket.close();
  }
}

export class ByEvents {
  static title = "as events over HTTP, because no WebSocket could be opened";

  constructor(place, ears) {
    this.ears = ears;
    this.listen(place);
  }

  /** The browser would come back by itself, and leave nothing to decide: so the first error is the end. */
  listen(place) {
    this.over = false;
    this.source = new EventSource(address("api/events", place));
    this.source.onmessage = (event) => this.ears.onFrame(JSON.parse(event.data));
    this.source.onerror = () => {
      this.drop();
      this.ears.onEnd(0);
    };
  }

  /** Nothing can be said this way, and nothing has to be acknowledged; to ask for a place is to come again. */
  send(message) {
    if (message.type === "sync" && !this.over) {
      this.drop();
      this.listen(message);
    }
  }

  drop() {
    this.over = true;
    this.source.onmessage = null;
    this.source.onerror = null;
    this.source.close();
  }
}
