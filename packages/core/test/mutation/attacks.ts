import { issueToken } from "../../src/token/index.ts";

type Fields = readonly (readonly [string, string])[];

/** Who asks: the header fields, as a browser or another client sends them. */
export interface Attack {
  readonly fields: Fields;
  /** It is an OPTIONS request, and a read with the same target shows which route it was for. */
  readonly preflight?: true;
}

const evil = "https://evil.example";
const cookie = ["Cookie", "session=1"] as const;

const fromPage = (origin: string, site: string, ...more: Fields): Fields => [
  ["Origin", origin],
  ["Sec-Fetch-Site", site],
  ["Sec-Fetch-Mode", "cors"],
  ["Sec-Fetch-Dest", "empty"],
  ...more,
];

const navigation = (destination: string): Fields => [
  ["Sec-Fetch-Site", "cross-site"],
  ["Sec-Fetch-Mode", "navigate"],
  ["Sec-Fetch-Dest", destination],
  cookie,
];

const asksFor = (origin: string): Fields => [
  ["Origin", origin],
  ["Sec-Fetch-Mode", "cors"],
];

export const attacks: Readonly<Record<string, Attack>> = {
  "hostile script": { fields: fromPage(evil, "cross-site", cookie) },
  "hostile script with Basic": { fields: fromPage(evil, "cross-site", ["Authorization", "Basic dTpw"]) },
  "hostile image": {
    fields: [["Sec-Fetch-Site", "cross-site"], ["Sec-Fetch-Mode", "no-cors"], ["Sec-Fetch-Dest", "image"], cookie],
  },
  "hostile link": { fields: navigation("document") },
  "hostile frame": { fields: navigation("iframe") },
  "hostile form": { fields: [["Origin", evil], ...navigation("document")] },
  "hostile page in an old browser": { fields: [["Origin", evil], cookie] },
  "page without an origin": { fields: fromPage("null", "cross-site", cookie) },
  "browser over plain http": { fields: [cookie] },
  "no browser": { fields: [["Authorization", "Bearer t"]] },
  "bare request": { fields: [] },
  "page of the app": { fields: fromPage("https://app.example", "same-site", cookie) },
  "page of the app with Basic": {
    fields: fromPage("https://app.example", "same-site", ["Authorization", "Basic dTpw"]),
  },
  "page of the partner": { fields: fromPage("https://partner.example", "cross-site", cookie) },
  "form of the partner": { fields: [["Origin", "https://partner.example"], ...navigation("document")] },
  "own page": { fields: fromPage("https://api.example", "same-origin", cookie) },
  "own page with a wrong token": {
    fields: fromPage("https://api.example", "same-origin", cookie, ["X-CSRF-Token", "t"]),
  },
  "hostile preflight": { fields: asksFor(evil), preflight: true },
  "preflight of the app": { fields: asksFor("https://app.example"), preflight: true },
  "preflight of the partner": { fields: asksFor("https://partner.example"), preflight: true },
};

export const attackNames: readonly string[] = Object.keys(attacks);

const secrets = ["a secret that only the tests of this project know"];

/** The guard's option for the resource that demands a token. */
export const token = { secrets, session: (): string => "s1" };

export const validToken: string = issueToken({ secrets, session: "s1" });

/** A request of the server's own page: most routes run for it, so it shows which. */
export const ownPage: Fields = fromPage("https://api.example", "same-origin", cookie, ["X-CSRF-Token", validToken]);
