import { networkInterfaces } from "node:os";
import { generate } from "selfsigned";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { httpNetwork, type HttpNetworkOptions } from "../../src/network/http.ts";
import { attempt, verdict, type Failed } from "./attempt.ts";
import { rawServer, sends } from "./raw-server.ts";

const hello = sends("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");

function network(options: HttpNetworkOptions): ReturnType<typeof httpNetwork> {
  const made = httpNetwork(options);
  onTestFinished(() => made.close());
  return made;
}

const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));

const at = (port: number): string => `127.0.0.1:${String(port)}`;

describe("where names lead to", () => {
  test.each(["localhost", "app.localhost", "a.b.localhost", "localhost.", "a.localhost."])(
    "%s is this machine, and no name server is asked",
    async (host) => {
      const server = await rawServer(hello);
      expect(verdict(await attempt(network({}), { url: `http://${host}:${String(server.port)}/` }))).toBe("200 whole");
      expect(server.requests[0]).toContain(`\r\nhost: ${host}:${String(server.port)}\r\n`);
    },
  );

  test.runIf(hasIPv6)("a server on the other loopback address", async () => {
    const server = await rawServer(hello, { host: "::1" });
    for (const host of ["app.localhost", "[::1]"])
      expect(verdict(await attempt(network({}), { url: `http://${host}:${String(server.port)}/` }))).toBe("200 whole");
  });

  test("a name that nobody has", async () => {
    expect(verdict(await attempt(network({}), { url: "http://nobody.invalid/" }))).toBe("unreachable");
  });

  test.each([
    ["the exact name", "http://api.bank.example/", "api.bank.example", true],
    ["in another case", "http://api.bank.example/", "API.Bank.Example", true],
    ["a port in the URL", "http://api.bank.example:8080/", "api.bank.example", true],
    ["every name below", "http://a.b.bank.example/", "*.bank.example", true],
    ["every name", "http://bank.example/", "*", true],
    ["an IP address", "http://192.0.2.7/", "192.0.2.7", true],
    ["localhost, elsewhere", "http://app.localhost/", "app.localhost", true],
    ["not the name above", "http://bank.invalid/", "*.bank.invalid", false],
    ["not a name that ends alike", "http://evilbank.invalid/", "*.bank.invalid", false],
    ["not another name", "http://api.bank.invalid/", "bank.invalid", false],
  ])("a rule holds for %s", async (_desc, url, name, holds) => {
    const server = await rawServer(hello);
    const answer = await attempt(network({ hosts: { [name]: at(server.port) } }), { url });
    expect(verdict(answer)).toBe(holds ? "200 whole" : "unreachable");
    if (holds) expect(server.requests[0]).toContain(`\r\nhost: ${new URL(url).host}\r\n`);
  });

  test("the most exact rule holds", async () => {
    const names = ["a.b.example", "*.b.example", "*.example", "*"];
    const servers = await Promise.all(
      names.map((name) => rawServer(sends(`HTTP/1.1 200 OK\r\nName: ${name}\r\n\r\n`))),
    );
    const rules = servers.map(({ port }, index): [string, string] => [names[index] ?? "", at(port)]);
    const hosts = Object.fromEntries(rules.reverse()) as Record<string, string>;
    const made = network({ hosts });
    const led = {
      "a.b.example": "a.b.example",
      "c.a.b.example": "*.b.example",
      "b.example": "*.example",
      "c.test": "*",
    };
    for (const [host, name] of Object.entries(led))
      expect(await attempt(made, { url: `http://${host}/` })).toMatchObject({ headers: [["Name", name]] });
  });

  test("a rule without a port keeps the URL's", async () => {
    const server = await rawServer(hello);
    const made = network({ hosts: { "api.example": "127.0.0.1" } });
    expect(verdict(await attempt(made, { url: `http://api.example:${String(server.port)}/` }))).toBe("200 whole");
  });
});

