import fc from "fast-check";
import { parseHost, type Host } from "sallyport/standard";
import { describe, expect, test } from "vitest";
import { cookieDomain, domainMatches } from "../../src/cookies/domain-match.ts";

function host(text: string): Host {
  return parseHost(text) ?? expect.fail(`${text} is no host`);
}

describe("domainMatches", () => {
  test.each([
    { desc: "itself", name: "bank.example", domain: "bank.example", matches: true },
    { desc: "a name below", name: "api.bank.example", domain: "bank.example", matches: true },
    { desc: "two below", name: "a.b.bank.example", domain: "bank.example", matches: true },
    { desc: "not the name above", name: "bank.example", domain: "api.bank.example", matches: false },
    { desc: "not a name that ends alike", name: "mybank.example", domain: "bank.example", matches: false },
    { desc: "not a sibling", name: "app.bank.example", domain: "api.bank.example", matches: false },
    { desc: "not a dot at the end", name: "bank.example.", domain: "bank.example", matches: false },
    { desc: "an address itself", name: "127.0.0.1", domain: "127.0.0.1", matches: true },
    { desc: "not the tail of an address", name: "127.0.0.1", domain: "0.0.1", matches: false },
    { desc: "IPv6 itself", name: "[::1]", domain: "[::1]", matches: true },
  ])("$desc", ({ name, domain, matches }) => {
    expect(domainMatches(host(name), domain)).toBe(matches);
  });

  test("agrees with a comparison label by label", () => {
    const names = fc.array(fc.constantFrom("a", "b", "aa", "ab"), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(names, names, (name, domain) => {
        const tail = name.slice(-domain.length);
        const naive = tail.length === domain.length && tail.every((label, index) => label === domain[index]);
        expect(domainMatches({ kind: "domain", name: name.join(".") }, domain.join("."))).toBe(naive);
      }),
    );
  });
});

describe("cookieDomain", () => {
  const hostOnly = (domain: string): object => ({ domain, hostOnly: true });
  const below = (domain: string): object => ({ domain, hostOnly: false });
  const refused = (reason: string): object => ({ refused: reason });
  test.each([
    { desc: "none", from: "api.bank.example", attribute: undefined, is: hostOnly("api.bank.example") },
    { desc: "empty", from: "api.bank.example", attribute: "", is: hostOnly("api.bank.example") },
    { desc: "the host", from: "api.bank.example", attribute: "api.bank.example", is: below("api.bank.example") },
    { desc: "the host's site", from: "api.bank.example", attribute: "bank.example", is: below("bank.example") },
    { desc: "a leading dot", from: "api.bank.example", attribute: ".bank.example", is: below("bank.example") },
    { desc: "upper case", from: "api.bank.example", attribute: "Bank.EXAMPLE", is: below("bank.example") },
    { desc: "an underscore", from: "a_b.bank.example", attribute: "a_b.bank.example", is: below("a_b.bank.example") },
    { desc: "two leading dots", from: "bank.example", attribute: "..bank.example", is: refused("domain-malformed") },
    { desc: "a dot", from: "bank.example", attribute: ".", is: refused("domain-malformed") },
    { desc: "a port", from: "bank.example", attribute: "bank.example:80", is: refused("domain-malformed") },
    { desc: "a URL", from: "bank.example", attribute: "https://bank.example", is: refused("domain-malformed") },
    { desc: "a space", from: "bank.example", attribute: "bank .example", is: refused("domain-malformed") },
    { desc: "percent-encoding", from: "bank.example", attribute: "b%61nk.example", is: refused("domain-malformed") },
    { desc: "bytes above ASCII", from: "bank.example", attribute: "b\xe4nk.example", is: refused("domain-malformed") },
    { desc: "the Kelvin sign", from: "bank.example", attribute: "ban\u212a.example", is: refused("domain-malformed") },
    { desc: "another site", from: "bank.example", attribute: "evil.example", is: refused("domain-mismatch") },
    { desc: "a name below", from: "bank.example", attribute: "api.bank.example", is: refused("domain-mismatch") },
    { desc: "a sibling", from: "api.bank.example", attribute: "app.bank.example", is: refused("domain-mismatch") },
    { desc: "a dot at the end", from: "bank.example", attribute: "bank.example.", is: refused("domain-mismatch") },
    { desc: "a dot at both ends", from: "bank.example.", attribute: "bank.example.", is: below("bank.example.") },
    { desc: "a top-level domain", from: "bank.example", attribute: "example", is: refused("domain-public-suffix") },
    { desc: "a public suffix of two", from: "bank.co.uk", attribute: "co.uk", is: refused("domain-public-suffix") },
    { desc: "a private suffix", from: "me.github.io", attribute: "github.io", is: refused("domain-public-suffix") },
    { desc: "localhost from below", from: "a.localhost", attribute: "localhost", is: refused("domain-public-suffix") },
    { desc: "a suffix elsewhere", from: "bank.example", attribute: "com", is: refused("domain-public-suffix") },
    {
      desc: "a suffix with a dot at the end",
      from: "bank.example.",
      attribute: "example.",
      is: refused("domain-public-suffix"),
    },
    { desc: "the suffix itself", from: "github.io", attribute: ".github.io", is: hostOnly("github.io") },
    { desc: "localhost itself", from: "localhost", attribute: "localhost", is: hostOnly("localhost") },
    { desc: "the address", from: "127.0.0.1", attribute: "127.0.0.1", is: below("127.0.0.1") },
    { desc: "the address in short", from: "127.0.0.1", attribute: "127.1", is: refused("domain-malformed") },
    { desc: "its tail", from: "127.0.0.1", attribute: "0.0.1", is: refused("domain-malformed") },
    { desc: "another address", from: "127.0.0.1", attribute: "10.0.0.1", is: refused("domain-mismatch") },
    { desc: "IPv6", from: "[::1]", attribute: "[::1]", is: below("[::1]") },
    { desc: "IPv6 without brackets", from: "[::1]", attribute: "::1", is: refused("domain-malformed") },
  ])("$desc", ({ from, attribute, is }) => {
    expect(cookieDomain(attribute, host(from))).toEqual(is);
  });

  test("no text makes it throw, and it never goes beyond the host's site", () => {
    const hosts = fc.constantFrom("bank.example", "a.b.bank.co.uk", "github.io", "localhost", "127.0.0.1", "[::1]");
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("example", "bank.example", "co.uk", "bank.co.uk", ".io"),
    );
    fc.assert(
      fc.property(hosts, texts, (from, attribute) => {
        const place = cookieDomain(attribute, host(from));
        if (!("refused" in place)) expect(domainMatches(host(from), place.domain)).toBe(true);
      }),
    );
  });
});
