import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { constructEntryList } from "../../src/forms/entry-list.ts";
import { pickEncoding } from "../../src/forms/form-encoding.ts";
import type { FormFieldValue } from "../../src/forms/form.ts";
import { serializeMultipart } from "../../src/forms/multipart.ts";
import { serializeTextPlain } from "../../src/forms/text-plain.ts";
import { serializeUrlencoded } from "../../src/forms/urlencoded.ts";

type Fields = readonly (readonly [string, FormFieldValue])[];

const entriesOf = (fields: Fields): ReturnType<typeof constructEntryList> => constructEntryList({ fields }, "UTF-8");
const latin1 = new TextDecoder("latin1");
const utf8 = pickEncoding();

const urlencoded = (fields: Fields): string => serializeUrlencoded(entriesOf(fields), utf8);
const plain = (fields: Fields): string => serializeTextPlain(entriesOf(fields));
async function multipart(fields: Fields): Promise<string> {
  const { bytes, boundary } = await serializeMultipart(entriesOf(fields), utf8, { prefix: "----b", digits: 16 });
  return new TextDecoder().decode(bytes).replaceAll(boundary, "B");
}

interface Row {
  readonly desc: string;
  readonly fields: Fields;
  readonly urlencoded: string;
  readonly plain: string;
  readonly multipart: string;
}

