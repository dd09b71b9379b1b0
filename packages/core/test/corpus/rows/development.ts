import { app, cookie, crossSite, noCors, row, toApp, type Row } from "../row.ts";

const json = "Content-Type: application/json";
const studio = "Origin: https://studio.apollographql.com";
const phone = "Origin: http://192.168.1.20:5173";
const onLan = "Host: 192.168.1.10:3000";

const post = (policy: "production" | "development", ...[desc, ...fields]: [string, ...string[]]): Row => ({
  ...row(`${policy}: ${desc}`, "POST /graphql", [...fields, crossSite, json, cookie], 200, "shared"),
  body: "{}",
  policy,
});

const refused = (row: Row): Row => ({
  ...row,
  expect: { status: 403, reason: "origin-unknown", ran: false, headers: noCors },
});

const sharedWith = (row: Row, origin: string): Row => ({
  ...row,
  expect: { ...row.expect, headers: { ...toApp, "access-control-allow-origin": origin } },
});

/** An empty group is nobody, until a profile says who. */
export const developmentRows: readonly Row[] = [
  sharedWith(post("production", "the app", app), "https://app.bank.example"),
  refused(post("production", "an empty group has no members", studio)),
  refused(post("production", "a page on the network", phone)),
  sharedWith(post("development", "the sandbox", studio, onLan), "https://studio.apollographql.com"),
  sharedWith(
    post("development", "a phone's page over http, with its cookies", phone, onLan),
    "http://192.168.1.20:5173",
  ),
  refused(post("development", "another device", "Origin: http://192.168.1.21:5173", onLan)),
  refused(post("development", "the profile replaces the group", app, onLan)),
];
