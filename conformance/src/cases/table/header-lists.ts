import type { Case } from "../case.ts";
import { caseOf } from "../row.ts";
import type { Field } from "./header-row.ts";

const lists: readonly { desc: string; headers: readonly Field[] }[] = [
  {
    desc: "two custom headers, unsorted",
    headers: [
      ["x-b", "1"],
      ["x-a", "2"],
    ],
  },
  {
    desc: "one custom header twice",
    headers: [
      ["x-a", "1"],
      ["X-A", "2"],
    ],
  },
  {
    desc: "accept twice",
    headers: [
      ["accept", "text/html"],
      ["accept", "text/css"],
    ],
  },
  {
    desc: "content-type twice",
    headers: [
      ["content-type", "text/plain"],
      ["content-type", "text/plain"],
    ],
  },
  {
    desc: "a safelisted and a custom header",
    headers: [
      ["accept", "text/html"],
      ["x-a", "1"],
    ],
  },
  {
    desc: "1024 bytes of safelisted values",
    headers: Array.from({ length: 8 }, (): Field => ["accept", "a".repeat(126)]),
  },
  {
    desc: "three safelisted headers of 128 bytes",
    headers: [
      ["accept", "a".repeat(128)],
      ["accept-language", "a".repeat(128)],
      ["content-language", "a".repeat(128)],
    ],
  },
  {
    desc: "accept and an unsafe content-language",
    headers: [
      ["accept", "text/html"],
      ["content-language", "en_US"],
      ["content-type", "application/json"],
    ],
  },
  { desc: "thirty custom headers", headers: Array.from({ length: 30 }, (_, index): Field => [`x-${30 - index}`, "1"]) },
];

const otherTypes: readonly Field[] = [
  ["content-type", "application/json"],
  ["content-type", "application/xml"],
];

export const headerLists: readonly Case[] = [
  caseOf({ desc: "two other content-types, no body", fetch: { method: "POST", headers: otherTypes } }),
  caseOf({
    desc: "two other content-types, a body",
    fetch: { method: "POST", headers: otherTypes, body: { text: "x" } },
  }),
  ...lists.map(({ desc, headers }) => caseOf({ desc, fetch: { headers } })),
  ...["", "no-cors"].map((mode) =>
    caseOf({
      desc: `no-cors guard drops custom headers, mode ${mode || "cors"}`,
      fetch: {
        ...(mode && { mode }),
        headers: [
          ["x-a", "1"],
          ["accept", "text/html"],
          ["range", "bytes=0-1"],
        ],
      },
    }),
  ),
];
