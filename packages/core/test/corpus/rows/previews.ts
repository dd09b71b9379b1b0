import { cookie, crossSite, noCors, type Row } from "../row.ts";

const read = (desc: string, origin: string, isShared: boolean): Row => ({
  desc: `wildcard: ${desc} (${origin})`,
  policy: "previews",
  send: "GET /catalogue",
  with: [`Origin: ${origin}`, crossSite, cookie],
  expect: {
    status: 200,
    reason: isShared ? "shared" : "not-shared",
    ran: true,
    headers: {
      ...noCors,
      ...(isShared ? { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" } : {}),
      vary: "Origin",
    },
  },
});

const hosted = (desc: string, origin: string, reason: "shared" | "not-shared" | "credentials-unshared"): Row => ({
  desc: `wildcard below a shared suffix: ${desc} (${origin})`,
  policy: "previews",
  send: "GET /public-catalogue",
  with: [`Origin: ${origin}`, crossSite, ...(reason === "credentials-unshared" ? [cookie] : [])],
  expect: {
    status: reason === "credentials-unshared" ? 403 : 200,
    reason,
    ran: reason !== "credentials-unshared",
    headers: { ...noCors, "access-control-allow-origin": reason === "not-shared" ? null : origin },
  },
});

/** One `*` inside the first label. */
export const previewRows: readonly Row[] = [
  read("a preview", "https://shop-fix-42.bank-preview.example", true),
  read("one character is enough", "https://shop-a.bank-preview.example", true),
  read("a hyphen too", "https://shop--.bank-preview.example", true),
  read("nothing is not", "https://shop-.bank-preview.example", false),
  read("another name", "https://admin.bank-preview.example", false),
  read("the name is not the label's start", "https://xshop-a.bank-preview.example", false),
  read("two labels", "https://shop-a.evil.bank-preview.example", false),
  read("below another domain", "https://shop-a.bank-preview.example.evil.example", false),
  read("another scheme", "http://shop-a.bank-preview.example", false),
  read("another port", "https://shop-a.bank-preview.example:8443", false),
  read("upper case, which no browser sends", "https://SHOP-a.bank-preview.example", false),
  read("an underscore", "https://shop-a_b.bank-preview.example", false),
  read("Punycode", "https://xn--shop-a.bank-preview.example", false),
  hosted("a preview", "https://shop-git-fix-42.vercel.app", "shared"),
  hosted("another customer's name", "https://evil.vercel.app", "not-shared"),
  hosted("a label more", "https://shop-a.evil.vercel.app", "not-shared"),
  hosted("no cookies", "https://shop-git-fix-43.vercel.app", "credentials-unshared"),
];
