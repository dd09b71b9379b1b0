import { createHash } from "node:crypto";

const hashOf = (script: string): string => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

const inlineScript = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/)[^>]*>([^]*?)<\/script>/g;

/** The policy of a page: scripts and styles of the site alone, and the inline scripts that it has now. */
function policyFor(html: string): string {
  const hashes = [...new Set([...html.matchAll(inlineScript)].map(([, script = ""]) => hashOf(script)))];
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(" ")}`.trim(),
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** A page with its policy first in its head, and without `style` attributes, which the policy does not apply. */
export function withPolicy(html: string): string {
  const plain = html.replace(/(<[a-z][^<>]*?)\sstyle="[^"]*"/gi, "$1");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(plain)}">`;
  return plain.replace("<head>", `<head>${meta}`);
}
