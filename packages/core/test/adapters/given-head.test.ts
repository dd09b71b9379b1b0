import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard } from "../../src/adapters/node.ts";
import { sentOverHttp1 } from "./sent-fields.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  origins: { app: ["https://app.example"] },
  resources: [{ path: "/a", share: { with: ["app"], methods: ["GET"] } }],
});

/** What a handler gives to writeHead, beside nothing, or beside what it has set before. */
const heads: readonly { desc: string; head: unknown; isSet?: true }[] = [
  { desc: "nothing", head: undefined },
  { desc: "an object, whose names keep their case", head: { "X-One": "1", "Content-Type": "text/plain", two: 2 } },
  { desc: "lists of values", head: { "X-One": ["1", "2"], "Set-Cookie": ["a=1", "b=2"] } },
  { desc: "a flat list", head: ["X-One", "1", "Two", "2"] },
  { desc: "a flat list that repeats a name", head: ["X-One", "1", "Two", "2", "X-One", "3"] },
  {
    desc: "a list of pairs",
    head: [
      ["X-One", "1"],
      ["Two", "2"],
    ],
  },
  { desc: "a number and null", head: { "Content-Length": 2, "X-Null": null } },
  { desc: "an object beside fields that were set", head: { "X-One": "1" }, isSet: true },
];

const handlerOf =
  (head: unknown, isSet = false): Handler =>
  (_, response) => {
    if (isSet) response.setHeader("X-Set", "1");
    response.writeHead(200, head as OutgoingHttpHeaders).end("ok");
  };

/** The lines of the head but those of the gate and the date, in order of their names. */
const linesOf = (sent: string): readonly string[] =>
  (sent.split("\r\n\r\n")[0] ?? "")
    .split("\r\n")
    .filter((line) => !/^(?:date|vary|cross-origin-resource-policy):/i.test(line))
    .toSorted();

test.each(heads)("writeHead with $desc: the handler's own fields are sent as without the guard", async (row) => {
  const handler = handlerOf(row.head, row.isSet);
  const sent = await sentOverHttp1(guard(policy, handler));
  expect(linesOf(sent)).toEqual(linesOf(await sentOverHttp1(handler)));
  expect(sent).toMatch(/^cross-origin-resource-policy: same-origin\r$/m);
  expect(sent).toMatch(/^vary: Origin\r$/m);
});

test("names of two cases are sent as without the guard, and a Vary of the handler's is kept", async () => {
  const head = { Vary: null, vary: "Accept", "X-One": "1", "x-one": "2", "Access-Control-Allow-Origin": "*" };
  const sent = await sentOverHttp1(guard(policy, handlerOf(head)));
  expect(sent).toMatch(/^vary: .*Accept, Origin\r$/m);
  expect(sent.match(/^x-one: \d/gim)).toEqual(["X-One: 1", "x-one: 2"]);
  expect(sent).not.toMatch(/access-control-allow-origin/i);
});

const invalid = [
  { desc: "a line break in a value", head: { "X-One": "1\r\nAccess-Control-Allow-Origin: *" } },
  { desc: "a line break in one of several values", head: { "X-One": ["1", "2\r\nSet-Cookie: a=1"] } },
  { desc: "a line break in a name", head: { "X-One\r\nTwo": "1" } },
  { desc: "a line break in a list", head: ["X-One", "1\nTwo: 2"] },
];

test.each(invalid)("$desc throws where the handler gives it, as without the guard", async ({ head }) => {
  const codes: unknown[] = [];
  const handler: Handler = (_, response) => {
    try {
      response.writeHead(200, head as OutgoingHttpHeaders);
    } catch (error) {
      codes.push((error as NodeJS.ErrnoException).code);
    }
    response.end();
  };
  await sentOverHttp1(guard(policy, handler));
  await sentOverHttp1(handler);
  expect([typeof codes[0], codes[0]]).toEqual(["string", codes[1]]);
});
