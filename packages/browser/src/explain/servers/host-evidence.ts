import type { ServerName } from "./server.ts";
import { noEvidence, type ServerEvidence } from "./evidence.ts";
import { URL } from "../../platform.ts";

/** Hosts that have one kind of server; of `run.app`, `vercel.app` or `cloudfunctions.net` it can be any framework. */
const hostRules: readonly (readonly [server: ServerName, host: RegExp])[] = [
  ["s3", /(?:^|\.)s3(?:[.-](?:dualstack\.)?[a-z]{2}-[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/],
  ["gcs", /(?:^|\.)storage\.googleapis\.com$|^(?:firebasestorage\.googleapis|storage\.cloud\.google)\.com$/],
  ["azure", /\.blob\.core\.windows\.net$/],
  ["api-gateway", /\.execute-api\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/],
  ["cloudfront", /\.cloudfront\.net$/],
  ["firebase", /\.(?:web\.app|firebaseapp\.com)$/],
];

const maxHost = 253;

/** Which server a URL's host is of. */
function ofHost(url: string | undefined): ServerEvidence {
  if (url === undefined || !URL.canParse(url)) return noEvidence;
  const { hostname } = new URL(url);
  const found = hostname.length > maxHost ? undefined : hostRules.find(([, host]) => host.test(hostname));
  return found === undefined ? noEvidence : { ...noEvidence, server: found[0], evidence: [`the host ${hostname}`] };
}

/** What a response shows of its server; where that is nothing, what the URL's host does. */
export const withHost = (shown: ServerEvidence, url: string | undefined): ServerEvidence => {
  const { server, evidence } = shown.server === undefined ? ofHost(url) : shown;
  return { ...shown, server, evidence };
};
