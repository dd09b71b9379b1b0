import { leavingOf, type Action, type ScriptedResponse, type Case, type HeaderList } from "./case.ts";

/**
 * What keeps a case apart from those that run beside it. "path": a prefix of each path. Where cookies or passwords bear on
 * it, hosts of its own: "servers" all but the page's, so that cases can still share a document, or "hosts", each of them.
 */
export type Isolation = "path" | "servers" | "hosts";

/** A Content Security Policy that decides about requests. */
const requestPolicy = /"content-security-policy[^"]*","[^"]*(?:-src|upgrade-insecure|form-action)/i;

export function isolationOf(described: Case): Isolation {
  const text = JSON.stringify(described);
  if (leavingOf(described) !== undefined || described.actions.some(isServiceWorker)) return "hosts";
  // The sources of its policy may have paths.
  if (requestPolicy.test(JSON.stringify(described.page.headers ?? []))) return "hosts";
  if (pageKeepsCookies(described, text) || described.actions.some(isRelative)) return "hosts";
  // What a page's requests with keepalive have on the way together is limited.
  if (/keepalive\W+true|sendBeacon|"beacon"/.test(text) && (text.length > 16_384 || text.includes(".repeat(")))
    return "hosts";
  if (!needsOwnServers(described, text)) return "path";
  return urlsOf(described).some(isOfPage) ? "hosts" : "servers";
}

function needsOwnServers({ thirdPartyCookies, visits = [] }: Case, text: string): boolean {
  // Firefox waits before it connects again to a host where a WebSocket has failed.
  if (text.includes("new WebSocket(")) return true;
  // On a connection that was kept, a request without any response, or with an interim one alone, is sent again.
  if (/"raw":"(?:"|HTTP\/1\.1 1\d\d)/.test(text)) return true;
  if (needsTrust(text) || /"clear-site-data"/i.test(text)) return true;
  const jar = thirdPartyCookies !== undefined || visits.length > 0;
  return jar || /"set-cookie"|"unauthorized"|:\/\/[^/"]*@/i.test(text);
}

/** Whether the engine has to trust the certificates of its hosts, as it does before it believes Strict-Transport-Security. */
export const needsTrust = (text: string): boolean => /"strict-transport-security"/i.test(text);

function pageKeepsCookies({ actions, page }: Case, text: string): boolean {
  if (actions.some(({ kind }) => kind === "cookie") || /domain=\.?([a-z0-9]+\.)*a\.localhost/i.test(text)) return true;
  return (page.headers ?? []).some(([name]) => name.toLowerCase() === "set-cookie");
}

const isServiceWorker = ({ kind }: Action): boolean => kind === "service-worker";

/** Relative to a document that is the case's own. */
function isRelative(action: Action): boolean {
  return action.kind !== "cookie" && !/^\s*([a-z]+:|\/)/i.test(action.to);
}

/** A path without a host may come to the page's. */
function isOfPage(url: string): boolean {
  return !/^[a-z]+:\/\//i.test(url) || /^[a-z]+:\/\/[^/?#]*\ba\.localhost/i.test(url);
}

/** Whether it goes to a URL of another scheme. */
export function leavesHttp(described: Case): boolean {
  return urlsOf(described).some((url) => /^(?!https?:)[a-z]+:/i.test(url));
}

function urlsOf({ actions, visits = [], routes }: Case): string[] {
  const responses = Object.values(routes).flatMap(({ preflight, actual, later = [] }) => [preflight, actual, ...later]);
  return [
    ...actions.flatMap((action) => (action.kind === "cookie" ? [] : [action.to])),
    ...visits,
    ...responses.flatMap((response) => locations(response)),
  ];
}

function locations(response: ScriptedResponse | undefined): string[] {
  const headers: HeaderList = response?.headers ?? [];
  return headers.filter(([name]) => name.toLowerCase() === "location").map(([, value]) => value);
}

/** The hosts whose cookies a case may have changed, by site. */
export function jarHosts(described: Case): string[][] {
  const isolation = isolationOf(described);
  // A service worker of the case's own would respond.
  if (isolation === "path" || described.actions.some(isServiceWorker)) return [];
  if (leavingOf(described) !== undefined && !/"set-cookie"/i.test(JSON.stringify(described))) return [];
  const urls = isolation === "hosts" ? [described.page.url, ...urlsOf(described)] : urlsOf(described);
  const hosts = urls.flatMap((url) => /^https?:\/\/(?:[^/@]*@)?([a-z0-9.]+\.localhost)/i.exec(url)?.[1] ?? []);
  const bySite = new Map<string, Set<string>>();
  for (const host of hosts) {
    const site = host.split(".").slice(-2).join(".");
    bySite.set(site, (bySite.get(site) ?? new Set()).add(host));
  }
  return [...bySite.values()].map((some) => [...some].sort()).sort();
}
