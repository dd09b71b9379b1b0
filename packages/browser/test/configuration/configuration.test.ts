import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkConfiguration, formOf, readConfiguration } from "@sallyport/browser/report";
import { expressionFaults } from "../../src/configuration/expression-faults.ts";
import { cases } from "./cases.ts";
import { read } from "./read.ts";

test.each(cases)("$desc", ({ name, text, request, found }) => {
  const findings = checkConfiguration(read(text, name)!, request);
  expect(findings.map(({ severity, code, line }) => `${severity} ${code}:${line}`)).toEqual(found);
});

test.each([
  ["add_header X-A b; proxy_pass http://a;", "nginx"],
  ['Header set X-A "b"', "apache"],
  ["<VirtualHost *:80>", "apache"],
  ["app.use(cors())", "javascript"],
  ["<CORSConfiguration/>", "xml"],
  ['[{"AllowedOrigins": []}]', "document"],
  ["a.cors.allowed-origins=*", "properties"],
  ["service: a\nprovider: b", "document"],
  ["hello", undefined],
])("%j is read as %s", (text, form) => expect(formOf(text)).toBe(form));

test.each([
  ["^https://app\\.example$", []],
  ["^https://[a-z.]+\\.example\\.com$", []],
  ["https://app\\.example$", ["no-start"]],
  ["^https://app\\.example", ["no-end"]],
  ["^https://app.example$", ["dot"]],
  ["^https://.*example\\.com$", ["any-before"]],
  ["^https://.*\\.example\\.com$", []],
  ["^https://(.*)example\\.com$", ["any-before"]],
  ["^https://app\\.example.*$", ["any-after"]],
  ["^https://.*$", ["any-after"]],
  [".*", ["no-start", "no-end", "any-after"]],
  ["^https://app\\.example(:.*)?$", []],
  ["^https://app\\.example:.+$", []],
])("%s", (source, faults) => expect(expressionFaults(source)).toEqual(faults));

const forms = ["nginx", "apache", "caddy", "properties", "xml", "javascript"] as const;

describe.each(forms)("%s: hostile text", (form) => {
  const parts = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    ":",
    "\n",
    '"',
    "'",
    "`",
    "/",
    "\\",
    "#",
    "<",
    ">",
    "</",
    "$",
    "${",
    "=",
    "add_header",
    "Access-Control-Allow-Origin",
    "if ($http_origin ~",
    "OPTIONS",
    "cors(",
    "app.register(cors,",
    "origin:",
    "*",
    "<AllowedOrigin>",
    "</CORSRule>",
    "allowed-origins=",
    "spring.graphql.cors.allowed-origins=https://a.example",
    "micronaut.server.cors.configurations.web.allowed-origins[0]=https://a.example",
    "app.cors.allowed-origins=*",
    "Header set",
    "@a",
    "header",
    "/*",
    "//",
    "https://a.example",
    "map $http_origin $a",
    "ProxyPass /a http://a",
    "Header always set Access-Control-Allow-Origin",
    "reverse_proxy {",
    "header +Access-Control-Allow-Origin a",
  ];

  test("is read without an exception", () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((all) => all.join(" ")),
      fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (one) => {
        const lines = one.split("\n").length;
        for (const { line } of checkConfiguration(readConfiguration(form, one), {
          origin: "https://app.example",
          method: "PUT",
        })) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 300 },
    );
  });

  const timeOf = (part: string, count: number): number => {
    const text = Array(count).fill(part).join("\n") + Array(count).fill(part).join("");
    const start = process.cpuUsage();
    checkConfiguration(readConfiguration(form, text), { origin: "https://app.example", method: "PUT" });
    return process.cpuUsage(start).user / 1000;
  };

  // Four times the text takes sixteen times as long where something is quadratic. A run can be slow by chance; the
  // shortest of several is not.
  test.each(parts)("%j: the time grows with the text", (part) => {
    const shortest = (count: number): number => Math.min(...[1, 2, 3].map(() => timeOf(part, count)));
    if (timeOf(part, 40_000) > 300) expect(shortest(40_000) / shortest(10_000)).toBeLessThan(10);
  });
});
