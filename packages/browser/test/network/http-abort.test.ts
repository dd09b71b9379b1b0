import { describe, expect, onTestFinished, test } from "vitest";
import { httpNetwork } from "../../src/network/http.ts";
import { attempt, verdict, within } from "./attempt.ts";
import { rawServer, sendsAndStalls, sendsForEver, type Act } from "./raw-server.ts";

const half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi";

/** Tells when a connection is there, and when it is gone. */
function watched(act: Act): { act: Act; opened: Promise<void>; closed: Promise<void> } {
  let [open, close] = [(): void => undefined, (): void => undefined];
  const opened = new Promise<void>((resolve) => (open = resolve));
  const closed = new Promise<void>((resolve) => (close = resolve));
  const watching: Act = (socket) => {
    socket.on("close", close);
    act(socket);
    open();
  };
  return { act: watching, opened, closed };
}

describe("an abort by signal", () => {
  test("before the request: nothing is sent", async () => {
    const server = await rawServer(sendsAndStalls(half));
    const network = httpNetwork();
    onTestFinished(() => network.close());
    expect(verdict(await attempt(network, { url: `${server.origin}/` }, AbortSignal.abort()))).toBe("aborted");
    expect(server.requests).toEqual([]);
  });

  test("while it connects", async () => {
    // TEST-NET-1: nobody is there to answer or to refuse.
    const network = httpNetwork({ timeout: { head: 10_000 } });
    onTestFinished(() => network.close());
    const controller = new AbortController();
    const answer = attempt(network, { url: "http://192.0.2.1/" }, controller.signal);
    controller.abort();
    expect(verdict(await answer)).toBe("aborted");
  });

  test("in a TLS handshake: the connection is shut", async () => {
    const { act, opened, closed } = watched(() => undefined);
    const server = await rawServer(act, { greets: true });
    const network = httpNetwork();
    onTestFinished(() => network.close());
    const controller = new AbortController();
    const answer = attempt(network, { url: `https://localhost:${String(server.port)}/` }, controller.signal);
    await within(opened);
    controller.abort();
    expect(verdict(await answer)).toBe("aborted");
    await within(closed, "The connection stays open.");
  });

  test.each<[desc: string, act: Act, verdict: string]>([
    ["before the head", () => undefined, "aborted"],
    ["in the head", sendsAndStalls("HTTP/1.1 200 OK\r\nA:"), "aborted"],
    ["between interim responses", sendsAndStalls("HTTP/1.1 103 Early Hints\r\n\r\n"), "aborted"],
    ["in the body", sendsAndStalls(half), "200 aborted"],
    ["in a body without end", sendsForEver("HTTP/1.1 200 OK\r\n\r\n", "x"), "200 aborted"],
  ])("%s: the connection is shut", async (_desc, act, expected) => {
    const { act: watching, opened, closed } = watched(act);
    const server = await rawServer(watching);
    const network = httpNetwork();
    onTestFinished(() => network.close());
    const controller = new AbortController();
    const answer = attempt(network, { url: `${server.origin}/` }, controller.signal);
    await within(opened);
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.abort(new Error("enough"));
    expect(verdict(await answer)).toBe(expected);
    await within(closed, "The connection stays open.");
  });

  test("after the end: nothing happens", async () => {
    const server = await rawServer(sendsAndStalls("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
    const network = httpNetwork();
    const controller = new AbortController();
    expect(verdict(await attempt(network, { url: `${server.origin}/` }, controller.signal))).toBe("200 whole");
    controller.abort();
    network.close();
  });

  test("one signal for many exchanges", async () => {
    const server = await rawServer(() => undefined);
    const network = httpNetwork();
    onTestFinished(() => network.close());
    const controller = new AbortController();
    const answers = Array.from({ length: 8 }, () => attempt(network, { url: `${server.origin}/` }, controller.signal));
    controller.abort();
    expect(new Set((await Promise.all(answers)).map(verdict))).toEqual(new Set(["aborted"]));
  });
});

describe("close", () => {
  test("ends what is under way, in head and body, and refuses the rest", async () => {
    const silent = watched(() => undefined);
    const slow = watched(sendsAndStalls(half));
    const servers = [await rawServer(silent.act), await rawServer(slow.act)];
    const network = httpNetwork();
    const answers = servers.map(({ origin }) => attempt(network, { url: `${origin}/` }));
    await within(Promise.all([silent.opened, slow.opened]));
    await new Promise((resolve) => setTimeout(resolve, 100));
    network.close();
    expect((await Promise.all(answers)).map(verdict)).toEqual(["aborted", "200 aborted"]);
    await within(Promise.all([silent.closed, slow.closed]), "A connection stays open.");
    expect(verdict(await attempt(network, { url: `${servers[0]?.origin ?? ""}/` }))).toBe("aborted");
    network.close();
  });
});
