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

/** SHA-256 of its public key (SubjectPublicKeyInfo), Base64. */
export function keyHashOf({ cert }: Certificate): string {
  const key = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