describe("TLS", () => {
  let [key, cert, other] = ["", "", ""];

  beforeAll(async () => {
    const name = [{ name: "commonName", value: "api.bank.example" }];
    const altNames = [{ type: 2 as const, value: "api.bank.example" }];
    const made = await generate(name, {
      keyType: "ec",
      algorithm: "sha256",
      extensions: [{ name: "subjectAltName", altNames }],
    });
    [key, cert] = [made.private, made.cert];
    const others = [{ name: "commonName", value: "other.example" }];
    other = (await generate(others, { keyType: "ec", algorithm: "sha256" })).cert;
  });

  const rows: readonly [string, (cert: string, other: string) => HttpNetworkOptions, string, string][] = [
    ["its certificate is trusted", (ca) => ({ ca }), "api.bank.example", "200 whole"],
    ["one of several is", (ca, second) => ({ ca: [second, ca] }), "api.bank.example", "200 whole"],
    ["one of several in a text is", (ca, second) => ({ ca: second + ca }), "api.bank.example", "200 whole"],
    ["another is", (_ca, second) => ({ ca: second }), "api.bank.example", "unreachable"],
    ["nobody has signed it", () => ({}), "api.bank.example", "unreachable"],
    ["it is for another name", (ca) => ({ ca }), "www.bank.example", "unreachable"],
    ["it is for another name, and an IP address is asked", (ca) => ({ ca }), "192.0.2.7", "unreachable"],
    ["nobody cares", () => ({ rejectUnauthorized: false }), "www.bank.example", "200 whole"],
  ];

  test.each(rows)("a server whose certificate counts, or not: %s", async (_desc, options, host, expected) => {
    const server = await rawServer(hello, { tls: { key, cert } });
    const made = network({ ...options(cert, other), hosts: { "*": at(server.port) } });
    const answer = await attempt(made, { url: `https://${host}/` });
    expect(verdict(answer)).toBe(expected);
    if (expected === "200 whole") expect(server.requests[0]).toContain(`\r\nhost: ${host}\r\n`);
    else expect(server.requests.join("")).toBe("");
  });

  test("the failure says why", async () => {
    const server = await rawServer(hello, { tls: { key, cert } });
    const made = network({ hosts: { "*": at(server.port) } });
    const { message } = (await attempt(made, { url: "https://api.bank.example/" })) as Failed;
    expect(message).toMatch(/certificate/);
  });

  test("a server that speaks no TLS", async () => {
    const { port } = await rawServer(sends("HTTP/1.1 400 Bad\r\n\r\n"), { greets: true });
    expect(verdict(await attempt(network({}), { url: `https://localhost:${String(port)}/` }))).toBe("unreachable");
  });

  test("a server that says nothing to a handshake", async () => {
    const { port } = await rawServer(() => undefined);
    const made = network({ timeout: { head: 300 } });
    expect(verdict(await attempt(made, { url: `https://localhost:${String(port)}/` }))).toBe("timed-out");
  });

  test("a server that wants a certificate", async () => {
    const { port } = await rawServer(hello, { tls: { key, cert, requestCert: true, rejectUnauthorized: true } });
    const made = network({ ca: cert, hosts: { "*": at(port) } });
    expect(verdict(await attempt(made, { url: "https://api.bank.example/" }))).toBe("client-certificate");
  });

  test("a body that breaks off, over TLS", async () => {
    const { port } = await rawServer(sends("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi"), { tls: { key, cert } });
    const made = network({ ca: cert, hosts: { "*": at(port) } });
    expect(verdict(await attempt(made, { url: "https://api.bank.example/" }))).toBe("200 truncated");
  });
});

describe("options that make no sense are refused at once", () => {
  test.each<[desc: string, options: unknown, message: RegExp]>([
    ["a misspelt one", { timeouts: {} }, /There is no option "timeouts"\. .*timeout/],
    [
      "a misspelt timeout",
      { timeout: { body: 1 } },
      /timeout: There is no option "body"\. The options are head, gap and exchange/,
    ],
    ["no time", { timeout: { head: 0 } }, /timeout: head is 0/],
    ["more time than a timer can wait", { timeout: { gap: 2 ** 31 } }, /timeout: gap is 2147483648\. .* 2147483647/],
    ["endless time", { timeout: { exchange: Infinity } }, /timeout: exchange is Infinity/],
    ["half a byte", { maxHeadBytes: 0.5 }, /maxHeadBytes/],
    ["bytes as text", { maxBodyBytes: "64" }, /maxBodyBytes is "64"/],
    [
      "a name for an address",
      { hosts: { "a.example": "localhost" } },
      /"a\.example" leads to "localhost"\. Pass an IP address/,
    ],
    ["a port that is none", { hosts: { "a.example": "127.0.0.1:70000" } }, /"127\.0\.0\.1:70000"/],
    ["an IPv6 address with a port and no brackets", { hosts: { a: "::1:8080:zz" } }, /IP address/],
    ["an origin for a name", { hosts: { "https://a.example": "127.0.0.1" } }, /isn't a host name/],
    ["a name with a port", { hosts: { "a.example:80": "127.0.0.1" } }, /isn't a host name/],
    ["a star within", { hosts: { "a.*.example": "127.0.0.1" } }, /isn't a host name/],
    ["a star in a label", { hosts: { "a*": "127.0.0.1" } }, /isn't a host name/],
    ["hosts as text", { hosts: "127.0.0.1" }, /hosts is "127\.0\.0\.1"\. Pass an object/],
    ["an address that is no text", { hosts: { "a.example": 1 } }, /"a\.example" leads to number/],
    ["no options", null, /Pass an object/],
    [
      "all that is wrong",
      { a: 1, timeout: { gap: 0, b: 1 }, maxHeadBytes: -1 },
      /"a"[^]*"b"[^]*gap is 0[^]*maxHeadBytes is -1/,
    ],
    ["no certificate", { ca: "hello" }, /PEM/],
    ["an empty list of certificates", { ca: [] }, /PEM/],
    ["a broken certificate", { ca: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" }, /parse/],
  ])("%s", (_desc, options, message) => {
    expect(() => httpNetwork(options as HttpNetworkOptions)).toThrow(TypeError);
    expect(() => httpNetwork(options as HttpNetworkOptions)).toThrow(message);
  });
});
