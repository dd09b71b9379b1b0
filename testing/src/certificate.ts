import { createHash, X509Certificate } from "node:crypto";
import { generate } from "selfsigned";

/** A key and its certificate, for either end of a test's TLS connections. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate; elliptic, so that handshakes are quick. */
export async function makeCertificate(name = "localhost"): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
  });
  return { key, cert };
}

/** Issues certificates for names, all with one key. */
export interface Authority {
  /** Its own certificate, which whoever trusts it has. */
  readonly cert: string;
  /** Of the key that all its certificates have. */
  readonly keyHash: string;
  issue(name: string): Promise<Certificate>;
}

/** An authority for a test, and for those who trust its certificate. */
export async function makeAuthority({ key, cert: ofKey }: Certificate): Promise<Authority> {
  const own = await generate([{ name: "commonName", value: "Sallyport's tests" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, digitalSignature: true, critical: true },
    ],
  });
  const publicKey = new X509Certificate(ofKey).publicKey.export({ type: "spki", format: "pem" }) as string;
  return {
    cert: own.cert,
    keyHash: keyHashOf({ key, cert: ofKey }),
    issue: async (name) => {
      const { cert } = await generate([{ name: "commonName", value: name }], {
        algorithm: "sha256",
        keyPair: { privateKey: key, publicKey },
        keyType: "ec",
        ca: { key: own.private, cert: own.cert },
        extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: name }] }],
      });
      return { key, cert };
    },
  };
}

/** SHA-256 of its public key (SubjectPublicKeyInfo), Base64. */
export function keyHashOf({ cert }: Certificate): string {
  const key = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
