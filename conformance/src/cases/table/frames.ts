import type { Action, Case, Place } from "../case.ts";
import { granted, plainPage, response, securePage } from "../row.ts";

const frames = ["srcdoc", "blank", "blob"] as const;
const b = "https://b.localhost/r";

const actions: readonly { desc: string; action: Action; headers?: Place["headers"] }[] = [
  { desc: "GET", action: { kind: "fetch", to: b } },
  { desc: "PUT", action: { kind: "fetch", to: b, method: "PUT" } },
  { desc: "no-cors POST", action: { kind: "fetch", to: b, method: "POST", mode: "no-cors", body: { text: "x" } } },
  { desc: "its own origin", action: { kind: "fetch", to: "https://a.localhost/r", method: "POST" } },
  { desc: "a path", action: { kind: "fetch", to: "/r" } },
  { desc: "xhr of a path", action: { kind: "xhr", to: "/r" } },
  { desc: "a referrer", action: { kind: "fetch", to: b, referrer: "/referrer" } },
  { desc: "unsafe-url", action: { kind: "fetch", to: b }, headers: [["referrer-policy", "unsafe-url"]] },
  { desc: "no-referrer", action: { kind: "fetch", to: b }, headers: [["referrer-policy", "no-referrer"]] },
  {
    desc: "same-origin",
    action: { kind: "fetch", to: "https://a.localhost/r" },
    headers: [["referrer-policy", "same-origin"]],
  },
  { desc: "http", action: { kind: "fetch", to: "http://b.localhost/r" } },
];

const routes = {
  "/r": {
    ...granted(),
    preflight: response([
      ["access-control-allow-origin", "*"],
      ["access-control-allow-methods", "PUT"],
    ]),
  },
};

/** Frames that are of their page's origin without a URL of their own. */
export const framesInPages: readonly Case[] = frames.flatMap((frame) => [
  ...actions.map(({ desc, action, headers }): Case => ({
    desc: `frame ${frame}: ${desc}`,
    page: { ...securePage, frame, ...(headers && { headers }) },
    routes,
    actions: [action],
  })),
  {
    desc: `frame ${frame}: of an http page`,
    page: { ...plainPage, frame },
    routes,
    actions: [{ kind: "fetch", to: b }],
  },
  {
    desc: `frame ${frame}: document.cookie`,
    page: { ...securePage, frame },
    routes,
    actions: [
      { kind: "cookie", set: "k=1" },
      { kind: "fetch", to: "https://a.localhost/r" },
    ],
  },
]);
