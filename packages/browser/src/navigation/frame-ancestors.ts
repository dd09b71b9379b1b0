import type { Failure } from "../fetch/failure.ts";
import type { HeaderList } from "../fetch/header-list.ts";
import { isSameOrigin, type Origin } from "../fetch/origin.ts";
import { URL } from "../platform.ts";

const networkScheme = /^(?:https?|wss?):$/;

const defaultPorts: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

const portOf = ({ protocol, port }: URL): string => (port === "" ? (defaultPorts[protocol] ?? "") : port);

/** https://w3c.github.io/webappsec-csp/#scheme-part-match */
const schemeMatches = (listed: string, actual: string): boolean =>
  listed === actual || (listed === "http:" && actual === "https:");

/** https://w3c.github.io/webappsec-csp/#host-part-match */
function hostMatches(pattern: string, host: string): boolean {
  if (pattern === "*") return true;
  return pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : pattern === host;
}

/** https://w3c.github.io/webappsec-csp/#port-part-matches */
function portMatches(listed: string | undefined, url: URL): boolean {
  const port = portOf(url);
  if (listed === undefined) return port === defaultPorts[url.protocol];
  return listed === "*" || listed === port || (listed === "80" && port === "443" && url.protocol === "https:");
}

const hostSource =
  /^(?:([a-z][a-z0-9+.-]*:)\/\/)?(\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::([0-9]+|\*))?(?:\/.*)?$/;

/** https://w3c.github.io/webappsec-csp/#match-url-to-source-expression, of an origin: paths do not count */
function sourceMatches(source: string, url: URL, self: URL): boolean {
  if (source === "*") return networkScheme.test(url.protocol) || url.protocol === self.protocol;
  if (source === "'self'")
    return (
      url.origin === self.origin ||
      (url.hostname === self.hostname &&
        (portOf(url) === portOf(self) || (url.port === "" && self.port === "")) &&
        schemeMatches(self.protocol, url.protocol))
    );
  if (/^[a-z][a-z0-9+.-]*:$/.test(source)) return schemeMatches(source, url.protocol);
  const [, scheme = self.protocol, host = "", port] = hostSource.exec(source) ?? [];
  return (
    host !== "" && schemeMatches(scheme, url.protocol) && hostMatches(host, url.hostname) && portMatches(port, url)
  );
}

/** The sources of the directive in each policy that has it: the first one of a policy counts. */
function directivesOf(headers: HeaderList): readonly (readonly string[])[] {
  const policies = headers.values("Content-Security-Policy").flatMap((value) => value.toLowerCase().split(","));
  return policies.flatMap((policy) => {
    const directives = policy.split(";").map((one) => one.trim().split(/\s+/));
    const found = directives.find(([name]) => name === "frame-ancestors");
    return found === undefined ? [] : [found.slice(1)];
  });
}

/** https://w3c.github.io/webappsec-csp/#frame-ancestors-navigation-response */
function ancestorsFailure(
  directives: readonly (readonly string[])[],
  ancestors: readonly Origin[],
  self: URL,
): Failure | undefined {
  const refuses = (sources: readonly string[]): boolean =>
    !ancestors.every((origin) => {
      if (!URL.canParse(origin)) return false;
      return sources.some((source) => sourceMatches(source, new URL(origin), self));
    });
  const refusing = directives.find(refuses);
  return refusing && { code: "frame-ancestors", value: ["frame-ancestors", ...refusing].join(" ") };
}

const known = ["deny", "allowall", "sameorigin"];

/** https://html.spec.whatwg.org/#check-a-navigation-response's-adherence-to-x-frame-options */
function optionsFailure(headers: HeaderList, ancestors: readonly Origin[], self: URL): Failure | undefined {
  const raw = headers.get("X-Frame-Options");
  if (raw === null) return undefined;
  const values = new Set(
    raw
      .toLowerCase()
      .split(",")
      .map((one) => one.trim()),
  );
  const failure: Failure = { code: "x-frame-options", value: raw };
  if (values.size > 1) return known.some((one) => values.has(one)) ? failure : undefined;
  if (values.has("deny")) return failure;
  const isApart = values.has("sameorigin") && !ancestors.every((origin) => isSameOrigin(origin, self.origin));
  return isApart ? failure : undefined;
}

/** Why a response is not shown in a frame of these pages; `undefined` where it is. */
export function frameFailure(headers: HeaderList, ancestors: readonly Origin[], url: URL): Failure | undefined {
  if (ancestors.length === 0) return undefined;
  const directives = directivesOf(headers);
  // X-Frame-Options does not count beside the directive.
  if (directives.length > 0) return ancestorsFailure(directives, ancestors, url);
  return optionsFailure(headers, ancestors, url);
}
