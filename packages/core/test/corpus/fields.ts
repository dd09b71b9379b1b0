import { expect } from "vitest";
import type { Expectation } from "./row.ts";

type Fields = Record<string, string | null>;

/** Vary is a set. A name that stands in it twice stays twice, except for one that compression middleware repeats. */
function varyNames(value: string | null, without?: "accept-encoding"): readonly string[] {
  const names = (value ?? "").split(",").map((name) => name.trim().toLowerCase());
  const once = names.filter((name, index) => name !== "accept-encoding" || names.indexOf(name) === index);
  return once.filter((name) => name !== "" && name !== without).sort();
}

/** Compression in the stack varies by Accept-Encoding, which only some rows speak of; the gate's own answers do not. */
function sameVary(expected: string | null, seen: string | null, ran: boolean): boolean {
  const wanted = varyNames(expected);
  const found = varyNames(seen, ran && !wanted.includes("accept-encoding") ? "accept-encoding" : undefined);
  return wanted.join() === found.join();
}

function fieldExpected(name: string, expected: string | RegExp | null, seen: string | null, ran: boolean): unknown {
  if (expected instanceof RegExp) return expect.stringMatching(expected);
  if (name === "vary" && sameVary(expected, seen, ran)) return seen;
  // A Web redirect is absolute.
  if (name === "location" && expected !== null && seen?.endsWith(expected) === true) return seen;
  return expected;
}

/** What the fields of a row are compared with, where more than one writing of them is right. */
export function fieldsExpected({ headers = {}, ran }: Expectation, seen: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, expected]) => [name, fieldExpected(name, expected, seen[name] ?? null, ran)]),
  );
}
