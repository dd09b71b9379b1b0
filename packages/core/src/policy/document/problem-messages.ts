import type { Problem, ProblemCode } from "./problem.ts";
import { at, list, quote } from "./quote.ts";

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
  "origin-insecure": ({ value, args }) =>
    `${quote(value)} is plain http, and the grant has credentials: anybody on the network can pose as that origin. Use https; only ${args.profile === undefined ? "loopback names" : "loopback names, private addresses, `.local` names and single-label names, each written out,"} may use http.`,
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
    `${quote(value)} would make every name this server's, also one that a stranger points here. Write the names, a pattern below a domain that you own, or { source }.`,
  "shared-suffix-pattern": ({ value }) =>
    `${quote(value)} cannot have \`dangerouslyUnderSharedSuffix\`, which is for https patterns of one label and one port directly below a hosting company's public suffix, such as "https://shop-*.vercel.app". Write any other pattern as a text.`,
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
    if (problem.args.problem !== undefined)
      return `${quote(problem.value)} is the code of a problem. Only lints can be allowed: fix the problem.`;
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

/**
 * Renders a problem in one line: where it is, what is wrong, what to write instead.
 * @param problem as `compilePolicy` returns it
 */
export function describeProblem(problem: Problem): string {
  const where = problem.line === undefined ? "" : `${String(problem.line)}:${String(problem.column ?? 1)} `;
  return `${where}${at(problem.path)}${problemTexts[problem.code](problem)} [${problem.code}]`;
}
