import { describe, expect, test } from "vitest";
import { sequenceOf, toMermaid, toSvg, toText, type Sequence } from "../../src/diagram/index.ts";
import { answered } from "./scenes.ts";
import { all, parseXml } from "./xml.ts";

const everyByte = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));

const values: readonly [desc: string, value: string][] = [
  ["markup", `"/></text></svg><script>alert(1)</script><svg onload='x'>`],
  ["entities and CDATA", "&lt;&#0;&bogus; ]]> <![CDATA[ <!-- --> <?xml?> &amp"],
  ["every byte", everyByte],
  ["a new line and a statement of Mermaid's", 'a\nend\n  click page href "javascript:alert(1)"\r\n%%{init: {}}%%'],
  ["what ends a statement of Mermaid's", "a;b#c%%d{e}f->>g:h<br>`i`~~~"],
  ["what Mermaid takes a semicolon from", "style:x#y; classDef a:b#c;"],
  ["an escape sequence of a terminal", "\x1b[2J\x1b]8;;https://evil.example\x07here\x9b31m"],
  ["text that turns round, and what joins it", "a\u202eb\u2066c\u200bd\u2028e\u{e0041}f\ufeff"],
  ["surrogates on their own", "a\ud800b\udc00c\uffffd\ufffee"],
  ["a long value", `x${"a".repeat(100_000)}`],
  ["a list of many", "b, ".repeat(20_000)],
];

/** The sequence of an exchange of which each part is hostile. */
async function hostile(value: string): Promise<Sequence> {
  const headers: [string, string][] = [
    ["Access-Control-Allow-Origin", value],
    ["Location", value],
    ["Set-Cookie", `${value}=1`],
    ...Array.from({ length: 50 }, (): [string, string] => ["Access-Control-Expose-Headers", value]),
  ];
  const path = encodeURI(value.replace(/\p{Surrogate}/gu, "")).slice(0, 5_000);
  const { lanes, messages, ...more } = sequenceOf(
    await answered(headers, `https://api.example/${path}`, { credentials: "include" }),
  );
  const named = { id: "server-2", kind: "server", name: value, attacker: true } as const;
  const direct = { kind: "sent", from: "browser", to: "server-2", lines: [value, value] } as const;
  return { ...more, lanes: [...lanes, named], messages: [...messages, direct] };
}

// eslint-disable-next-line no-control-regex -- what must not be there
const unseen = /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|\p{Surrogate}/u;

describe.each(values)("%s", (_desc, value) => {
  test("is text in the drawing, and nothing else", async () => {
    const svg = toSvg(await hostile(value), { title: value });
    const tags = new Set(all(parseXml(svg)).map(({ name }) => name));
    expect([...tags].sort()).toEqual("desc g path rect style svg text title tspan".split(" "));
    expect(svg).not.toMatch(unseen);
    expect(svg.length).toBeLessThan(60_000);
  });

  test("stays in its line of Mermaid", async () => {
    const lines = toMermaid(await hostile(value))
      .trimEnd()
      .split("\n");
    for (const line of lines.slice(1))
      expect(line).toMatch(
        /^ {2}(?:participant \w+ as |Note over \w+(?:,\w+)?: |\w+(?:->>|-->>|--x)?\w+: )(?:[\p{L}\p{N} /.,:=*?()_…’→⚠-]|<br\/>|#\d+;)*$/u,
      );
    expect(lines.join("\n")).not.toMatch(unseen);
    // What Mermaid does before it reads: no line may lose a semicolon.
    for (const line of lines) expect(line).not.toMatch(/style.*:\S*#.*;|classDef.*:\S*#.*;/);
  });

  test.each([40, 80])("stays in %i columns of a terminal, which it does not command", async (columns) => {
    const text = toText(await hostile(value), { columns });
    expect(text).not.toMatch(unseen);
    for (const line of text.split("\n")) expect(Array.from(line).length).toBeLessThanOrEqual(columns);
  });
});
