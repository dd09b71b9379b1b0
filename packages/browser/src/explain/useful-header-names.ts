import { isForbiddenResponseHeaderName } from "sallyport/standard";

/** Headers of CORS itself, of security and of connections say nothing to a page's script. */
const isOfUse = (name: string): boolean =>
  !isForbiddenResponseHeaderName(name) &&
  !/^(?:location$|access-control-|cross-origin-|sec-|timing-allow|connection$|keep-alive$|vary$|date$|server$|transfer-encoding$|content-security-policy|strict-transport|x-frame|x-content-type|x-powered|referrer-policy|permissions-policy|alt-svc|nel$|report-to)/.test(
    name,
  );

/** The names that a page might want, in lower case, each once. */
export const usefulHeaderNames = (names: readonly string[]): readonly string[] =>
  [...new Set(names.map((name) => name.toLowerCase()))].filter(isOfUse);
