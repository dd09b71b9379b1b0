import { describe, expect, test } from "vitest";
import { Browser, inProcess } from "../../src/index.ts";

const { globals } = new Browser({ network: inProcess({}) }).pageAt("https://app.example/");

const interfaces = ["EventSource", "Headers", "Request", "Response", "WebSocket", "XMLHttpRequest"] as const;
type Interface = (typeof interfaces)[number];

/** As a script looks at it: without its `this`. */
interface Member {
  readonly get?: () => unknown;
}

/** Each member that a loop over the prototype finds, with the object that has it. */
function membersOf(name: Interface): [name: string, descriptor: Member][] {
  const members: [string, Member][] = [];
  const prototype = globals[name].prototype as object;
  for (const member in prototype) {
    let owner = prototype;
    while (!Object.hasOwn(owner, member)) owner = Object.getPrototypeOf(owner) as object;
    members.push([member, Object.getOwnPropertyDescriptor(owner, member) ?? {}]);
  }
  return members;
}

type Constructor = new (...given: readonly unknown[]) => object;

/** Each class that a script can construct, with what it is made of. */
const classes = Object.entries(globals).flatMap(([name, value]): [name: string, make: () => object][] => {
  if (!/^[A-Z]/.test(name) || typeof value !== "function") return [];
  const given: Readonly<Record<string, readonly unknown[]>> = {
    Blob: [["x"]],
    EventSource: ["/x"],
    File: [["x"], "name"],
    Request: ["/x"],
    URL: ["https://app.example/"],
    WebSocket: ["wss://app.example/x"],
  };
  const parameters = given[name] ?? (name.endsWith("Event") ? ["x"] : []);
  return [[name, () => Reflect.construct<readonly unknown[], object>(value as Constructor, parameters)]];
});
const withoutConstructor = ["AbortSignal", "XMLHttpRequestEventTarget", "XMLHttpRequestUpload"];

