import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bank, evil, loggedBrowser } from "./log.ts";

const piece = fc.constantFrom(
  "a",
  "&",
  "=",
  "+",
  "%",
  "%22",
  "%0D%0A",
  '"',
  ";",
  "\\",
  "\r",
  "\n",
  "\r\n",
  "\0",
  "\u0085",
  "\u2028",
  "é",
  "😀",
  "\ud800",
  "--",
  "----WebKitFormBoundary",
  '\r\nContent-Disposition: form-data; name="x"\r\n\r\n',
  "__proto__",
  "[object Object]",
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((all) => all.join("")),
  fc.string({ unit: "binary" }),
);
/** A field without a name is left out. */
const named = text.filter((one) => one !== "");
const fields = fc.array(fc.tuple(named, text), { maxLength: 4 });
const engine = fc.constantFrom("chromium", "firefox", "webkit", "standard" as const);

/** https://html.spec.whatwg.org/#constructing-the-form-data-set: line breaks become CRLF, lone surrogates U+FFFD. */
const sent = (value: string): string =>
  value
    .replaceAll(/\r\n?|\n/g, "\r\n")
    .replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "�");

async function submitted(
  pairs: readonly (readonly [string, string])[],
  enctype: string,
  of: "chromium" | "firefox" | "webkit" | "standard",
): Promise<Response> {
  const { browser, log } = loggedBrowser(of);
  await browser.pageAt(evil).submit({ action: `${bank}/form`, method: "post", enctype, fields: pairs });
  const [request] = log;
  expect(log).toHaveLength(1);
  const body = Buffer.from(request?.body ?? "", "latin1");
  return new Response(body, { headers: { "content-type": request?.header("content-type") ?? "" } });
}

describe("a field stays one field, whatever its name and value are", () => {
  test("in multipart/form-data, for a server's parser", () =>
    fc.assert(
      fc.asyncProperty(fields, engine, async (pairs, of) => {
        if (pairs.length === 0) return;
        const form = await (await submitted(pairs, "multipart/form-data", of)).formData();
        // A parser decodes what the browser has escaped, and nothing tells that from what the user typed.
        const decoded = (name: string): string =>
          sent(name).replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%22", '"');
        expect([...form].map(([name, value]) => [name, value])).toEqual(
          pairs.map(([name, value]) => [decoded(name), sent(value)]),
        );
      }),
    ));

  test("in application/x-www-form-urlencoded", () =>
    fc.assert(
      fc.asyncProperty(fields, engine, async (pairs, of) => {
        const received = await (await submitted(pairs, "application/x-www-form-urlencoded", of)).text();
        expect([...new URLSearchParams(received)]).toEqual(pairs.map(([name, value]) => [sent(name), sent(value)]));
        expect(received).toMatch(/^[\w*.+%=&-]*$/);
      }),
    ));

  test("in text/plain each is written as it is", () =>
    fc.assert(
      fc.asyncProperty(fields, engine, async (pairs, of) => {
        const received = await (await submitted(pairs, "text/plain", of)).text();
        expect(received).toBe(pairs.map(([name, value]) => `${sent(name)}=${sent(value)}\r\n`).join(""));
      }),
    ));

  test("the header of a form is one of three, whatever enctype is", () =>
    fc.assert(
      fc.asyncProperty(text, engine, async (enctype, of) => {
        const response = await submitted([["a", "b"]], enctype, of);
        expect(response.headers.get("content-type")).toMatch(
          /^(?:application\/x-www-form-urlencoded|multipart\/form-data; boundary=[\w-]+|text\/plain)$/,
        );
      }),
    ));
});
