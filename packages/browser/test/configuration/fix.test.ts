import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkConfiguration,
  configurationFix,
  readConfiguration,
  type ConfigurationEdit,
  type ConfigurationRequest,
} from "@sallyport/browser/report";
import { faultyFiles, type FaultyFile } from "./fix-cases.ts";
import { layeredFiles } from "./layered-cases.ts";
import { readFile } from "./read.ts";

const page = "https://app.example";
const url = "https://api.example/api/me";

const requests: Readonly<Record<string, ConfigurationRequest>> = {
  "a GET": { origin: page, url, method: "GET" },
  "a PUT with a header": { origin: page, url, method: "PUT", headers: ["content-type"] },
  "a PUT with a header and credentials": {
    origin: page,
    url,
    method: "PUT",
    headers: ["content-type"],
    credentials: true,
  },
};

const isError = ({ severity }: { readonly severity: string }): boolean => severity === "error";

/** The file after the edits, as a reader of them would make it; what belongs elsewhere stands at the beginning. */
function applied(text: string, edits: readonly ConfigurationEdit[]): string {
  const lines = text.split("\n");
  const before: string[][] = lines.map(() => []);
  const gone = new Set<number>();
  const top: string[] = [];
  for (const { replaces, after, lines: added } of edits) {
    for (const [first, last] of replaces) for (let at = first; at <= last; at++) gone.add(at);
    const [range] = replaces;
    const place = range === undefined ? after : range[0] - 1;
    const written = added === "" ? [] : added.split("\n");
    if (place === undefined) top.push(...written);
    else if (place < lines.length) before[place]!.push(...written);
    else lines.push(...written);
  }
  return [...top, ...lines.flatMap((line, at) => [...(before[at] ?? []), ...(gone.has(at + 1) ? [] : [line])])].join(
    "\n",
  );
}

/** JSON needs a comma between rules. */
function fixed({ name, text }: FaultyFile, edits: readonly ConfigurationEdit[]): string {
  const all = edits.map((one) => ({ ...one, lines: name.startsWith("azure") ? `,${one.lines}` : one.lines }));
  return applied(text, all);
}

describe.each([...faultyFiles, ...layeredFiles])("$desc", (file) => {
  const fixOf = (request: ConfigurationRequest) => configurationFix(readFile(file.text, file.name), request);

  test("is fixed by what is recorded", async () => {
    const text = Object.entries(requests).map(([desc, request]) => {
      const { edits = [], notes = [] } = fixOf(request) ?? {};
      const parts = edits.map(
        ({ replaces, after, where, lines }) =>
          `replaces ${JSON.stringify(replaces)}, after ${String(after)} (${where})\n${lines}`,
      );
      return `== ${desc}\n${[...parts, ...notes].join("\n\n")}\n`;
    });
    const name = file.desc
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "");
    await expect([`${file.text}\n`, ...text].join("\n")).toMatchFileSnapshot(`fixes/${name}.txt`);
  });

  // The actuator's properties cannot say it: that fix is Java. What belongs below a key has no line.
  test.skipIf(/actuator|nothing yet, an HTTP API/.test(file.desc)).each(Object.entries(requests))(
    "%s works then",
    (_desc, request) => {
      const { edits = [] } = fixOf(request) ?? {};
      const after = readFile(fixed(file, edits), file.name).configuration;
      const isBucket = ["s3", "gcs", "azure"].includes(after.kind);
      // What is lost in the response to a preflight is nothing to a GET.
      const errors = checkConfiguration(after, request).filter(
        (one) => isError(one) && (request.method !== "GET" || one.code !== "inheritance-lost"),
      );
      // No bucket of Google can say it.
      expect(errors.filter(({ code }) => after.kind !== "gcs" || code !== "credentials-absent")).toEqual([]);
      const stranger = checkConfiguration(after, { ...request, origin: "https://evil.example" });
      expect(stranger.map(({ code }) => code)).toContain("origin-absent");
      expect(isBucket || edits.length > 0).toBe(true);
    },
  );
});

test.each(["onError: () => {", "...{ a: ["])(
  "what a fix keeps of the options is whole, however long it is: %s",
  (start) => {
    const end = start.includes("[") ? "] }" : " }";
    const kept = `${start}${'"x", '.repeat(1000)}${end}`;
    const text = `app.use(cors({ origin: "https://old.example", ${kept} }));`;
    const [edit] = configurationFix(readFile(text, "app.ts"), requests["a GET"]!)?.edits ?? [];
    expect(edit?.lines).toContain(kept);
  },
);

test("a file that its server refuses gets no fix", () => {
  const text = 'location / {\n  add_header Access-Control-Allow-Origin "https://old.example always;\n}';
  expect(configurationFix(readFile(text, "nginx.conf"), requests["a GET"]!)).toBeUndefined();
});

describe.each(["nginx", "apache", "htaccess", "caddy", "properties", "xml", "javascript"] as const)(
  "%s: hostile text",
  (form) => {
    const parts = [
      ...["{", "}", "(", ")", ";", "\n", '"', "\\", "#", "<", "</", ">", "$", "=", ",", "[0]", "[/**]", "~", "*", "@a"],
      ...[
        "add_header Access-Control-Allow-Origin",
        "location /api {",
        "if ($request_method = OPTIONS) {",
        "always",
        "return 204",
      ],
      ...[
        "map $http_origin $a",
        "Header always set",
        "<Location /api>",
        "Require valid-user",
        "header @a",
        "respond @a 204",
      ],
      ...[
        "spring.graphql.cors.allowed-origins",
        "quarkus.http.cors.origins",
        "app.cors.allowed-origins",
        "https://a.example",
      ],
      ...[
        "<CORSRule>",
        "<AllowedOrigin>",
        "</AllowedOrigin>",
        "</CORSRule>",
        "cors(",
        "origin:",
        "credentials: true",
        "maxAge:",
      ],
    ];
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((all) => all.join(" ")),
      fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((all) => all.join("\n")),
    );

    test("the lines of a fix are lines of the file, and what is added is nobody else's", () => {
      fc.assert(
        fc.property(text, fc.constantFrom(...Object.values(requests)), (one, request) => {
          const file = { configuration: readConfiguration(form, one), form, text: one };
          const { edits = [] } = configurationFix(file, request) ?? {};
          const count = one.split("\n").length;
          for (const { replaces, after = 0, lines } of edits) {
            const numbers = [...replaces.flat(), after];
            expect(Math.max(...numbers)).toBeLessThanOrEqual(count);
            expect(Math.min(...replaces.flat(), 1)).toBeGreaterThanOrEqual(1);
            for (const [name] of lines.matchAll(/https?:\/\/[^"',;\s)|$\]<]+/g))
              expect([page, "https://a.example"]).toContain(name.replaceAll("\\", ""));
          }
        }),
        { numRuns: 300 },
      );
    });
  },
);
