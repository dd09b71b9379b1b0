import { changesSomething, type Facts } from "./attempt-facts.ts";
import { methodOf, pageOf } from "./attempt-phrases.ts";

/** What a rule protects. */
export type Protected =
  | "read"
  | "page"
  | "wire"
  | "page-policy"
  | "local"
  | "embed"
  | "network"
  | "integrity"
  | "type"
  | "redirect"
  | "socket"
  | "frame"
  | "isolation"
  | "embedded-credentials"
  | "nothing";

const notTheServer = (facts: Facts): string => {
  const method = methodOf(facts);
  if (!facts.executed || facts.preflight) {
    return `Not the server: a program that isn't a browser can send this ${method}, and forms and form-like POSTs need no preflight. The server itself must refuse forged changes.`;
  }
  return changesSomething(facts)
    ? `Not the server: it executed the ${method}, and CORS did not prevent that. The server itself must refuse forged changes (by Origin or Sec-Fetch-Site, with SameSite cookies, or with a token).`
    : `Not the server: it responded, as it would to a program that isn't a browser.`;
};

/** Who is protected, and from whom. */
export const protectsTexts: Readonly<Record<Protected, (facts: Facts) => string>> = {
  read: (facts) =>
    facts.preflight
      ? `The user: otherwise ${pageOf(facts)} could act for the user on the server. ${notTheServer(facts)}`
      : `The user: ${pageOf(facts)} cannot read the user's response. ${notTheServer(facts)}`,
  page: () => "Nobody: the page set this limit itself, or browsers limit what pages can request.",
  "page-policy": () =>
    "The user, where someone has slipped a script or markup into the page: it cannot load from, or send data to, a server that the policy does not list.",
  wire: () => "The user, from anyone on the network who could read or change the response.",
  local: () => "The user's own machine and network, from pages on the internet.",
  embed: (facts) =>
    `The user: the response stays out of the process of ${pageOf(facts)}, where side channels could read it. ${notTheServer(facts)}`,
  network: () => "Nobody: this is a network failure, not a protection.",
  integrity: () => "The user, from a file that someone has changed.",
  type: () =>
    "The user: text that a server received from someone, or data of another origin, must not run as a script or count as a style sheet.",
  frame: () => "The user, from a page that frames the document invisibly and steals clicks (clickjacking).",
  isolation: () =>
    "The user: data that other servers have not agreed to give stays out of the page's process, where side channels could read it.",
  redirect: (facts) => `The user: ${pageOf(facts)} cannot read where the user is redirected. ${notTheServer(facts)}`,
  "embedded-credentials": () =>
    "The user and the servers in their network: no page can try passwords on them through images and frames, or sign the user in as somebody else.",
  socket: (facts) =>
    facts.code === "websocket-open"
      ? "Nobody: browsers let every page open a WebSocket to every server, and only the server can refuse it."
      : "The user, where the server refused by Origin: otherwise any page could send and read messages as the user.",
  nothing: (facts) =>
    facts.code === "readable" && facts.credentials
      ? `Nobody: ${pageOf(facts)} acts for the user, and a hostile script on it could too.`
      : facts.code === "element-status" || facts.code === "element-content"
        ? "Nobody: the page would gain nothing from it."
        : "Nobody: nothing is blocked.",
};
