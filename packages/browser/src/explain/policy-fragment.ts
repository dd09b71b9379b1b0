import { compilePolicy } from "sallyport";
import { inlineYaml } from "sallyport/review";
import { parseOrigin } from "sallyport/standard";
import { unknownHeader, unknownMethod } from "./servers/unknown-names.ts";
import type { Fix, Share } from "./explanation.ts";
import type { Facts } from "./attempt-facts.ts";
import { URL } from "../platform.ts";

/** Part of a policy document: what there is beside `sallyport` and `self`. */
interface Fragment {
  readonly origins?: Readonly<Record<string, readonly string[]>>;
  readonly resources: readonly object[];
  readonly profiles?: Readonly<Record<string, { readonly origins: Readonly<Record<string, readonly string[]>> }>>;
}

/** A mapping with a line a key; what is in `open` goes on below. */
function lines(record: object, indent: string, open: readonly string[]): string[] {
  return Object.entries(record).flatMap(([key, value]) =>
    open.includes(key) && typeof value === "object" && value !== null
      ? [`${indent}${key}:`, ...lines(value as object, `${indent}  `, open)]
      : [`${indent}${key}: ${inlineYaml(value)}`],
  );
}

const resourceLines = (resource: object): string[] =>
  lines(resource, "    ", ["share"]).map((line, index) => (index === 0 ? `  - ${line.trimStart()}` : line));

function write({ origins, resources, profiles }: Fragment): string {
  return [
    ...(origins === undefined ? [] : lines({ origins }, "", ["origins"])),
    ...(resources.length === 0 ? ["resources: []"] : ["resources:", ...resources.flatMap(resourceLines)]),
    ...(profiles === undefined ? [] : lines({ profiles }, "", ["profiles", "development"])),
    "",
  ].join("\n");
}

const isNumberOrId = (segment: string): boolean =>
  /^(?:[0-9]+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24,64})$/i.test(segment);

/** What a policy would read as a pattern: the URL's author would choose how much is shared. */
const isPattern = (segment: string): boolean => segment.startsWith(":") || segment.includes("*");

/** Literal text as a policy writes it. */
const literalOf = (segment: string): string => segment.replaceAll(":", "%3A").replaceAll("(", "%28");

/** The path as a policy would name it: numbers and ids stand for all of their kind. */
export function pathPatternOf(url: string): string | undefined {
  let count = 0;
  const written = new URL(url).pathname.split("/");
  if (written.some(isPattern)) return undefined;
  const segments = written.map((segment) => {
    if (!isNumberOrId(segment)) return literalOf(segment);
    count += 1;
    return count === 1 ? ":id" : `:id${String(count)}`;
  });
  return segments.join("/");
}

/** The YAML of a fragment for the path of a URL; `undefined` where no policy may say so. */
function compiled(url: string, resource: object, more: Omit<Fragment, "resources"> = {}): string | undefined {
  const path = pathPatternOf(url);
  if (path === undefined) return undefined;
  const fragment: Fragment = { ...more, resources: [{ path, ...resource }] };
  const self = parseOrigin(new URL(url).origin) === undefined ? "https://api.example" : new URL(url).origin;
  const { problems } = compilePolicy({ sallyport: 1, self: [self], ...fragment });
  return problems === undefined ? write(fragment) : undefined;
}

/** A grant in one line of YAML. */
export const shareText = (share: Share): string => inlineYaml(share);

/** Methods whose name in another case is another method, which nobody means. */
export const canonicalMethod = (method: string): string =>
  ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].includes(method.toUpperCase())
    ? method.toUpperCase()
    : method;

/** What the failed request needs, and no more. */
interface Wanted {
  readonly with: string;
  readonly credentials: boolean;
  /** Empty where a preflight failed for an unknown method: GET alone would not have needed it. */
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}

export function wantedBy({ page, standIn, credentials, method, headers, code, value, preflight }: Facts): Wanted {
  const name = code === "preflight-header" && value !== undefined ? [value.toLowerCase()] : [];
  return {
    with: page ?? standIn,
    credentials,
    methods: method === undefined && preflight ? [] : [canonicalMethod(method ?? "GET")],
    headers: [...new Set([...headers.map((one) => one.toLowerCase()), ...name])],
  };
}

/** The URL over http, as which a socket begins too. */
function urlOf({ url = "" }: Facts): string {
  const httpURL = url.replace(/^ws(s?):/, "http$1:");
  return /^https?:/.test(httpURL) && URL.canParse(httpURL) ? httpURL : "https://api.example/";
}

/** The grant of what the request needs; with `expose`, these headers to read too. */
function shareOf({ with: origin, credentials, methods, headers }: Wanted, expose: readonly string[]): Share {
  return {
    with: [origin],
    methods,
    ...(headers.length === 0 ? {} : { headers }),
    ...(expose.length === 0 ? {} : { expose }),
    ...(credentials ? { credentials } : {}),
  };
}

/** A policy that grants what the request needs, as YAML and as data; empty where there is none. */
export function sharePolicy(facts: Facts, expose: readonly string[] = []): Pick<Fix, "policy" | "share"> {
  const wanted = wantedBy(facts);
  if (wanted.methods.length === 0) return {};
  const share = shareOf(wanted, expose);
  const policy = compiled(urlOf(facts), { share });
  return policy === undefined ? {} : { policy, share };
}

/** What a server has to share; names stand for the method and the headers of a preflight of which only the failure is known. */
export function shareAtServer(facts: Facts, known: Share | undefined): Share | undefined {
  const wanted = wantedBy(facts);
  if (known !== undefined || wanted.methods.length > 0) return known;
  const headers = wanted.headers.length === 0 ? [unknownHeader] : wanted.headers;
  const share = shareOf({ ...wanted, methods: [unknownMethod], headers }, []);
  return compiled(urlOf(facts), { share }) === undefined ? undefined : share;
}

/** A policy that shares it with anyone, without credentials. */
export function publicPolicy(facts: Facts): string | undefined {
  const share = { with: "anyone", methods: ["GET"], because: "say here why the data is public" } as const;
  return compiled(urlOf(facts), { share });
}

/** A policy that lets other sites embed it. */
export function embedPolicy(facts: Facts, corp: "same-site" | "cross-origin"): string | undefined {
  return compiled(urlOf(facts), { corp });
}

/** A policy that refuses reads of other origins before the handler. */
export const refusingReadsPolicy = (facts: Facts): string | undefined =>
  compiled(urlOf(facts), { forgery: { reads: "refuse" } });

/** A policy that admits this machine's own pages during development. */
export function developmentPolicy(facts: Facts): string | undefined {
  const { credentials, methods, headers } = wantedBy(facts);
  if (methods.length === 0) return undefined;
  const share = {
    with: ["app"],
    methods,
    ...(headers.length === 0 ? {} : { headers }),
    ...(credentials ? { credentials: true } : {}),
  };
  return compiled(
    urlOf(facts),
    { share },
    {
      origins: { app: ["https://app.example"] },
      profiles: { development: { origins: { app: ["http://localhost:*"] } } },
    },
  );
}

/** A policy that admits socket handshakes of the page's origin, which bring cookies along. */
export function socketPolicy(facts: Facts): string | undefined {
  const share = { with: [wantedBy(facts).with], credentials: true, webSocket: true };
  return compiled(urlOf(facts), { share });
}
