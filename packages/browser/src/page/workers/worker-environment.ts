import { parsePolicies, type ContentSecurityPolicy } from "../../content-security-policy/policy.ts";
import type { SourceList } from "../../content-security-policy/source-list.ts";
import type { WorkerRules } from "../../engines/worker-rules.ts";
import type { Engine } from "../../engines/engine.ts";
import { embedderPoliciesOf } from "../../fetch/embedder-policy.ts";
import type { Environment } from "../../fetch/environment.ts";
import { HeaderList } from "../../fetch/header-list.ts";
import { parseReferrerPolicy } from "../../fetch/referrer.ts";
import { isSandboxedBy, type LoadedFrom } from "../../navigation/new-environment.ts";
import type { WorkerOptions } from "./worker-options.ts";
import { isLocal } from "./worker-request.ts";

/** Where a worker stands, whatever its script: it is a secure context where the page is one. */
const within = ({ ancestors, addressSpace, permissionsPolicy, isSecureContext, referrerPolicy }: Environment) => ({
  ancestors,
  addressSpace,
  permissionsPolicy,
  isSecureContext,
  referrerPolicy,
});

/** Policies in which `'self'` stands for every server with https. */
const withWideSelf = (policies: readonly ContentSecurityPolicy[]): readonly ContentSecurityPolicy[] =>
  policies.map(({ self, directives }) => ({
    self,
    directives: new Map([...directives].map(([name, list]) => [name, list.hasSelf ? withHttps(list) : list])),
  }));

const withHttps = (list: SourceList): SourceList => ({
  ...list,
  sources: [...list.sources, { scheme: "https:", hasQuery: false }],
});

/** Of a script that is in its URL, or in the page: it has the page's policies, and the origin unless it is a data: URL. */
function localEnvironment(
  creationURL: URL,
  page: Environment,
  { shared = false }: WorkerOptions,
  rules: WorkerRules,
): Environment {
  const { contentSecurityPolicies = [], activeServiceWorker } = page;
  const embedderPolicies = shared && !rules.sharedHasEmbedderPolicy ? [] : (page.embedderPolicies ?? []);
  if (creationURL.protocol === "blob:")
    return {
      ...within(page),
      contentSecurityPolicies,
      embedderPolicies,
      creationURL,
      origin: page.origin,
      ...(activeServiceWorker !== undefined && { activeServiceWorker }),
    };
  if (shared && rules.sharedDataIsApart) return { ...within(page), creationURL, origin: "null", ancestors: [] };
  return {
    ...within(page),
    contentSecurityPolicies: rules.selfInDataIsHttps ? withWideSelf(contentSecurityPolicies) : contentSecurityPolicies,
    embedderPolicies: rules.dataHasEmbedderPolicy ? embedderPolicies : [],
    creationURL,
    origin: "null",
    ancestors: [...page.ancestors, page.origin],
    ...(rules.dataRequestsAreOfPage && { requestOrigin: page.origin }),
  };
}

/**
 * The environment of a worker that a page has started.
 *
 * https://html.spec.whatwg.org/#set-up-a-worker-environment-settings-object,
 * https://html.spec.whatwg.org/#initialize-worker-policy-container
 */
export function workerEnvironment(
  { url, headers }: LoadedFrom,
  page: Environment,
  options: WorkerOptions,
  engine: Engine,
): Environment {
  const { workers: rules, embedder } = engine;
  const isShared = options.shared === true;
  if (isLocal(url)) return { ...localEnvironment(url, page, options, rules), isWorker: true, isShared };
  const list = new HeaderList(headers);
  const contentSecurityPolicies = parsePolicies(list.values("Content-Security-Policy"), url);
  const referrerPolicy = parseReferrerPolicy(list.get("Referrer-Policy"));
  return {
    ...within(page),
    isWorker: true,
    isShared,
    creationURL: url,
    ...(rules.sandboxed && isSandboxedBy(contentSecurityPolicies)
      ? { origin: "null", isSandboxedWorker: true }
      : { origin: page.origin }),
    referrerPolicy: referrerPolicy === "" && rules.inheritsReferrerPolicy ? page.referrerPolicy : referrerPolicy,
    contentSecurityPolicies,
    embedderPolicies: embedderPoliciesOf(
      list,
      { isSecureContext: page.isSecureContext || rules.insecureHasEmbedderPolicy },
      embedder,
    ),
  };
}
