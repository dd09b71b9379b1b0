import { formatPath, type DocumentPath, type Problem, type ProblemCode } from "./policy/document/problem.ts";
import type { Lint, LintCode } from "./review/lint-code.ts";
import type { ReasonCode } from "./server/reason.ts";

/** All prose of this package. */

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

const problemTexts: Record<ProblemCode, (problem: Problem) => string> = {
  "anyone-because": () => "`with: anyone` needs `because`: say why the data is public.",
  "anyone-confidential": () =>
    "a confidential resource cannot be shared with anyone. Name the origins that need it, or drop `confidential`.",
  "anyone-credentials": () => "`anyone` means anonymous: it excludes `credentials`. Name the origins that need them.",
  "document-unreadable": ({ args }) => `the document cannot be read: ${String(args.reason)}.`,
  "duration-malformed": ({ value }) =>
    `${quote(value)} is no duration. Write seconds (600) or a number with s, m, h or d ("10m").`,
  "grants-overlap": ({ args }) =>
    `this grant and ${String(args.other)} both speak for ${String(args.origin)} and ${list(args.methods)}. Merge them, or name each origin in one.`,
  "group-name": ({ value, args }) =>
    `${quote(value)} cannot be a name. Names match ${String(args.pattern)}, and anyone, null and self are taken.`,
  "group-unknown": (problem) =>
    problem.args.anyone === undefined
      ? `there is no origin group ${quote(problem.value)}.${hint(problem) || " Define it under `origins`."}`
      : "`anyone` stands alone: write `with: anyone`, not in a list. `receive` names its origins.",
  "header-credentials-wildcard": () =>
    "with credentials `*` is a header of that name and no wildcard (Fetch standard). Name the headers.",
  "header-forbidden": ({ value }) => `${quote(value)} is a header that no page can set or read. Remove it.`,
  "header-malformed": ({ value }) =>
    `${quote(value)} is no header name (RFC 9110, section 5.1). Write one name an entry.`,
  "host-malformed": (problem) =>
    `${quote(problem.value)} is no host name.${hint(problem) || ' Write a name without scheme, port or dot at its end, such as "api".'}`,
  "key-missing": ({ args }) => `the key ${quote(args.key)} is missing.`,
  "key-unknown": (problem) =>
    `there is no key ${quote(problem.args.key)}.${hint(problem) || ` Known are ${list(problem.args.permitted)}.`}`,
  "list-empty": () => "the list is empty. Fill it, or leave its key out.",
  "max-age-range": ({ value }) =>
    `${quote(value)} is no whole number from 0 to 86400 seconds (one day). No browser keeps a preflight longer.`,
  "method-forbidden": ({ value }) => `no page can send ${quote(value)} (Fetch standard, forbidden method). Remove it.`,
  "method-malformed": ({ value }) =>
    `${quote(value)} is no method. Write one method an entry, such as "GET"; there is no wildcard.`,
  "method-not-canonical": (problem) => `methods are case-sensitive.${hint(problem)}`,
  "methods-missing": () =>
    "`methods` is missing: say what may be done. It may be left out beside `webSocket: true` only.",
  "origin-insecure": ({ value }) =>
    `${quote(value)} is plain http, where anybody on the wire speaks for the origin, and gets credentials. Use https; only this machine's loopback names are excepted.`,
  "origin-malformed": (problem) =>
    `${quote(problem.value)} is no origin.${hint(problem) || ' Write scheme, host and, unless it is the default, port: "https://app.example"; one origin an entry.'}`,
  "origin-not-serialized": (problem) =>
    `${quote(problem.value)} is not written as browsers send it, and would match nothing.${hint(problem)}`,
  "origin-null": () =>
    "`null` is the origin of every sandboxed frame and local file, so anybody has it. It may be named in `receive.from` only.",
  "origin-public-suffix": ({ value, args }) =>
    `${quote(value)} admits strangers: anybody can register a name under ${quote(args.suffix)}. Put the wildcard below a name of your own.`,
  "origin-scheme": (problem) =>
    `no page has an origin of the scheme ${quote(problem.args.scheme)} here.${hint(problem) || " Use https."}`,
  "origin-wildcard": () =>
    "`*` is no origin. For public data write `with: anyone` and `because`; else name the origins.",
  "origin-wildcard-place": ({ value }) =>
    `${quote(value)} has a wildcard in a wrong place. One leading label is "https://*.app.example", any depth "https://**.app.example", any port "http://localhost:*".`,
  "path-alias": ({ value, args }) =>
    `${quote(value)} and ${quote(args.other)} differ only in what routers fold (case, slashes, escapes), so a request cannot be told apart. Keep one.`,
  "path-duplicate": ({ value, args }) =>
    `${quote(value)} matches the same paths as ${quote(args.other)}. Merge the two resources.`,
  "path-malformed": (problem) =>
    `${quote(problem.value)} is no path.${hint(problem) || ' Write "/" and segments: literal, ":name" for one, "**" last for any number; no query. A literal cannot hold an escaped "/", "#", "?", a control or bytes that are not UTF-8; a ":name" can.'}`,
  "path-not-normal": (problem) =>
    `${quote(problem.value)} is not written as browsers send it, and would match nothing.${hint(problem)}`,
  "path-wildcard-place": ({ value }) =>
    `${quote(value)} has a wildcard in a wrong place. ":name" stands for one segment, "**" as the last one for any number.`,
  "problems-omitted": ({ args }) => `${String(args.count)} more problems are not listed. Fix the ones above first.`,
  "profile-unknown": (problem) =>
    `there is no profile ${quote(problem.value)}.${hint(problem) || (list(problem.args.permitted) === "" ? " The policy has none." : ` The policy has ${list(problem.args.permitted)}.`)}`,
  "profiles-too-many": ({ args }) =>
    `there are ${String(args.count)} profiles, and at most ${String(args.most)} are possible. Each is checked against the whole policy.`,
  "reads-corp-conflict": () =>
    "`reads: refuse` keeps other origins out, and `corp: cross-origin` lets them embed. Drop one of the two.",
  "self-two-schemes": ({ args }) =>
    `${quote(args.host)} is named under two schemes, and a Host header does not say by which a request came. Keep https.`,
  "self-wildcard": ({ value }) =>
    `${quote(value)} cannot be a pattern of hosts: name each host at which this server is reached. Only the port may be \`*\`.`,
  "source-malformed": ({ value, args }) =>
    `the source ${quote(value)} has a wrong ${quote(args.option)}. Give a function, or { decide, freshFor, staleFor, timeout, capacity } with milliseconds and counts above 0.`,
  "source-unknown": (problem) =>
    `no source ${quote(problem.value)} was given.${hint(problem) || " Pass the function in the option `sources`."}`,
  "text-empty": () => "the text is empty.",
  "token-scheme": ({ value }) =>
    `${quote(value)} cannot count as a token: it is no scheme name, or one that browsers send by themselves (Basic, Digest, Negotiate, NTLM).`,
  "value-duplicate": ({ value }) => `${quote(value)} is there twice. Remove one.`,
  "value-not-permitted": (problem) => {
    const permitted = list(problem.args.permitted);
    const instead =
      permitted === "anyone"
        ? ` Groups and origins stand in a list: [${String(problem.value)}].`
        : ` Permitted: ${permitted}.`;
    return `${quote(problem.value)} is not permitted here.${hint(problem) || instead}`;
  },
  "value-type": ({ value, args }) => `expected ${String(args.expected)}, found ${quote(value)}.`,
  "value-undefined": ({ args }) =>
    `the value is undefined where ${String(args.expected)} is expected. Is an environment variable unset?`,
  "websocket-credentials": () =>
    "a browser sends cookies with every socket handshake, so for named origins `webSocket: true` needs `credentials: true`.",
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
  "same-origin": "The request comes from this server's own pages, or from the user.",
  "non-browser": "The request shows no sign of a browser; the handler authenticates it.",
  shared: "The policy grants this to the origin.",
  "shared-with-anyone": "The policy shares this with every origin, without credentials.",
  received: "The policy receives this form post; nothing is shared.",
  "not-shared": "The request changes nothing; the page that sent it cannot read the answer.",
  "preflight-shared": "The policy grants the method and the headers to the origin.",
  "target-malformed": "The request target is neither a path nor an absolute URL.",
  "host-missing": "The request has no Host.",
  "host-duplicate": "The request has two Host fields.",
  "host-invalid": "The Host is not a host with an optional port.",
  "host-conflict": "The request names its host in two ways that differ.",
  "host-unknown": "This server is not reached under that Host name.",
  "path-ambiguous": "The path can be read in several ways, which other origins may not use.",
  "path-alias": "A router could take the path for that of another resource; nothing is shared under such a spelling.",
  "preflight-origin": "The resource is not shared with the origin.",
  "preflight-method": "The resource is shared with the origin, but not for this method.",
  "preflight-headers": "The grant does not cover a request header that the page wants to send.",
  "preflight-headers-budget": "The page wants to send more request headers than any page needs.",
  "origin-absent": "The request comes from another origin and does not say from which.",
  "origin-null": "The request comes from an opaque origin, which nothing is granted to.",
  "origin-malformed": "The Origin is not one that a browser sends.",
  "origin-unknown": "Nothing is granted to the origin here.",
  "method-unshared": "The resource is shared with the origin, but not for this method.",
  "handshake-unshared": "The resource is shared with the origin, but not for sockets.",
  "receive-not-navigation": "Only a form post is received from the origin, and this is a script's request.",
  "read-refused": "The resource may not be read from other origins.",
  "credentials-unshared": "The grant admits no credentials, and the request carries some.",
  "certificate-anonymous": "The resource is shared without credentials, and the client showed a certificate.",
  "metadata-absent": "The request carries credentials and does not say which page sent it.",
  "non-browser-refused": "The resource serves pages only.",
  "token-absent": "The forgery token is missing.",
  "token-wrong": "The forgery token is not valid for this session.",
};