const part = (name: string, value: string): string =>
  `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

const rows: readonly Row[] = [
  { desc: "no field", fields: [], urlencoded: "", plain: "", multipart: "" },
  {
    desc: "a field without a name is left out",
    fields: [
      ["", "1"],
      ["b", ""],
    ],
    urlencoded: "b=",
    plain: "b=\r\n",
    multipart: part("b", ""),
  },
  {
    desc: "line breaks become CRLF, and are escaped in a part's name",
    fields: [["a\nb\rc\r\n", "1\n\r2"]],
    urlencoded: "a%0D%0Ab%0D%0Ac%0D%0A=1%0D%0A%0D%0A2",
    plain: "a\r\nb\r\nc\r\n=1\r\n\r\n2\r\n",
    multipart: part("a%0D%0Ab%0D%0Ac%0D%0A", "1\r\n\r\n2"),
  },
  {
    desc: "quotes are escaped in a part's name alone",
    fields: [['a"b\\', 'c"d']],
    urlencoded: "a%22b%5C=c%22d",
    plain: 'a"b\\=c"d\r\n',
    multipart: part("a%22b\\", 'c"d'),
  },
  {
    desc: "lone surrogates become U+FFFD",
    fields: [["a\ud800", "\udfffb"]],
    urlencoded: "a%EF%BF%BD=%EF%BF%BDb",
    plain: "a\ufffd=\ufffdb\r\n",
    multipart: part("a\ufffd", "\ufffdb"),
  },
  {
    desc: "JSON in two halves",
    fields: [['{"to":"eve","x":"', '"}']],
    urlencoded: "%7B%22to%22%3A%22eve%22%2C%22x%22%3A%22=%22%7D",
    plain: '{"to":"eve","x":"="}\r\n',
    multipart: part("{%22to%22:%22eve%22,%22x%22:%22", '"}'),
  },
  {
    desc: "_charset_, in any case",
    fields: [["_CharSet_", "x"]],
    urlencoded: "_CharSet_=UTF-8",
    plain: "_CharSet_=UTF-8\r\n",
    multipart: part("_CharSet_", "UTF-8"),
  },
  {
    desc: "a file of a hostile name: the line breaks stay as they are in a part",
    fields: [["f", new File(["x\ny"], 'a"\n\r\nä.txt', { type: "text/plain" })]],
    urlencoded: "f=a%22%0D%0A%0D%0A%C3%A4.txt",
    plain: 'f=a"\r\n\r\nä.txt\r\n',
    multipart:
      '--B\r\nContent-Disposition: form-data; name="f"; filename="a%22%0A%0D%0Aä.txt"\r\nContent-Type: text/plain\r\n\r\nx\ny\r\n',
  },
  {
    desc: "a blob without a type",
    fields: [["f", new Blob(["x"])]],
    urlencoded: "f=blob",
    plain: "f=blob\r\n",
    multipart:
      '--B\r\nContent-Disposition: form-data; name="f"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n',
  },
];

describe("byte for byte", () => {
  test.each(rows)("$desc", async (row) => {
    expect(urlencoded(row.fields)).toBe(row.urlencoded);
    expect(plain(row.fields)).toBe(row.plain);
    expect(await multipart(row.fields)).toBe(`${row.multipart}--B--\r\n`);
  });
});

describe("accept-charset", () => {
  test.each([
    ["windows-1252", "windows-1252", "ä€\u0081ж", "ä\u0080\u0081&#1078;"],
    ["latin1", "windows-1252", "’", "\u0092"],
    ["ISO-8859-2", "ISO-8859-2", "ł€", "\u00b3&#8364;"],
    [" nonsense , koi8-r", "KOI8-R", "жä\ud800", "\u00d6&#228;&#65533;"],
    ["hz-gb-2312 windows-1252", "UTF-8", "ä", "\u00c3\u00a4"],
    ["utf-16", "UTF-8", "ä", "\u00c3\u00a4"],
    ["nonsense", "UTF-8", "ä", "\u00c3\u00a4"],
    ["", "UTF-8", "ä", "\u00c3\u00a4"],
  ])("%j is %s", (labels, name, text, bytes) => {
    const encoding = pickEncoding(labels);
    expect(encoding.name).toBe(name);
    const [entry] = constructEntryList({ fields: { a: text } }, name);
    expect([...encoding.encode(entry?.value as string)]).toEqual(Array.from(bytes, (one) => one.charCodeAt(0)));
  });

  test.each([
    ["sjis", "Shift_JIS", "あ¥‾−😀", "\x82\xa0\\~\x81\x7c&#128512;"],
    ["gb2312", "GBK", "丂€😀", "\x81\x40\x80&#128512;"],
    ["gb18030", "gb18030", "€😀", "\xa2\xe3\x94\x39\xfc\x36"],
    ["big5-hkscs", "Big5", "中é", "\xa4\xa4&#233;"],
    ["euc-jp", "EUC-JP", "あﾊé", "\xa4\xa2\x8e\xca&#233;"],
    ["iso-2022-jp", "ISO-2022-JP", "aあé\x1b", "a\x1b$B$\x22\x1b(B&#233;&#65533;"],
    ["euc-kr", "EUC-KR", "가é", "\xb0\xa1&#233;"],
  ])("%j is %s, with several bytes for a character", (labels, name, text, bytes) => {
    const encoding = pickEncoding(labels);
    expect(encoding.name).toBe(name);
    expect(Buffer.from(encoding.encode(text)).toString("latin1")).toBe(bytes);
  });
});

test("a boundary is never in the content", async () => {
  const { boundary: usual } = await serializeMultipart([], utf8, { prefix: "----b", digits: 16 });
  const { bytes, boundary } = await serializeMultipart(entriesOf([["a", `\r\n--${usual}--`]]), utf8, {
    prefix: "----b",
    digits: 16,
  });
  expect(boundary).not.toBe(usual);
  expect(latin1.decode(bytes).split(`--${boundary}`)).toHaveLength(3);
});

const text = fc.string({
  unit: fc.constantFrom("a", " ", "\n", "\r", '"', "=", "&", "%", "ä", "😀", "\ud800", "\0", "+"),
});
const name = text.filter((one) => one !== "");

test("agrees with the platform's own encoders", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, text)), async (fields) => {
      const broken = (one: string): string => one.replace(/\r\n?|\n/g, "\r\n");
      const pairs = fields.map(([key, value]): [string, string] => [broken(key), broken(value)]);
      expect(urlencoded(fields)).toBe(new URLSearchParams(pairs).toString());
      const form = new FormData();
      for (const [key, value] of pairs) form.append(key, value);
      const response = new Response(form);
      const [, boundary = ""] = /boundary=(.*)/.exec(response.headers.get("content-type") ?? "") ?? [];
      expect(await multipart(fields)).toBe((await response.text()).replaceAll(boundary, "B"));
    }),
    { numRuns: 200 },
  );
});
