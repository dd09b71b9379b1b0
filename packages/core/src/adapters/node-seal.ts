import type { ServerResponse } from "node:http";
import type { MutableHead } from "../server/headers.ts";
import { isBun, sealBunResponse } from "./bun-seal.ts";
import type { Seal } from "./enforce.ts";
import { GivenHead, textOf, type FieldValue, type HeadersArgument } from "./given-head.ts";
import { applySeals, keptFields } from "./seal-fields.ts";
import { addSeal, ownerOf, sealsOf, wrapMethod, wrapParameter } from "./seals.ts";

type HeadMethods = Pick<ServerResponse, "getHeaderNames" | "getHeader" | "setHeader" | "removeHeader">;

/** A class, and not closures: one is made for each response. */
class NodeHead implements MutableHead {
  readonly #response: ServerResponse;
  readonly #methods: HeadMethods;

  constructor(response: ServerResponse, methods: HeadMethods) {
    this.#response = response;
    this.#methods = methods;
  }

  names(): readonly string[] {
    // Some libraries respond to handshakes through an object that only resembles a response.
    const names = (this.#methods as Partial<HeadMethods>).getHeaderNames?.call(this.#response) ?? [];
    return names.map((name) => name.toLowerCase());
  }

  get(name: string): string | undefined {
    return textOf(this.#methods.getHeader.call(this.#response, name));
  }

  set(name: string, value: string): void {
    this.#methods.setHeader.call(this.#response, name, value);
  }

  remove(name: string): void {
    this.#methods.removeHeader.call(this.#response, name);
  }
}

/** What Node stores of the headers that were set: the name as it was set and the value, by the name in lower case. */
type StoredFields = Record<string, readonly [name: string, value: FieldValue]>;

/**
 * The head in the form in which Node stores it. What is written here has been checked: the origin is one that the policy
 * names, and the rest is the policy's own. `setHeader` would check it again, letter by letter.
 */
class StoredHead implements MutableHead {
  readonly #fields: StoredFields;

  constructor(fields: StoredFields) {
    this.#fields = fields;
  }

  names(): readonly string[] {
    return Object.keys(this.#fields);
  }

  get(name: string): string | undefined {
    return textOf(this.#fields[name]?.[1]);
  }

  set(name: string, value: string): void {
    this.#fields[name] = [name, value];
  }

  remove(name: string): void {
    Reflect.deleteProperty(this.#fields, name);
  }
}

const isStored = (fields: unknown): fields is StoredFields =>
  typeof fields === "object" && fields !== null && Object.getPrototypeOf(fields) === null;

function setAll(response: ServerResponse, headers: HeadersArgument): void {
  for (const [name, value] of new GivenHead(headers).fields.values()) response.setHeader(name, value);
}

let outHeaders: symbol | undefined;

/**
 * The headers that were set on a response, in the form in which Node stores them.
 * @returns `null` where none was set, `undefined` where it isn't known how they are stored
 */
function storedHeaders(response: ServerResponse): unknown {
  outHeaders ??= Object.getOwnPropertySymbols(response).find(({ description }) => description === "kOutHeaders");
  return outHeaders === undefined ? undefined : (response as unknown as Record<symbol, unknown>)[outHeaders];
}

/** Node 20 sends one field of a list that repeats a name, where others were set before. */
function wrapWriteHead(response: ServerResponse): void {
  wrapMethod<[number, unknown?, unknown?]>(
    response,
    "writeHead",
    (writeHead) =>
      function (status, reason, headers) {
        const list = headers ?? reason;
        if (!Array.isArray(list) || (this as ServerResponse).headersSent || sealsOf(this) === undefined)
          return writeHead.call(this, status, reason, headers);
        setAll(this as ServerResponse, list);
        return writeHead.call(this, status, typeof reason === "string" ? reason : undefined);
      },
  );
}

/** Without a place where the head is stored (a runtime that resembles Node) the call that sends it is wrapped. */
function sealCalls(response: ServerResponse, seal: Seal): void {
  const writeHead = response.writeHead.bind(response) as (status: number, reason?: string) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    const reason = typeof rest[0] === "string" ? rest[0] : undefined;
    if (!response.headersSent) {
      setAll(response, (reason === undefined ? (rest[0] ?? rest[1]) : rest[1]) as HeadersArgument);
      response.statusCode = status;
      applySeals(new NodeHead(response, response), response, [seal]);
    }
    return reason === undefined ? writeHead(status) : writeHead(status, reason);
  };
}

/** The class's own methods: a handler can put others on its response. */
function classMethods(response: ServerResponse): HeadMethods {
  const { getHeaderNames, getHeader, setHeader, removeHeader } = ownerOf(response, "_storeHeader") as HeadMethods;
  return { getHeaderNames, getHeader, setHeader, removeHeader };
}

/**
 * Seals a head that is about to be sent.
 * @param given what writeHead has got, or what was set
 * @returns the head, in one of the forms that Node takes; it checks what has not been set
 */
function sealedHead(
  response: ServerResponse,
  given: HeadersArgument,
  seals: readonly Seal[],
  methods: HeadMethods,
): HeadersArgument {
  const stored = storedHeaders(response);
  if (stored === null) {
    const head = new GivenHead(given);
    applySeals(head, response, seals);
    return head.list;
  }
  if (given !== stored) setAll(response, given);
  applySeals(isStored(stored) ? new StoredHead(stored) : new NodeHead(response, methods), response, seals);
  return storedHeaders(response) as HeadersArgument;
}

/** Every way to send a head comes through where Node stores it. */
function wrapStore(response: ServerResponse): boolean {
  const methods = classMethods(response);
  return wrapMethod<[string, HeadersArgument]>(
    response,
    "_storeHeader",
    (store) =>
      function (firstLine, headers) {
        const seals = sealsOf(this);
        if (seals === undefined) return store.call(this, firstLine, headers);
        return store.call(this, firstLine, sealedHead(this as ServerResponse, headers, seals, methods));
      },
  );
}

/** @returns whether the class has a place where heads are stored, and it could be wrapped */
function prepare(response: ServerResponse): boolean {
  if (!("_storeHeader" in response)) return false;
  if (!isBun) wrapWriteHead(response);
  for (const name of ["writeEarlyHints", "addTrailers"]) wrapParameter(response, name, 0, keptFields);
  return wrapStore(response);
}

/** Seals the head of a node:http response. */
export function sealNodeResponse(response: ServerResponse, seal: Seal): void {
  if (isBun) sealBunResponse(response, seal);
  if (!addSeal(response, seal, prepare) && !isBun) sealCalls(response, seal);
}
