import { formatPath, type DocumentPath, type Problem, type ProblemCode } from "./policy/document/problem.ts";
import type { Lint, LintCode } from "./review/lint-code.ts";
import type { ReasonCode } from "./server/reason.ts";

/** All texts of this package. */

/** JSON, where a value has one: a document may hold a BigInt or itself. */
function inJson(value: unknown): string | undefined {
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === "string" ? text : undefined;
  } catch {
    return typeof value === "bigint" ? `${String(value)}n` : "a value without JSON";
  }
}

const quote = (value: unknown): string => {
  const text = inJson(value);
  if (text === undefined) return String(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
};

const list = (names: string | number | readonly string[] | undefined): string =>
  Array.isArray(names) ? names.join(", ") : String(names ?? "");

const hint = ({ args }: Problem): string =>
  args.suggestion === undefined ? "" : ` Did you mean ${quote(args.suggestion)}?`;

const malformedOrigin = (problem: Problem): string =>
  `${quote(problem.value)} is not an origin.${hint(problem) || ' Write a scheme, a host and, unless it is the default, a port: "https://app.example". Write one origin per entry.'}`;

/** The ways out, narrowest first; only a hosting company's suffix can be accepted as it is. */
function publicSuffixText({ value, args }: Problem): string {
  const suffix = quote(args.suffix);
  if (args.section === "unlisted")
    return `${quote(value)} has its wildcard directly below the top-level name ${suffix}. The Public Suffix List does not have that name, so other people may own the names that match. Put the wildcard below a name that you own, or let a source decide.`;
  if (args.section === "icann")
    return `${quote(value)} matches other people's sites: anybody can register a name under ${suffix}. Put the wildcard below a domain that you own, or let a source decide.`;
  const dangerous =
    args.pattern === undefined
      ? ""
      : ` For data without credentials, { pattern: ${quote(args.pattern)}, dangerouslyUnderSharedSuffix: true, because } accepts the danger.`;
  return `${quote(value)} matches other people's sites: other customers can claim names under ${suffix}. Put the wildcard below a domain that you own (for previews, a separate registrable domain), or let a source decide.${dangerous}`;
}

const problemTexts: Record<ProblemCode, (problem: Problem) => string> = {
  "ambient-scheme": ({ value }) =>
    `${quote(value)} already counts as a credential. You can list only Bearer and DPoP here; remove others from \`tokenSchemes\`.`,
  "anonymous-conflict": ({ args }) =>
    `\`anonymous: true\` removes all credentials, so it cannot be combined with ${String(args.key)}. Remove one of the two.`,
  "anyone-because": ({ args }) =>
    args.key === "from"
      ? "`from: anyone` needs `because`: say why nobody can list the senders."
      : "`with: anyone` needs `because`: say why the data is public.",
  "anyone-confidential": () =>
    "a confidential resource cannot be shared with anyone. Name the origins that need it, or remove `confidential`.",
  "anyone-credentials": () =>
    "`anyone` means anonymous, so it cannot have `credentials`. Name the origins that need them.",
  "document-unreadable": ({ args }) => `the document cannot be read: ${String(args.reason)}.`,
  "duration-malformed": ({ value }) =>
    `${quote(value)} is not a duration. Write seconds (600) or a number with s, m, h or d ("10m").`,
  "grants-overlap": ({ args }) =>
    `this grant and ${String(args.other)} both name ${String(args.origin)} for ${list(args.methods)}, and neither is more specific. Merge them, or name each origin in only one.`,
  "group-name": ({ value, args }) =>
    `${quote(value)} is not a valid name. Names match ${String(args.pattern)}; anyone, null and self are reserved.`,
  "group-unknown": (problem) =>
    problem.args.anyone === undefined
      ? `there is no origin group ${quote(problem.value)}.${hint(problem) || " Define it under `origins`."}`
      : "`anyone` cannot be in a list: write `with: anyone` or `from: anyone`, and `because`.",
  "header-credentials-wildcard": () =>
    "with credentials, `*` is not a wildcard: it is a header named `*` (Fetch standard). Name the headers.",
  "header-direction": ({ value, args }) =>
    args.key === "headers"
      ? `${quote(value)} is a response header, and \`headers\` lists request headers. The guard writes it. Remove it.`
      : `${quote(value)} is a request header, and \`expose\` lists response headers. Remove it.`,
  "header-forbidden": ({ value }) => `${quote(value)} is a header that no page can set or read. Remove it.`,
  "header-malformed": ({ value }) =>
    `${quote(value)} is not a header name (RFC 9110, section 5.1). Write one name per entry.`,
  "header-wildcard": ({ value }) =>
    `${quote(value)} is not a pattern: to a browser it is a header of exactly this name. Name each header.`,
  "host-malformed": (problem) =>
    `${quote(problem.value)} is not a host name.${hint(problem) || ' Write a name without a scheme, port or trailing dot, such as "api".'}`,
  "key-missing": ({ args }) => `the key ${quote(args.key)} is missing.`,
  "insecure-production": ({ value }) =>
    `the profile ${quote(value)} has \`dangerouslyInsecure\`, which is for development, and NODE_ENV is "production". Leave out the option \`profile\`, or name another one.`,
  "key-unknown": (problem) =>
    `there is no key ${quote(problem.args.key)}.${hint(problem) || ` The keys here are ${list(problem.args.permitted)}.`}`,
  "list-empty": () => "the list is empty. Add an entry, or remove the key.",
  "max-age-range": ({ value }) =>
    `${quote(value)} is not a whole number from 0 to 86400 seconds (one day). No browser caches a preflight for longer.`,
  "method-forbidden": ({ value }) => `no page can send ${quote(value)} (Fetch standard, forbidden method). Remove it.`,
  "method-malformed": ({ value }) =>
    `${quote(value)} is not a method. Write one method per entry, such as "GET"; there is no wildcard.`,
  "method-not-canonical": (problem) => `methods are case-sensitive.${hint(problem)}`,
  "methods-missing": () =>
    "`methods` is missing: list the methods that the origins may use. It is optional only with `webSocket: true`.",
  "origin-insecure": ({ value }) =>
    `${quote(value)} is plain http, and the grant has credentials: anybody on the network can pose as that origin. Use https; only loopback names may use http.`,
  "origin-malformed": (problem) =>
    problem.args.most === undefined
      ? malformedOrigin(problem)
      : `${quote(problem.value)} can match nothing: a host name has at most ${String(problem.args.most)} bytes, and a label 63.`,
  "origin-not-serialized": (problem) =>
    problem.args.dot !== undefined
      ? `${quote(problem.value)} ends in a dot, so it is a different origin from the one without the dot.${hint(problem)}`
      : `${quote(problem.value)} is not written as browsers send it, so it would never match.${hint(problem)}`,
  "origin-null": () =>
    "`null` is the origin of sandboxed frames and local files, so any page can send it. Only `receive.from` may name it.",
  "origin-public-suffix": publicSuffixText,
  "origin-scheme": (problem) =>
    `no page has an origin with the scheme ${quote(problem.args.scheme)}.${hint(problem) || " Use https."}`,
  "origin-wildcard": () =>
    "`*` is not an origin. For public data, write `with: anyone` and `because`. Otherwise, name the origins.",
  "origin-wildcard-place": ({ value }) =>
    `${quote(value)} has a wildcard in the wrong place. Write "https://*.app.example" for one leading label, "https://shop-*.app.example" for a part of it (not after "xn--"), "https://**.app.example" for any depth, "http://localhost:*" for any port.`,
  "path-alias": ({ value, args }) =>
    `${quote(value)} and ${quote(args.other)} differ only in ways that routers ignore (case, slashes, escapes), so a request could mean either. Keep one.`,
  "path-duplicate": ({ value, args }) =>
    `${quote(value)} matches the same paths as ${quote(args.other)}. Merge the two resources, or remove one of the paths.`,
  "path-malformed": (problem) =>
    `${quote(problem.value)} is not a path.${hint(problem) || ' Write "/" and segments without a query: literal text, ":name" for one segment, a final "**" for any number. Literal text cannot contain an escaped "/", "#", "?", a control character or bytes that are not UTF-8; a ":name" can.'}`,
  "path-not-normal": (problem) =>
    `${quote(problem.value)} is not in its normal form, so it would never match.${hint(problem)}`,
  "path-pattern-sign": ({ value, args }) =>
    `${quote(value)} looks like another router's pattern. ":name" is a whole segment, and a final "**" any number. If the segment is literal text, write it as ${quote(args.literal)}.`,
  "path-wildcard-place": ({ value }) =>
    `${quote(value)} has a wildcard in the wrong place. ":name" matches one segment; a final "**" matches any number. Write a literal "*" as "%2A".`,
  "problems-omitted": ({ args }) => `${String(args.count)} more problems are not listed. Fix the ones above first.`,
  "profile-unknown": (problem) =>
    `there is no profile ${quote(problem.value)}.${hint(problem) || (list(problem.args.permitted) === "" ? " The policy has none." : ` The policy has ${list(problem.args.permitted)}.`)}`,
  "profiles-too-many": ({ args }) =>
    `there are ${String(args.count)} profiles, and at most ${String(args.most)} are allowed, because the whole policy is checked under each.`,
  "reads-corp-conflict": () =>
    "`reads: refuse` keeps other origins out, but `corp: cross-origin` lets them embed the resource. Remove one of the two.",
  "receive-anyone-token": () =>
    "`from: anyone` accepts form posts that cannot have a forgery token. Remove `token`, and check a signature or a one-time nonce in the handler.",
  "self-two-schemes": ({ args }) =>
    `${quote(args.host)} is listed with two schemes, and a Host header does not show which one a request used. Keep https.`,
  "self-wildcard": ({ value }) =>
    `${quote(value)} would make every name this server's, also one that a stranger points here. Write the names, a pattern below a domain of your own, or { source }.`,
  "shared-suffix-pattern": ({ value }) =>
    `${quote(value)} cannot have \`dangerouslyUnderSharedSuffix\`, which is for https patterns of one label directly below a hosting company's public suffix, such as "https://shop-*.vercel.app". Write any other pattern as a text.`,
  "shared-suffix-use": ({ value, args }) =>
    `other customers of the suffix can have an origin that ${quote(value)} matches, so it cannot be combined with \`${String(args.option)}\`. Name the origins, or use your own domain.`,
  "source-by": (problem) =>
    `${quote(problem.value)} is not something that a source can depend on.${hint(problem) || ' Write "host", or "param:" and the name of a parameter in the path.'}`,
  "source-malformed": ({ value, args }) =>
    `the option ${quote(args.option)} of the source ${quote(value)} is not valid. Pass a function, or { decide, freshFor, staleFor, timeout, capacity } with milliseconds and counts above 0.`,
  "source-parameter": ({ value, args }) =>
    `the source ${quote(args.source)} reads ":${String(args.param)}", and ${quote(value)} does not have it exactly once. Name the segment that holds the value ":${String(args.param)}" in each path of the resource.`,
  "source-unknown": (problem) =>
    `there is no source ${quote(problem.value)}.${hint(problem) || " Pass the function in the option `sources`."}`,
  "text-empty": () => "the text is empty.",
  "token-scheme": ({ value }) =>
    `${quote(value)} cannot be a token scheme: it is not a scheme name, or browsers send it by themselves (Basic, Digest, Negotiate, NTLM).`,
  "value-duplicate": ({ value }) => `${quote(value)} is listed twice. Remove one.`,
  "value-not-permitted": (problem) => {
    const permitted = list(problem.args.permitted);
    const instead =
      permitted === "anyone"
        ? ` Write groups and origins as a list: [${String(problem.value)}].`
        : ` Permitted: ${permitted}.`;
    return `${quote(problem.value)} is not permitted here.${hint(problem) || instead}`;
  },
  "value-type": ({ value, args }) => `expected ${String(args.expected)}, found ${quote(value)}.`,
  "value-undefined": ({ args }) =>
    `the value is undefined where ${String(args.expected)} is expected. Is an environment variable unset?`,
  "variable-malformed": ({ args }) =>
    `the value of the variable ${quote(args.name)} does not fit here. Inside a longer text, use letters, digits, "." and "-". A "*" never comes from a variable.`,
  "variable-unset": ({ args }) =>
    `the variable ${quote(args.name)} is unset or empty. Set it, pass the option \`env\`, or write a default: "\${NAME:-default}".`,
  "websocket-credentials": () =>
    "a browser sends cookies with every WebSocket handshake, so `webSocket: true` for named origins needs `credentials: true`.",
  "yaml-syntax": ({ args }) => `the YAML cannot be read: ${String(args.reason)}`,
};

const at = (path: DocumentPath): string => formatPath(path) || "(document)";

/**
 * Renders a problem in one line: where it is, what is wrong, what to write instead.
 * @param problem as `compilePolicy` returns it
 */
export function describeProblem(problem: Problem): string {
  const where = problem.line === undefined ? "" : `${String(problem.line)}:${String(problem.column ?? 1)} `;
  return `${where}${at(problem.path)}: ${problemTexts[problem.code](problem)} [${problem.code}]`;
}

const reasonTexts: Record<ReasonCode, string> = {
  "same-origin": "The request comes from one of this server's own pages, or from the user.",
  "non-browser": "The request has neither Origin nor Sec-Fetch-Site, so it counts as a program's.",
  shared: "The policy grants this method to the origin.",
  "shared-with-anyone": "The policy shares this resource with every origin, without credentials.",
  received: "The policy accepts this form post from another origin, and shares nothing with that origin.",
  "not-shared":
    "The origin has no grant: the request passes, because it changes nothing, but the page cannot read the response.",
  "preflight-shared": "The policy grants the method and the headers to the origin.",
  "target-malformed": "The request target is not a path, an absolute URL or `*`.",
  "host-missing": "The request has no Host header.",
  "host-duplicate": "The request has more than one Host header.",
  "host-invalid": "The Host header is not a host with an optional port.",
  "host-conflict": "The request names two different hosts.",
  "host-unknown": "The request is for a host that does not belong to this server.",
  "host-source-failed": "The server could not find out whether the request's host belongs to it.",
  "path-ambiguous": "Routers can read the path in different ways, so requests from other origins are refused.",
  "path-alias": "A router could map the path to another resource, so nothing is shared under this spelling.",
  "preflight-origin": "The resource is not shared with the page's origin.",
  "preflight-method": "The resource is shared with the origin, but not for this method.",
  "preflight-headers": "The grant does not cover a request header that the page wants to send.",
  "preflight-headers-budget": "The preflight lists more request headers than any page needs.",
  "origin-absent": "The request comes from another origin but has no Origin header.",
  "origin-null": "The request comes from an opaque origin (`null`), which cannot have a grant.",
  "origin-malformed": "The Origin header has a value that no browser sends.",
  "origin-unknown": "The origin has no grant on this resource.",
  "source-failed": "The server could not find out whether the origin has a grant.",
  "method-unshared": "The resource is shared with the origin, but not for this method.",
  "handshake-unshared": "The resource is shared with the origin, but not for WebSockets.",
  "receive-not-navigation":
    "The policy accepts only a form post from this origin, and this request comes from a script.",
  "receive-not-form": "The policy accepts only a form post here, and this request has another content type.",
  "read-refused": "Other origins cannot read this resource without a grant.",
  "credentials-unshared": "The grant does not allow credentials, but the request has some.",
  "certificate-anonymous": "The resource is shared without credentials, but the client presented a TLS certificate.",
  "metadata-absent": "The request has credentials but does not show which page sent it.",
  "non-browser-refused": "The resource accepts requests only from web pages.",
  "speculative-load": "The browser prefetched or prerendered this URL, and the request would change state.",
  "token-absent": "The forgery token is missing.",
  "token-wrong": "The forgery token is not valid for this session.",
};

/**
 * The command that prints the page of a code, from the installed package.
 * @param code of a problem, a lint, a reason, a finding or an explanation
 */
export const whyCommand = (code: string): string => `npx @sallyport/cli why ${code}`;

/**
 * Describes a reason code in one sentence, which reveals nothing about the policy.
 * @param code of a decision
 */
export const describeReason = (code: ReasonCode): string => reasonTexts[code];

const lintTexts: Record<LintCode, (lint: Lint) => string> = {
  "allow-unused": ({ value }) =>
    `no lint ${quote(value)} is reported that this entry could accept. Remove the entry. Accept a danger on its resource.`,
  "group-unused": ({ value }) => `no grant uses the group ${quote(value)}. Remove it.`,
  "origin-covered": ({ value, args }) => `${quote(args.other)} already covers ${quote(value)}. Keep one.`,
  "origin-own": ({ value }) => `${quote(value)} is this server's own origin, which needs no grant. Remove it.`,
  "grant-covered": () => "the resource already shares all of this with `anyone`. Remove the grant.",
  "resource-idle": ({ value }) => `${quote(value)} has no effect. Remove it, or add what it shares.`,
  "header-safelisted": ({ value }) => `a page may always send ${quote(value)}. Remove it.`,
  "expose-safelisted": ({ value }) => `a page may always read ${quote(value)}. Remove it.`,
  "head-implied": () => "GET includes HEAD. Remove HEAD.",
  "options-listed": () =>
    "the guard responds to preflights by itself. Remove OPTIONS, unless a page's script sends OPTIONS requests.",
  "because-missing": () => "`because` is missing: say why these origins need this, so that reviewers know.",
  "pattern-credentials": ({ value, args }) =>
    `${quote(value)} lets every page below ${String(args.host)} act as the user. One page with an injected script, or one name that somebody takes over, is enough. Name the origins.`,
  "pattern-any-depth": ({ value, args }) =>
    `${quote(value)} matches every name below ${String(args.host)}, including those of tenants and forgotten services. Write \`*.\` if one label is enough, or name the origins.`,
  "pattern-shared-suffix": ({ value, args }) =>
    `other customers of ${String(args.suffix)} can have an origin that ${quote(value)} matches. Use your own domain, or name the origins.`,
  "pattern-any-port": ({ value }) => `${quote(value)} matches a service on any port of the host. Name the port.`,
  "origin-http": ({ value }) =>
    `${quote(value)} is plain http: anybody on the network can pose as that page. Use https.`,
  "origin-loopback": ({ value }) =>
    `${quote(value)} matches anything that listens there on the user's machine, in production too. Move it to a profile.`,
  "origin-hosted": ({ value, args }) =>
    `${quote(value)} belongs to the hosting service ${String(args.suffix)}: if you give the name up, whoever takes it next gets its access. Use your own domain.`,
  "origin-app-scheme": ({ value, args }) =>
    `${quote(value)} does not prove which app sent the request: every app that uses ${String(args.scheme)} has, or can choose, the same origin. Authenticate with a token.`,
  "receive-null": () =>
    "any page can send this form post from a sandboxed frame, whose origin is `null`. Name the sender's origin if it sends one, and check a signature or `state` in the handler.",
  "path-everything": () => "this also shares every path that you add later. List the paths that other origins need.",
  "headers-wildcard": () => "`*` lets a page send any header but Authorization. Name the headers.",
  "expose-wildcard": () =>
    "`*` lets a page read every response header, including those that you add later. Name the headers.",
  "method-override": ({ value }) =>
    `${quote(value)} can turn a POST into any method, so the list of methods limits nothing. Remove it, and list the methods that pages send.`,
  "anyone-changes": ({ args }) =>
    `any page can make its visitors send ${list(args.methods)}, without their cookies. Expect abuse: limit the rate, or name the origins.`,
  "max-age-capped": ({ args }) =>
    `${String(args.seconds)} s is longer than some engines cache a preflight: Chromium caps it at ${String(args.chromium)} s, WebKit at ${String(args.webkit)} s.`,
  "lower-rank-methods": ({ value, args }) =>
    `${quote(value)} also matches ${quote(args.wider)} of ${String(args.other)}, which still gives it ${list(args.methods)}. If you don't want that, narrow ${quote(args.wider)}.`,
  "change-origin-only": ({ args }) =>
    `only the Origin header protects ${list(args.methods)} with the user's cookies. Add \`forgery: { token: true }\`.`,
  "get-changes-state": ({ value }) =>
    `a GET of ${quote(value)} changes state, but browsers and link previews send GETs on their own. Make it a POST.`,
  "confidential-source": ({ value }) =>
    `the source ${quote(value)} decides at run time who may read confidential data, where no review sees it. Name the origins.`,
  "confidential-anonymous": () =>
    "the data is confidential, but this grant has no credentials. Check a token in the handler, or add `credentials: true`.",
  "confidential-embeddable": ({ value }) =>
    `\`corp: ${String(value)}\` lets other origins load confidential data into their process (Spectre). Write \`same-origin\`.`,
  "non-browser-anyone": () =>
    "`nonBrowser: refuse` has no effect with `anyone`, because every origin has a grant. Remove one of the two.",
  "enforce-report": () =>
    "the guard refuses nothing on this resource. Remove `enforce: report` when the roll-out is over.",
  "profile-insecure": ({ value }) =>
    `the profile ${quote(value)} lets http pages use the user's credentials, and anybody on the network can pose as such a page. Apply it on a development machine only.`,
  "self-http": ({ value }) =>
    `${quote(value)} is plain http: anybody on the network can read and change cookies and responses. Serve it over https.`,
};

/**
 * Renders a lint in one line: where it is, what can go wrong, what to write instead.
 * @param lint as `lint` of `sallyport/review` returns it
 */
export const describeLint = (lint: Lint): string => `${at(lint.path)}: ${lintTexts[lint.code](lint)} [${lint.code}]`;
