import type { Environment } from "../../src/fetch/environment.ts";

/** A page at a URL, for algorithms that are asked without one. */
export const environmentAt = (url: string, more: Partial<Environment> = {}): Environment => ({
  creationURL: new URL(url),
  origin: new URL(url).origin,
  ancestors: [],
  referrerPolicy: "",
  addressSpace: "loopback",
  isSecureContext: url.startsWith("https:"),
  ...more,
});
