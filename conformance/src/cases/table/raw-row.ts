import type { Case, Place } from "../case.ts";
import { plainPage, securePage } from "../row.ts";
import { shown } from "./header-row.ts";

/** What a script sees of a response. */
const reading = `const r = await fetch(to); const h = [...r.headers].map(([n, v]) => n + ": " + v);
return [r.status, r.statusText, h, await r.text().catch(() => "broken")]`;

/** The bytes of a response of the page's own origin, after which the connection ends. */
export const raw = (desc: string, bytes: string, page: Place = securePage): Case => ({
  desc: `raw: ${desc}`,
  page,
  routes: { "/r": { actual: { status: 0, headers: [], raw: bytes } } },
  actions: [{ kind: "source", to: new URL("/r", page.url).href, source: reading }],
});

/** The same over both schemes: one of them may be the more trustful. */
export const rawOverBoth = (desc: string, bytes: string): Case[] => [
  raw(`${desc}, https`, bytes),
  raw(`${desc}, http`, bytes, plainPage),
];

/** A response with such fields. */
export const withFields = (fields: readonly string[], body = "body", status = "HTTP/1.1 200 OK"): string =>
  [status, ...fields, "", body].join("\r\n");

export const lengthOf4 = "Content-Length: 4";

export const withValue = (kind: string, fields: readonly string[]): Case[] =>
  fields.map((field) => raw(`${kind} ${shown(field)}`, withFields([lengthOf4, field])));
