import { codeSpan } from "../../text/code-span.ts";
import { valueOf } from "../attempt-phrases.ts";
import type { CodeText } from "./code-text.ts";
import { URL } from "../../platform.ts";

/** Responses that fetch could read, and an EventSource or a WebSocket cannot use; and a WebSocket that opened. */
export const socketTexts: Readonly<
  Record<
    | "event-source-status"
    | "event-source-type"
    | "websocket-status"
    | "websocket-handshake"
    | "websocket-protocol"
    | "websocket-open",
    CodeText
  >
> = {
  "event-source-status": {
    title: "a status that ends an event stream",
    why: (facts) =>
      `An EventSource needs the status 200, and this response has ${valueOf(facts)}. The browser does not connect again; a server that wants no more connections sends 204.`,
    causes: ["login-redirect"],
    fixes: ["event-stream"],
    dangers: [],
    protects: "nothing",
  },
  "event-source-type": {
    title: "a response that is not an event stream",
    why: ({ value = "" }) =>
      value === ""
        ? "An EventSource needs a response with `Content-Type: text/event-stream`, and this one has no Content-Type."
        : `An EventSource needs a response with \`Content-Type: text/event-stream\`, and this one has ${codeSpan(value)}.`,
    causes: ["error-page"],
    fixes: ["event-stream"],
    dangers: [],
    protects: "nothing",
  },
  "websocket-status": {
    title: "a WebSocket handshake that was refused",
    why: (facts) =>
      `A WebSocket opens with the status 101, and this response has ${valueOf(facts)}. CORS does not apply to WebSockets: the server decides by Origin.`,
    causes: [],
    fixes: ["socket-server", "socket"],
    dangers: ["socket-any-origin"],
    protects: "socket",
  },
  "websocket-handshake": {
    title: "a response that does not complete the WebSocket handshake",
    why: (facts) => `The server switched protocols, but its response is not a WebSocket's: ${valueOf(facts)}.`,
    causes: [],
    fixes: ["socket-server"],
    dangers: [],
    protects: "network",
  },
  "websocket-protocol": {
    title: "a subprotocol that the page did not offer, or none",
    why: ({ value = "" }) =>
      value === ""
        ? "The page offered subprotocols, and the server chose none."
        : `The server chose the subprotocol ${codeSpan(value)}, which the page did not offer.`,
    causes: [],
    fixes: ["socket-protocol"],
    dangers: [],
    protects: "network",
  },
  "websocket-open": {
    title: "an open WebSocket",
    why: ({ page, url = "", cookies }) => {
      const isOwn = page !== undefined && URL.canParse(url) && new URL(url).origin === page;
      if (isOwn) return "The page opened a WebSocket to its own origin.";
      return cookies.length === 0
        ? "The server accepted the handshake of a page of another origin. CORS does not apply to WebSockets: this page can now send and read messages, without the user's cookies."
        : `Cross-site WebSocket hijacking, unless this page is the server's own: the handshake carried ${cookies.map((name) => codeSpan(name)).join(", ")}, and the page can now send and read messages as the user. CORS does not apply to WebSockets; the server must check Origin.`;
    },
    causes: [],
    fixes: ["check-socket-origin"],
    dangers: ["socket-any-origin"],
    protects: "socket",
  },
};
