import type { EmbedderPolicyValue, EmbedderRules } from "../engines/embedder-rules.ts";
import type { Engine } from "../engines/engine.ts";
import type { Embedder } from "./corp-check.ts";
import type { EmbedderPolicy, Environment } from "./environment.ts";
import type { Failure } from "./failure.ts";
import type { HeaderList } from "./header-list.ts";
import { isPotentiallyTrustworthy, isSameOrigin } from "./origin.ts";
import { currentURL, isOfObject, redirectTaint, type FetchRequest } from "./request.ts";
import type { FetchResponse } from "./response.ts";
import { tokenOf } from "./structured-token.ts";

const isolations: Readonly<Record<string, EmbedderPolicyValue>> = {
  "isolate-and-require-corp": "require-corp",
  "isolate-and-credentialless": "credentialless",
};

const isIsolation = ({ header }: EmbedderPolicy): boolean => header === "Document-Isolation-Policy";

/** The policy of one field. */
function policyOf(
  header: EmbedderPolicy["header"],
  headers: HeaderList,
  valueOf: (token: string) => EmbedderPolicyValue | undefined,
): readonly EmbedderPolicy[] {
  const token = tokenOf(headers.get(header));
  const value = token === undefined ? undefined : valueOf(token);
  return value === undefined ? [] : [{ header, value }];
}

/**
 * What a document asks of all that it embeds. Only a secure context may ask.
 *
 * https://html.spec.whatwg.org/#obtain-an-embedder-policy
 */
export function embedderPoliciesOf(
  headers: HeaderList,
  { isSecureContext }: Pick<Environment, "isSecureContext">,
  rules: EmbedderRules,
): readonly EmbedderPolicy[] {
  if (!isSecureContext) return [];
  return [
    ...policyOf("Cross-Origin-Embedder-Policy", headers, (token) => rules.values.find((one) => one === token)),
    ...policyOf("Document-Isolation-Policy", headers, (token) =>
      rules.isolatesDocuments && Object.hasOwn(isolations, token) ? isolations[token] : undefined,
    ),
  ];
}

/** Whether the engine knows the Cross-Origin-Embedder-Policy of a response from a secure context. */
export const hasEmbedderPolicy = (headers: HeaderList, rules: EmbedderRules): boolean =>
  embedderPoliciesOf(headers, { isSecureContext: true }, rules).some((policy) => !isIsolation(policy));

/** Whether a document is kept apart from those of its own origin that are not. */
export const isIsolated = ({ embedderPolicies = [] }: Environment): boolean => embedderPolicies.some(isIsolation);

/**
 * What a page asks of a document that is in its frame: Document-Isolation-Policy does not reach there.
 */
export const embedderOfFrame = ({ origin, embedderPolicies = [] }: Environment): Embedder => ({
  origin,
  policies: embedderPolicies.filter((policy) => !isIsolation(policy)),
  forNavigation: true,
});

/**
 * Why a frame does not show a document that lacks the policy of the page around it; `undefined` where it does.
 *
 * https://html.spec.whatwg.org/#check-a-navigation-response's-adherence-to-its-embedder-policy
 */
export function embeddedFailure(
  [asking]: readonly EmbedderPolicy[],
  { headerList, urlList }: FetchResponse,
  rules: EmbedderRules,
): Failure | undefined {
  if (asking === undefined) return undefined;
  // The page around it is a secure context, or it had no policy.
  const isSecureContext = isPotentiallyTrustworthy(urlList.at(-1)?.origin ?? "null");
  if (isSecureContext && hasEmbedderPolicy(headerList, rules)) return undefined;
  return { code: "embedder-policy-missing", value: `${asking.header}: ${asking.value}` };
}

/**
 * Why a page's worker does not run whose script lacks the policy of the page; `undefined` where it does.
 *
 * https://html.spec.whatwg.org/#check-a-global-object's-embedder-policy
 */
export function compatibilityFailure(
  page: Environment,
  { headerList }: FetchResponse,
  rules: EmbedderRules,
): Failure | undefined {
  const asking = page.embedderPolicies?.find((policy) => !isIsolation(policy));
  if (asking === undefined) return undefined;
  const own = embedderPoliciesOf(headerList, page, rules);
  if (own.some((policy) => !isIsolation(policy))) return undefined;
  return { code: "worker-embedder-policy", value: `${asking.header}: ${asking.value}` };
}

/**
 * Whether the page's policy lets a request have credentials.
 *
 * https://fetch.spec.whatwg.org/#cross-origin-embedder-policy-allows-credentials
 */
export function allowsCredentials(request: FetchRequest, { embedder }: Engine): boolean {
  const { mode, client, origin } = request;
  if (client.embedderPolicies?.some(({ value }) => value === "credentialless") !== true) return true;
  if (mode !== "no-cors" && !(embedder.objectsAreCredentialless && isOfObject(request))) return true;
  return isSameOrigin(origin, currentURL(request).origin) && redirectTaint(request) === "same-origin";
}
