import { at, list, quote } from "../policy/document/quote.ts";
import type { Lint, LintCode } from "./lint-code.ts";

const lintTexts: Record<LintCode, (lint: Lint) => string> = {
  "allow-unused": ({ value, args: { place, reported } }) => {
    const instead =
      place === "document"
        ? ` It is reported at ${String(reported)}: accept it in the document's \`allow\`.`
        : place === "resource"
          ? ` It is reported at ${String(reported)}: accept it in the \`allow\` of that resource.`
          : place === "grant"
            ? ` It is a danger at ${String(reported)}, where none can be accepted: write the origin into the grant's \`with\`, and accept the lint on that resource.`
            : "";
    return `no lint ${quote(value)} is reported that this entry could accept. Remove the entry.${instead}`;
  },
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
    args.own === undefined
      ? `other customers of ${String(args.suffix)} can have an origin that ${quote(value)} matches. Use your own domain, or name the origins.`
      : `other customers of ${String(args.suffix)} can have a name that ${quote(value)} matches, and their pages under it count as this server's own. Use your own domain, or list the names.`,
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
export const describeLint = (lint: Lint): string => `${at(lint.path)}${lintTexts[lint.code](lint)} [${lint.code}]`;
