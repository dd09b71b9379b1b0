import { changesSomething, type Facts } from "./facts.ts";
import { methodOf, pageOf } from "./words.ts";

/** From whom a rule keeps what. */
export type Guarded = "read" | "page" | "wire" | "local" | "embed" | "network" | "integrity" | "redirect" | "nothing";

const notTheServer = (facts: Facts): string => {
  const asked = methodOf(facts);
  if (!facts.executed || facts.preflight) {
    return `Not the server: any program that isn't a browser can send this ${asked}, and forms and form-like POSTs need no preflight; the server must refuse forged changes by itself.`;
  }
  return changesSomething(facts)
    ? `Not the server: the ${asked} was executed, and CORS has not prevented it. Refusing forged changes is the server's own task (Origin or Sec-Fetch-Site, SameSite cookies, a token).`
    : `Not the server: it has responded, and responds to any program that isn't a browser, too.`;
};

/** Who is protected, and from whom. */
export const protectsTexts: Readonly<Record<Guarded, (facts: Facts) => string>> = {
  read: (facts) =>
    facts.preflight
      ? `The user, in whose name ${pageOf(facts)} could otherwise act at the server. ${notTheServer(facts)}`
      : `The user: what the response says to them is not readable for ${pageOf(facts)}. ${notTheServer(facts)}`,
  page: () => "Nobody else: it is the page's own wish, or a limit on what pages may ask for.",
  wire: () => "The user, from whoever sits on the wire.",
  local: () => "The user's own machine and network, from pages of the internet.",
  embed: (facts) =>
    `The user: the response stays out of the process of ${pageOf(facts)}, where side channels could read it. ${notTheServer(facts)}`,
  network: () => "Nobody: this is a failure of the network and no protection.",
  integrity: () => "The user, from a file that somebody has changed.",
  redirect: (facts) => `The user: what redirects say is not readable for ${pageOf(facts)}. ${notTheServer(facts)}`,
  nothing: (facts) =>
    facts.code === "readable" && facts.credentials
      ? `Nobody is kept out here: ${pageOf(facts)} acts in the user's name, and a hostile script on it would too.`
      : "Nobody: nothing is kept from the page here.",
};
