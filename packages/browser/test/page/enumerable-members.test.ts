import { expect, test } from "vitest";
import { Browser, inProcess } from "../../src/index.ts";

const { globals } = new Browser({ network: inProcess({}) }).pageAt("https://app.example/");

test.each([
  ["Headers", "append"],
  ["Request", "method"],
  ["Request", "json"],
  ["Response", "status"],
  ["Response", "clone"],
  ["XMLHttpRequest", "open"],
  ["XMLHttpRequest", "withCredentials"],
  ["XMLHttpRequest", "onload"],
  ["EventSource", "close"],
  ["WebSocket", "send"],
] as const)("a script that lists the members of %s finds %s", (name, member) => {
  const members: string[] = [];
  for (const one in globals[name].prototype as object) members.push(one);
  expect(members).toContain(member);
  expect(members).not.toContain("constructor");
});
