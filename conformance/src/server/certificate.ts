import { generate } from "selfsigned";

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Elliptic, since each case with cookies makes several handshakes. */
export async function makeCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "a.localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
  });
  return { key, cert };
}