describe("the interfaces that a script finds", () => {
  test.each(classes.filter(([name]) => !withoutConstructor.includes(name)))(
    "an object of %s has no members of its own that a script finds",
    (_name, make) => {
      const made = make();
      expect(Object.keys(made)).toEqual([]);
      expect(Object.entries({ ...made })).toEqual([]);
      const found: string[] = [];
      for (const member in made) found.push(member);
      expect(found).not.toContain("outcome");
      if ("close" in made && typeof made.close === "function") Reflect.apply(made.close, made, []);
    },
  );

  test("nor has what an object of XMLHttpRequest gives", async () => {
    const request = new globals.XMLHttpRequest();
    const fired = new Promise<Event>((resolve) => request.addEventListener("error", resolve));
    request.open("GET", "/x");
    request.send();
    const event = (await fired) as ProgressEvent;
    expect([event, request, request.upload].map((one) => Object.keys(one))).toEqual([[], [], []]);
    expect([event.loaded, event.total, event.lengthComputable]).toEqual([0, 0, false]);
    expect(request.outcome?.failure?.code).toBe("unreachable");
  });

  test.each([
    ["Headers", "append"],
    ["Request", "method"],
    ["Request", "json"],
    ["Response", "status"],
    ["Response", "clone"],
    ["XMLHttpRequest", "open"],
    ["XMLHttpRequest", "withCredentials"],
    ["XMLHttpRequest", "onload"],
    ["EventSource", "close"],
    ["WebSocket", "send"],
  ] as const)("a loop over the members of %s finds %s", (name, member) => {
    const members = membersOf(name).map(([one]) => one);
    expect(members).toContain(member);
    expect(members).not.toContain("constructor");
  });

  test.each(interfaces)("%s has its name, and so have its objects", (name) => {
    expect(globals[name].name).toBe(name);
    expect(Object.prototype.toString.call(globals[name].prototype)).toBe(`[object ${name}]`);
  });

  test.each(interfaces.filter((name) => name !== "Headers"))(
    "each attribute of %s is read of its own objects alone",
    (name) => {
      const getters = membersOf(name).filter(([, { get }]) => get !== undefined);
      const read = ({ get }: Member): unknown => get && Reflect.apply(get, globals[name].prototype, []);
      expect(getters.length).toBeGreaterThan(0);
      for (const [member, descriptor] of getters) expect(() => read(descriptor), member).toThrow(TypeError);
      expect(getters.map(([, { get }]) => get?.name)).toEqual(getters.map(([member]) => `get ${member}`));
    },
  );

  // https://webidl.spec.whatwg.org/#define-the-operations
  test.each([
    ["Headers", { append: 2, delete: 1, entries: 0, forEach: 1, get: 1, getSetCookie: 0, has: 1, set: 2 }],
    ["Request", { arrayBuffer: 0, clone: 0, json: 0, text: 0 }],
    ["Response", { blob: 0, clone: 0, formData: 0, text: 0 }],
    ["EventSource", { close: 0 }],
    ["WebSocket", { close: 0, send: 1 }],
    [
      "XMLHttpRequest",
      {
        abort: 0,
        getAllResponseHeaders: 0,
        getResponseHeader: 1,
        open: 2,
        overrideMimeType: 1,
        send: 0,
        setRequestHeader: 2,
      },
    ],
  ] as const)("the operations of %s say how many arguments they need", (name, lengths) => {
    const prototype = globals[name].prototype as unknown as Record<string, () => unknown>;
    const own = Object.keys(lengths).map((member) => [member, prototype[member]?.length]);
    expect(Object.fromEntries(own)).toEqual(lengths);
  });

  test("so do constructors, static operations and fetch", () => {
    const { EventSource, Headers, Request, Response, WebSocket, XMLHttpRequest, fetch } = globals;
    expect(fetch.length).toBe(1);
    const constructors = [EventSource, Headers, Request, Response, WebSocket, XMLHttpRequest];
    expect(constructors.map(({ length }) => length)).toEqual([1, 0, 1, 0, 1, 0]);
    const events = [globals.CloseEvent, globals.MessageEvent, globals.ProgressEvent];
    expect(events.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect((["json", "redirect", "error"] as const).map((name) => Response[name].length)).toEqual([1, 1, 0]);
    expect(Object.getOwnPropertyDescriptor(Headers, "length")?.writable).toBe(false);
  });

  test.each([
    ["EventSource", ["CONNECTING", "OPEN", "CLOSED"]],
    ["WebSocket", ["CONNECTING", "OPEN", "CLOSING", "CLOSED"]],
    ["XMLHttpRequest", ["UNSENT", "OPENED", "HEADERS_RECEIVED", "LOADING", "DONE"]],
  ] as const)("%s and its objects have constants that stay", (name, constants) => {
    for (const target of [globals[name], globals[name].prototype as object])
      expect(constants.map((one) => Object.getOwnPropertyDescriptor(target, one))).toEqual(
        constants.map((_one, value) => ({ value, enumerable: true, writable: false, configurable: false })),
      );
  });

  // https://webidl.spec.whatwg.org/#js-record: one look at each property, in their order.
  test("what Headers is made of is looked at as a record is", () => {
    const seen: string[] = [];
    const spied = (target: Record<string, string>): Record<string, string> =>
      new Proxy(target, {
        get: (given, key, receiver) => (seen.push(`get ${String(key)}`), Reflect.get(given, key, receiver) as unknown),
        ownKeys: (given) => (seen.push("ownKeys"), Reflect.ownKeys(given)),
        has: (given, key) => (seen.push(`has ${String(key)}`), Reflect.has(given, key)),
        getOwnPropertyDescriptor: (given, key) => (
          seen.push(`describe ${String(key)}`),
          Reflect.getOwnPropertyDescriptor(given, key)
        ),
      });
    expect([...new globals.Headers(spied({ b: "1", a: "2" }))]).toHaveLength(2);
    expect(seen).toEqual(["get Symbol(Symbol.iterator)", "ownKeys", "describe b", "get b", "describe a", "get a"]);
    expect(() => new globals.Headers({ [Symbol("x")]: "1" })).toThrow(TypeError);
  });
});
