import type { Action, Case, EmbedAction, FetchAction, HeaderList, Place } from "../case.ts";
import { elementCase } from "../element-row.ts";
import { granted, response } from "../row.ts";
import { listen } from "./event-sources.ts";
import { open } from "./web-sockets.ts";

/** Public where an engine reads this directive; the servers of all cases are this machine. */
export const asPublic: HeaderList = [["content-security-policy", "treat-as-public-address"]];
const securePublic: Place = { url: "https://a.localhost/page", headers: asPublic };
const plainPublic: Place = { url: "http://a.localhost/page", headers: asPublic };

const routes: Case["routes"] = {
  "/r": granted(),
  "/1": granted([["location", "https://b.localhost/r"]], 302),
};

/** `test`, since a page below `localhost` is secure over http too. */
const localNetwork = (desc: string, action: Action, page = securePublic): Case => ({
  desc: `local network: ${desc}`,
  domain: "test",
  page,
  routes,
  actions: [action],
});

const fetching = (part: Partial<FetchAction> = {}): FetchAction => ({
  kind: "fetch",
  to: "https://b.localhost/r",
  ...part,
});

const plain = { to: "http://b.localhost/r" };

const fetches: Case[] = [
  localNetwork("fetch", fetching()),
  localNetwork("fetch without CORS", fetching({ mode: "no-cors" })),
  localNetwork("fetch of the page's own server", fetching({ to: "https://a.localhost/r" })),
  localNetwork("fetch of the page's own server, redirected away", fetching({ to: "https://a.localhost/1" })),
  localNetwork("XMLHttpRequest", { kind: "xhr", to: "https://b.localhost/r" }),
  localNetwork("fetch over http from a secure page", fetching(plain)),
  localNetwork("fetch over http from an insecure page", fetching(plain), plainPublic),
  localNetwork("fetch over https from an insecure page", fetching(), plainPublic),
  localNetwork("fetch of an insecure page's own server", fetching({ to: "http://a.localhost/r" }), plainPublic),
  localNetwork("beacon", { kind: "beacon", to: "https://b.localhost/r", body: { text: "x" } }),
];

const targets: Case[] = ["public", "local", "private", "loopback", "unknown", "nope", ""].flatMap(
  (targetAddressSpace) => [
    localNetwork(`target ${targetAddressSpace}`, fetching({ targetAddressSpace })),
    localNetwork(`target ${targetAddressSpace}, over http`, fetching({ ...plain, targetAddressSpace })),
    localNetwork(
      `target ${targetAddressSpace}, from an insecure page`,
      fetching({ ...plain, targetAddressSpace }),
      plainPublic,
    ),
    localNetwork(`target ${targetAddressSpace}, from this machine`, fetching({ targetAddressSpace }), {
      url: "https://a.localhost/page",
    }),
  ],
);

const stream = response(
  [
    ["content-type", "text/event-stream"],
    ["access-control-allow-origin", "*"],
  ],
  200,
  "data: a\n\n",
);

const embeds: readonly EmbedAction["as"][] = ["image", "script", "module", "style", "font", "audio", "object"];

const elements: Case[] = embeds.map((as) => ({
  ...elementCase({ desc: "from a public page", as, page: securePublic }),
  domain: "test",
}));

const sockets: Case[] = [
  localNetwork("web socket", { kind: "source", to: "https://b.localhost/r", source: open() }),
  localNetwork("event source", { kind: "source", to: "https://b.localhost/r", source: listen(2) }),
].map((described, index) => ({
  ...described,
  routes: { "/r": { actual: index === 0 ? { ...response([], 101), socket: { messages: ["hi"] } } : stream } },
}));

const navigations: Case[] = [
  localNetwork("a link", { kind: "navigate", by: "link", to: "https://b.localhost/r" }),
  localNetwork("a frame", { kind: "navigate", by: "frame", to: "https://b.localhost/r" }),
  localNetwork("a form", { kind: "submit", method: "post", to: "https://b.localhost/r" }),
  localNetwork("a form into a frame", { kind: "submit", method: "post", to: "https://b.localhost/r", target: "frame" }),
];

/** Local Network Access: public pages and servers on this machine. */
export const localNetworks: readonly Case[] = [...fetches, ...targets, ...elements, ...sockets, ...navigations];
