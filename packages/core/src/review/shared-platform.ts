import type { Host } from "../standard/host.ts";

/** Names below which strangers get names of their own, and which the Public Suffix List does not have. */
export const sharedPlatforms: readonly string[] = [
  "atlassian.net",
  "auth0.com",
  "freshdesk.com",
  "gitpod.io",
  "helpscoutdocs.com",
  "intercom.help",
  "loca.lt",
  "medium.com",
  "nip.io",
  "okta.com",
  "service-now.com",
  "sharepoint.com",
  "sslip.io",
  "stackblitz.io",
  "statuspage.io",
  "tumblr.com",
  "webcontainer.io",
  "wordpress.com",
  "zendesk.com",
  "zohosites.com",
];

const platforms = new Set(sharedPlatforms);

/** The shared platform that a host is, or below which it stands. */
export function sharedPlatform({ kind, name }: Host): string | undefined {
  if (kind !== "domain") return undefined;
  const labels = name.split(".");
  return labels.map((_, first) => labels.slice(first).join(".")).find((suffix) => platforms.has(suffix));
}