/**
 * Says in one sentence what a reason code means, without a word about the policy.
 * @param code of a decision
 */
export const describeReason = (code: ReasonCode): string => reasonTexts[code];

const lintTexts: Record<LintCode, (lint: Lint) => string> = {
  "group-unused": ({ value }) => `the group ${quote(value)} is named nowhere. Remove it.`,
  "origin-covered": ({ value, args }) => `${quote(value)} is among the origins of ${quote(args.other)}. Keep one.`,
  "origin-own": ({ value }) => `${quote(value)} is this server's own origin, which needs no grant. Remove it.`,
  "grant-covered": () => "the resource gives `anyone` all of this. Remove the grant.",
  "resource-idle": ({ value }) => `${quote(value)} says what is so without it. Remove it, or say what it shares.`,
  "header-safelisted": ({ value }) => `a page may send ${quote(value)} without leave. Remove it.`,
  "expose-safelisted": ({ value }) => `a page may read ${quote(value)} anyway. Remove it.`,
  "head-implied": () => "HEAD goes with GET. Remove it.",
  "options-listed": () =>
    "the gate answers preflights by itself. Remove OPTIONS, unless a script sends it as a request of its own.",
  "because-missing": () => "say in `because` why these origins need this; whoever reviews it later cannot ask.",
  "pattern-credentials": ({ value, args }) =>
    `every page below ${String(args.host)} acts as the user through ${quote(value)}: one that is taken over, or has a script injected, is enough. Name the origins.`,
  "pattern-any-depth": ({ value, args }) =>
    `${quote(value)} admits every name below ${String(args.host)}, those of tenants and of forgotten services too. Write \`*.\` where one label will do, or name the origins.`,
  "pattern-any-port": ({ value }) => `${quote(value)} admits every service on every port of the host. Name the port.`,
  "origin-http": ({ value }) => `${quote(value)} is plain http: anybody on the wire can be that page. Use https.`,
  "origin-loopback": ({ value }) =>
    `${quote(value)} admits whatever listens on the user's own machine, in production too. Move it to a profile.`,
  "origin-hosted": ({ value, args }) =>
    `${quote(value)} is a name of the hosting service ${String(args.suffix)}: who asks for it after you have given it up gets its rights. Use a domain of your own.`,
  "origin-app-scheme": ({ value, args }) =>
    `${quote(value)} is no proof of who asks: each app that uses ${String(args.scheme)} has, or can take, the same origin. Authenticate by token.`,
  "receive-null": () =>
    "`null` is the origin of every sandboxed frame, so this form post comes from anybody. Name the sender's origin, if it sends one; let the handler check a signature or state.",
  "path-everything": () => "this shares every path that is added later too. List the paths that other origins need.",
  "headers-wildcard": () => "`*` lets a page send any header but Authorization. Name the headers.",
  "expose-wildcard": () => "`*` lets a page read every header of the answer, those added later too. Name the headers.",
  "method-override": ({ value }) =>
    `with ${quote(value)} a POST can be any method, so the list of methods means nothing. Remove it, or name the methods and send those.`,
  "anyone-changes": ({ args }) =>
    `any page of any site may send ${list(args.methods)} in its visitors' name, without their cookies. Expect abuse: limit the rate, or name the origins.`,
  "max-age-capped": ({ args }) =>
    `${String(args.seconds)} s is longer than engines remember a preflight: Chromium ${String(args.chromium)} s, WebKit ${String(args.webkit)} s.`,
  "change-origin-only": ({ args }) =>
    `${list(args.methods)} with the user's cookies rests on the Origin alone. Add \`forgery: { token: true }\`.`,
  "get-changes-state": ({ value }) =>
    `a GET of ${quote(value)} changes state: prefetching, link previews and the user's own clicks send it too. Make it a POST.`,
  "confidential-source": ({ value }) =>
    `who may read confidential data is decided by ${quote(value)} while the server runs, and no review sees it. Name the origins.`,
  "confidential-anonymous": () =>
    "the data is confidential, and this grant needs no credentials: it must be asked for with a token that the handler checks.",
  "confidential-embeddable": ({ value }) =>
    `\`corp: ${String(value)}\` lets other origins load confidential data into their process (Spectre). Write \`same-origin\`.`,
  "non-browser-anyone": () =>
    "`nonBrowser: refuse` means nothing beside `anyone`: every Origin has a grant. Drop one of the two.",
  "enforce-report": () => "nothing is refused here. Write `enforce: refuse` when the roll-out is over.",
  "self-http": ({ value }) =>
    `${quote(value)} is plain http: cookies and answers can be read and changed on the wire. Serve it over https.`,
};

/**
 * Renders a lint in one line: where it is, what may come of it, what to write instead.
 * @param lint as `lint` of `sallyport/review` returns it
 */
export const describeLint = (lint: Lint): string => `${at(lint.path)}: ${lintTexts[lint.code](lint)} [${lint.code}]`;
