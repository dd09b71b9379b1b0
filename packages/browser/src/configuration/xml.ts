import {
  emptyRule,
  maxParts,
  maxRules,
  namesIn,
  originEntry,
  type Configuration,
  type CorsRule,
  type SettingName,
  type Written,
} from "./configuration.ts";

interface Element extends Written {
  readonly name: string;
}

/** The elements that hold a text, and the ends of others, in one pass: `<A>text</A>`. */
function* elementsOf(text: string): Generator<Element & { readonly isEnd: boolean }> {
  let line = 1;
  let name = "";
  let from = 0;
  for (let at = text.indexOf("<"); at >= 0;) {
    const end = text.indexOf(">", at);
    if (end < 0) return;
    const tag = text.slice(at + 1, end);
    const isEnd = tag.startsWith("/");
    const own = /^\/?([A-Za-z]{1,40})/.exec(tag)?.[1] ?? "";
    line += text.slice(from, at).split("\n").length - 1;
    if (isEnd) yield { name: own, value: own === name ? text.slice(from, at).trim() : "", line, isEnd };
    else name = own;
    line += tag.split("\n").length - 1;
    from = end + 1;
    at = text.indexOf("<", from);
  }
}

const settingNames: readonly (readonly [SettingName, RegExp])[] = [
  ["origin", /^AllowedOrigins?$/],
  ["methods", /^AllowedMethods?$/],
  ["headers", /^AllowedHeaders?$/],
  ["expose", /^Exposed?Headers?$/],
  ["max-age", /^MaxAgeIn?Seconds$/],
];

function ruleOf(all: readonly Element[], line: number): CorsRule {
  const of = (...names: readonly string[]): readonly Written[] =>
    all.filter(({ name }) => names.includes(name)).flatMap(namesIn);
  return {
    ...emptyRule,
    line: all[0]?.line ?? line,
    scope: "CORSRule",
    origins: of("AllowedOrigin", "AllowedOrigins").map(originEntry),
    methods: of("AllowedMethod", "AllowedMethods"),
    headers: of("AllowedHeader", "AllowedHeaders"),
    exposed: of("ExposeHeader", "ExposedHeaders"),
    maxAge: of("MaxAgeSeconds", "MaxAgeInSeconds")[0],
    settings: all.flatMap(({ name, line: own }) => {
      const setting = settingNames.find(([, pattern]) => pattern.test(name));
      return setting === undefined ? [] : [{ name: setting[0], line: own, end: own }];
    }),
    lastLine: line,
  };
}

/** A bucket's CORS configuration in XML: S3's, or Azure's. */
export function readXml(text: string): Configuration {
  const rules: CorsRule[] = [];
  let open: Element[] = [];
  let seen = 0;
  for (const { name, value, line, isEnd } of elementsOf(text)) {
    if (++seen > maxParts || rules.length > maxRules) return { kind: "s3", rules, cut: true };
    if (isEnd && /^CorsRule$/i.test(name)) {
      rules.push(ruleOf(open, line));
      open = [];
    } else if (value !== "") open.push({ name, value, line });
  }
  return { kind: text.includes("<AllowedOrigins>") ? "azure" : "s3", rules, cut: false };
}
