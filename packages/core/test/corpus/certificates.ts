import { generate } from "selfsigned";

/** One key pair that serves both ends of a test's TLS connection. */
export interface Certificates {
  readonly key: string;
  readonly cert: string;
}

export async function makeCertificates(): Promise<Certificates> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "api.bank.example" }], {
    algorithm: "sha256",
    keySize: 2048,
  });
  return { key, cert };
}
