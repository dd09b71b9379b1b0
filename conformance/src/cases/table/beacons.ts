import type { BeaconAction, Body, Case } from "../case.ts";
import { response, securePage, sourceCases } from "../row.ts";
import { cookies } from "./navigations.ts";

const beacon = (part: Partial<BeaconAction> = {}): BeaconAction => ({
  kind: "beacon",
  to: "https://b.localhost/r",
  body: { text: "x" },
  ...part,
});

const bodies: readonly (readonly [desc: string, body: Body | undefined])[] = [
  ["nothing", undefined],
  ["a text", { text: "x" }],
  ["parameters", { params: [["a", "1"]] }],
  ["a form", { form: [["a", "1"]] }],
  ["bytes", { bytes: [1, 2] }],
  ["a blob without a type", { blob: "{}", type: "" }],
  ["a blob as text", { blob: "{}", type: "text/plain" }],
  ["JSON", { blob: "{}", type: "application/json" }],
];

const allowed = [
  ["access-control-allow-origin", "https://a.localhost"],
  ["access-control-allow-credentials", "true"],
  ["access-control-allow-headers", "content-type"],
] as const;

export const beacons: readonly Case[] = [
  ...sourceCases([
    "return [1, 6667].map((port) => navigator.sendBeacon(`https://d.localhost:${port}/`, 'x'))",
    "return navigator.sendBeacon('https://d.localhost/', new ReadableStream())",
  ]),
  ...bodies.flatMap(([desc, body]) =>
    [[], allowed].map((headers): Case => ({
      desc: `beacon: ${desc}${headers.length === 0 ? "" : ", allowed"}`,
      page: securePage,
      routes: { "/r": { actual: response(headers) } },
      actions: [beacon(body === undefined ? { body: undefined as never } : { body })],
    })),
  ),
  ...["b.localhost", "x.a.localhost"].map((host): Case => ({
    desc: `beacon: cookies to ${host}`,
    page: securePage,
    ...cookies(host),
    routes: { ...cookies(host).routes, "/r": { actual: response([]) } },
    actions: [beacon({ to: `https://${host}/r` })],
  })),
  ...["no-referrer", "same-origin", "unsafe-url"].map((policy): Case => ({
    desc: `beacon: under ${policy}`,
    page: { ...securePage, headers: [["referrer-policy", policy]] },
    routes: { "/r": { actual: response([]) } },
    actions: [beacon()],
  })),
  ...[302, 307].map((status): Case => ({
    desc: `beacon: redirected ${status} to c`,
    page: securePage,
    routes: {
      "/1": { actual: response([["location", "https://c.localhost/r"]], status) },
      "/r": { actual: response([]) },
    },
    actions: [beacon({ to: "https://b.localhost/1" })],
  })),
  {
    desc: "beacon: over http from a secure page",
    domain: "test",
    page: securePage,
    routes: { "/r": { actual: response([]) } },
    actions: [beacon({ to: "http://b.localhost/r" })],
  },
  {
    desc: "beacon: over http to this machine from a secure page",
    page: securePage,
    routes: { "/r": { actual: response([]) } },
    actions: [beacon({ to: "http://b.localhost/r" })],
  },
  ...["connect-src 'none'", "connect-src https://b.localhost", "default-src 'self'"].map((policy): Case => ({
    desc: `beacon: the page's ${policy}`,
    page: { ...securePage, headers: [["content-security-policy", `${policy}; script-src 'unsafe-eval'`]] },
    routes: { "/r": { actual: response([]) } },
    actions: [beacon()],
  })),
  ...[1, 65_536, 65_537].map((length): Case => ({
    desc: `beacon: ${length} bytes`,
    page: securePage,
    routes: { "/r": { actual: response([]) } },
    actions: [beacon({ body: { text: "x".repeat(length) } })],
  })),
];
