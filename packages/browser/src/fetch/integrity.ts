import type { IntegrityRules } from "../engines/engine.ts";
import type { Failure } from "./failure.ts";
import { NetworkFailure } from "./network-failure.ts";
import { networkError, type FetchResponse } from "./response.ts";
import { bodyOfBytes, type ReadableBody } from "./response-body.ts";
import { Uint8Array } from "../platform.ts";

const algorithms: Readonly<Record<string, string>> = { sha256: "SHA-256", sha384: "SHA-384", sha512: "SHA-512" };

/** A digest with the padding of its length, where an engine takes it without. */
function padded(digest: string, padding: IntegrityRules["padding"]): string {
  if (padding === "its-own" || (padding === "none" && digest.endsWith("="))) return digest;
  let end = digest.length;
  while (digest[end - 1] === "=") end--;
  const unpadded = digest.slice(0, end);
  return unpadded.padEnd(Math.ceil(unpadded.length / 4) * 4, "=");
}

/** The strongest algorithm that the metadata names, and its digests; `undefined` where nothing in it parses. */
function strongest(
  metadata: string,
  { anyCase, readsAnyDigest, padding }: IntegrityRules,
): { readonly algorithm: string; readonly digests: ReadonlySet<string> } | undefined {
  const pattern = readsAnyDigest
    ? /^([A-Za-z0-9]+)-([^?]+)(?:\?.*)?$/
    : /^([A-Za-z0-9]+)-([A-Za-z0-9+/_-]+={0,2})(?:\?.*)?$/;
  const parsed = metadata
    .split(/[\t\n\f\r ]+/)
    .map((item) => pattern.exec(item))
    .flatMap((match) => {
      const [, name = "", digest = ""] = match ?? [];
      const algorithm = anyCase ? name.toLowerCase() : name;
      return Object.hasOwn(algorithms, algorithm) ? [{ algorithm, digest }] : [];
    });
  const best = parsed
    .map(({ algorithm }) => algorithm)
    .sort()
    .at(-1);
  if (best === undefined) return undefined;
  const digests = parsed.filter(({ algorithm }) => algorithm === best).map(({ digest }) => digest);
  return {
    algorithm: algorithms[best] ?? "",
    digests: new Set(digests.map((one) => padded(one.replaceAll("-", "+").replaceAll("_", "/"), padding))),
  };
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

const withBody = (response: FetchResponse, bytes: Uint8Array): FetchResponse => ({
  ...response,
  body: bodyOfBytes(bytes),
});

async function readWhole(body: ReadableBody): Promise<Uint8Array | Failure> {
  try {
    return await body.read();
  } catch (error) {
    if (error instanceof NetworkFailure) return { code: error.code, value: error.message };
    throw error;
  }
}

/**
 * Gives the response only if its body has one of the hashes.
 *
 * https://www.w3.org/TR/SRI/#does-response-match-metadatalist
 */
export async function verifyIntegrity(
  response: FetchResponse,
  metadata: string,
  rules: IntegrityRules,
): Promise<FetchResponse> {
  // What the page may not read it may not verify either.
  if (response.type === "opaque" || response.type === "opaqueredirect") return networkError({ code: "integrity" });
  if (response.body === null && rules.withoutBody === "refused") return networkError({ code: "integrity" });
  const bytes = response.body === null ? new Uint8Array() : await readWhole(response.body);
  if ("code" in bytes) return networkError(bytes);
  const wanted = strongest(metadata, rules);
  if (wanted === undefined) return withBody(response, bytes);
  const hash = await crypto.subtle.digest(wanted.algorithm, bytes as Uint8Array<ArrayBuffer>);
  return wanted.digests.has(base64(new Uint8Array(hash)))
    ? withBody(response, bytes)
    : networkError({ code: "integrity" });
}
