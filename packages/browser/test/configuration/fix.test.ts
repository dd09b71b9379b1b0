import { describe, expect, test } from "vitest";
import {
  checkConfiguration,
  configurationFix,
  type ConfigurationEdit,
  type ConfigurationRequest,
} from "@sallyport/browser/report";
import { faultyFiles, type FaultyFile } from "./fix-cases.ts";
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

/** Of a program only the options are written, and JSON needs a comma between rules. */
function fixed({ name, text }: FaultyFile, edits: readonly ConfigurationEdit[]): string {
  const all = edits.map((one) => ({
    ...one,
    lines: name === "app.js" ? `app.use(cors(${one.lines}));` : name.startsWith("azure") ? `,${one.lines}` : one.lines,
  }));
  return applied(text, all);
}

describe.each(faultyFiles)("$desc", (file) => {
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

  // The actuator's properties cannot say it: that fix is Java.
  test.skipIf(file.desc.includes("actuator")).each(Object.entries(requests))("%s works then", (_desc, request) => {
    const { edits = [] } = fixOf(request) ?? {};
    const after = readFile(fixed(file, edits), file.name).configuration;
    const isBucket = ["s3", "gcs", "azure"].includes(after.kind);
    const errors = checkConfiguration(after, request).filter(isError);
    // No bucket of Google can say it.
    expect(errors.filter(({ code }) => after.kind !== "gcs" || code !== "credentials-absent")).toEqual([]);
    const stranger = checkConfiguration(after, { ...request, origin: "https://evil.example" });
    expect(stranger.map(({ code }) => code)).toContain("origin-absent");
    expect(isBucket || edits.length > 0).toBe(true);
  });
});
