import { parsePolicies, type ContentSecurityPolicy } from "../content-security-policy/policy.ts";
import type { Engine } from "../engines/engine.ts";
import type { Environment } from "../fetch/environment.ts";
import { referrerPolicies, type ReferrerPolicy } from "../fetch/referrer-policy.ts";
import { parseRefresh } from "../navigation/refresh.ts";
import type { URL } from "../platform.ts";

/** As much of a `meta` element as counts here, of a browser's or jsdom's document. */
interface MetaElement {
  readonly parentNode: { readonly nodeName: string } | null;
  getAttribute(name: string): string | null;
  closest(selectors: string): unknown;
}

interface ParsedDocument {
  querySelectorAll?(selectors: string): Iterable<MetaElement>;
}

/** What is in a `noscript` element is text for a browser that runs scripts. */
const metasOf = (document: unknown): readonly MetaElement[] =>
  [...((document as ParsedDocument | null | undefined)?.querySelectorAll?.("meta") ?? [])].filter(
    (meta) => meta.closest("noscript") === null,
  );

const isNamed = (meta: MetaElement, attribute: "name" | "http-equiv", name: string): boolean =>
  meta.getAttribute(attribute)?.toLowerCase() === name && (meta.getAttribute("content") ?? "") !== "";

const contentOf = (meta: MetaElement): string => meta.getAttribute("content") ?? "";

/** Directives that a policy in a document hasn't. */
const headerOnly: readonly string[] = ["frame-ancestors", "report-uri", "sandbox"];

/** https://html.spec.whatwg.org/#attr-meta-http-equiv-content-security-policy */
const policiesOf = (metas: readonly MetaElement[], url: URL): readonly ContentSecurityPolicy[] =>
  parsePolicies(
    metas
      .filter((meta) => isNamed(meta, "http-equiv", "content-security-policy"))
      .filter(({ parentNode }) => parentNode?.nodeName.toLowerCase() === "head")
      .map(contentOf),
    url,
  )
    .map(({ self, directives }) => ({
      self,
      directives: new Map([...directives].filter(([name]) => !headerOnly.includes(name))),
    }))
    .filter(({ directives }) => directives.size > 0);

const legacyReferrerPolicies: Readonly<Record<string, ReferrerPolicy>> = {
  never: "no-referrer",
  default: "strict-origin-when-cross-origin",
  always: "unsafe-url",
  "origin-when-crossorigin": "origin-when-cross-origin",
};

/** https://html.spec.whatwg.org/#meta-referrer */
function referrerPolicyOf(metas: readonly MetaElement[]): ReferrerPolicy | undefined {
  const values = metas.filter((meta) => isNamed(meta, "name", "referrer")).map((meta) => contentOf(meta).toLowerCase());
  const policies = values.flatMap((value) => {
    const legacy = Object.hasOwn(legacyReferrerPolicies, value) ? legacyReferrerPolicies[value] : undefined;
    return legacy ?? referrerPolicies.find((one) => one === value) ?? [];
  });
  return policies.at(-1);
}

/**
 * The environment of a page with what the `meta` elements of its document add to its headers. `X-Frame-Options` is none of
 * it, nor is a policy that only reports.
 *
 * https://html.spec.whatwg.org/#the-meta-element
 */
export function withMetadata(environment: Environment, document: unknown, { navigation }: Engine): Environment {
  const { creationURL, contentSecurityPolicies = [], refresh } = environment;
  const metas = metasOf(document);
  if (metas.length === 0) return environment;
  const referrerPolicy = referrerPolicyOf(metas);
  const refreshing = metas.find((meta) => isNamed(meta, "http-equiv", "refresh"));
  const later = refresh ?? (refreshing && parseRefresh(contentOf(refreshing), creationURL, navigation));
  return {
    ...environment,
    contentSecurityPolicies: [...contentSecurityPolicies, ...policiesOf(metas, creationURL)],
    ...(referrerPolicy !== undefined && { referrerPolicy }),
    ...(later !== undefined && { refresh: later }),
  };
}
