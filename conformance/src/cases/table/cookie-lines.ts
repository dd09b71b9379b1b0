import type { Case } from "../case.ts";
import { response, securePage } from "../row.ts";
import { a, credentialed, read, setting, to } from "./cookie-row.ts";

const lines: readonly { desc: string; cookie: string }[] = [
  { desc: "Path=/", cookie: "k=1; Path=/" },
  { desc: "Path=/sub", cookie: "k=1; Path=/sub" },
  { desc: "Path=/sub/", cookie: "k=1; Path=/sub/" },
  { desc: "Path=sub", cookie: "k=1; Path=sub" },
  { desc: "Path empty", cookie: "k=1; Path=" },
  { desc: "Path=/SUB", cookie: "k=1; Path=/SUB" },
  { desc: "Max-Age=0", cookie: "k=1; Max-Age=0" },
  { desc: "Max-Age=-1", cookie: "k=1; Max-Age=-1" },
  { desc: "Max-Age=1000", cookie: "k=1; Max-Age=1000" },
  { desc: "Max-Age garbage", cookie: "k=1; Max-Age=soon" },
  { desc: "Max-Age beats Expires", cookie: "k=1; Max-Age=1000; Expires=Sat, 01 Jan 2000 00:00:00 GMT" },
  { desc: "Expires in the past", cookie: "k=1; Expires=Sat, 01 Jan 2000 00:00:00 GMT" },
  { desc: "Expires in the future", cookie: "k=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT" },
  { desc: "Expires garbage", cookie: "k=1; Expires=tomorrow" },
  { desc: "HttpOnly", cookie: "k=1; HttpOnly" },
  { desc: "Secure", cookie: "k=1; Secure" },
  { desc: "Domain of another", cookie: "k=1; Domain=c.localhost" },
  { desc: "Domain localhost", cookie: "k=1; Domain=localhost" },
  { desc: "Domain empty", cookie: "k=1; Domain=" },
  { desc: "Domain=own", cookie: "k=1; Domain=a.localhost" },
  { desc: "__Host-", cookie: "__Host-k=1; Secure; Path=/" },
  { desc: "__Host- without Secure", cookie: "__Host-k=1; Path=/" },
  { desc: "__Host- without Path", cookie: "__Host-k=1; Secure" },
  { desc: "__Host- with Domain", cookie: "__Host-k=1; Secure; Path=/; Domain=a.localhost" },
  { desc: "__host- lower case", cookie: "__host-k=1; Path=/" },
  { desc: "__Secure-", cookie: "__Secure-k=1; Secure" },
  { desc: "__Secure- without Secure", cookie: "__Secure-k=1" },
  { desc: "__Http-", cookie: "__Http-k=1; Secure" },
  { desc: "__Host-Http-", cookie: "__Host-Http-k=1; Secure; Path=/" },
  { desc: "no name", cookie: "value" },
  { desc: "an empty name", cookie: "=value" },
  { desc: "an empty value", cookie: "k=" },
  { desc: "nothing", cookie: "" },
  { desc: "spaces", cookie: "  k  =  v w  ; Path=/" },
  { desc: "quoted", cookie: 'k="1;2"; Path=/' },
  { desc: "an equals sign within", cookie: "k=a=b; Path=/" },
  { desc: "a control character", cookie: "k=a\x01b; Path=/" },
  { desc: "a tab", cookie: "k=a\tb; Path=/" },
  { desc: "Latin-1", cookie: "k=\u00e9; Path=/" },
  { desc: "4096 bytes", cookie: `k=${"v".repeat(4095)}; Path=/` },
  { desc: "4097 bytes", cookie: `k=${"v".repeat(4096)}; Path=/` },
  { desc: "a Path of 1024 bytes", cookie: `k=1; Path=/${"p".repeat(1023)}` },
  { desc: "a Path of 1025 bytes", cookie: `k=1; Path=/${"p".repeat(1024)}` },
  { desc: "Partitioned", cookie: "k=1; Secure; SameSite=None; Partitioned; Path=/" },
  { desc: "an unknown attribute", cookie: "k=1; Priority=High; Foo; Path=/" },
  { desc: "attributes in capitals", cookie: "k=1; PATH=/; SECURE; SAMESITE=STRICT" },
];

const day = 86_400_000;
const now = Date.now();
const httpDate = (days: number): string => new Date(now + days * day).toUTCString();

/** A server whose clock is wrong by some days, and a cookie that expires in some. */
const clocks: readonly Case[] = [-2, 0, 2].flatMap((skew) =>
  [`Expires=${httpDate(-1)}`, `Expires=${httpDate(1)}`, "Max-Age=86400"].map((lifetime, index) => ({
    desc: `cookie: ${["expired a day ago", "expires in a day", "Max-Age of a day"][index] ?? ""}, Date ${skew} days off`,
    page: securePage,
    routes: {
      "/set": {
        actual: response([...credentialed, ["date", httpDate(skew)], ["set-cookie", `k=1; ${lifetime}; Path=/`]]),
      },
      "/r": read,
    },
    actions: [to(`${a}/set`), to(`${a}/r`)],
  })),
);

/** First-party: what of it comes back to its own site, on three paths. */
const firstParty: readonly Case[] = lines.map(({ desc, cookie }) => ({
  desc: `cookie: ${desc}`,
  page: securePage,
  routes: { "/set": setting(cookie), "/r": read, "/sub/r": read, "/subway": read },
  actions: [to(`${a}/set`), to(`${a}/r`), to(`${a}/sub/r`), to(`${a}/subway`)],
}));

export const cookieLines: readonly Case[] = [...firstParty, ...clocks];
