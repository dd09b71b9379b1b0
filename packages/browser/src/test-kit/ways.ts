import { namesForPreflight } from "../fetch/preflight-needed.ts";
import type { Outcome } from "../page/outcome.ts";
import { PageHeaders } from "../page/page-headers.ts";
import type { Page } from "../page/page.ts";
import type { PageRequestInit } from "../page/request-init.ts";
import { changeBodyOf, type ChangeBody, type Fields } from "./change-body.ts";
import { toDOMString } from "../page/web-idl.ts";
import { sendRedirected } from "./redirected-ways.ts";
import { wayTexts } from "./test-kit-texts.ts";

/** A way in which any page can send a change without a preflight. */
export interface Way {
  readonly name: string;
  /** Whether the page sends the change itself, or its own server redirects it; neither for what is another request. */
  readonly kind?: "direct" | "redirected";
  readonly send: (page: Page) => Promise<Outcome | undefined>;
}

const urlencoded = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";
const plain = "text/plain";

function formData(fields: Fields): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

/** A file has no value in a query. */
export const textFieldsOf = (fields: Fields): [name: string, value: string][] =>
  fields.map(([name, value]) => [name, typeof value === "string" ? value : ""]);

const params = (fields: Fields): URLSearchParams => new URLSearchParams(textFieldsOf(fields));

/** Types that need no preflight, for a server that takes JSON only under one of them, or where its name is in the type. */
const typesOfJson = [urlencoded, multipart, `${plain}; application/json`].map(
  (type) => [type, wayTexts.jsonAs(type)] as const,
);

/** The ways in which a script sends JSON as another type. */
export const waysOfJson: readonly string[] = typesOfJson.flatMap(([, name]) => [
  wayTexts.fetch(name),
  wayTexts.beacon(name),
]);

/** The ways that the error leaves out where the server takes text/plain already, and those that have a note of their own. */
export const finerWays: readonly string[] = [...waysOfJson, wayTexts.blob];

/** What a script sends: the same text under each type that needs no preflight, and the same fields. */
function scriptBodies({
  content,
  isJson,
  fields,
}: ChangeBody): readonly (readonly [type: string, body: Blob | FormData | null])[] {
  if (content === undefined && fields.length === 0) return [[wayTexts.noBody, null]];
  const shown = content ?? params(fields).toString();
  return [
    [plain, new Blob([shown], { type: plain })],
    [wayTexts.noType, new Blob([shown])],
    [urlencoded, new Blob([params(fields).toString()], { type: urlencoded })],
    [multipart, formData(fields)],
    ...(isJson ? typesOfJson : []).map(([type, name]) => [name, new Blob([shown], { type })] as const),
  ];
}

/** For servers that make objects of fields whose names have brackets. */
const nestedForms = (url: string, { nestedFields: fields }: ChangeBody): readonly Way[] =>
  fields === undefined
    ? []
    : [urlencoded, multipart].map((enctype) => ({
        name: wayTexts.nested(enctype),
        kind: "direct",
        send: (page) => page.submit({ action: url, method: "post", enctype, fields }),
      }));

/**
 * The body under the call's own type, in an engine that sends the type of a Blob without a preflight. Other engines send it
 * without a type: `wayTexts.noType`.
 */
function blobWays(url: string, { content }: ChangeBody, type: string | undefined): readonly Way[] {
  if (content === undefined || type === undefined) return [];
  const body = new Blob([content], { type });
  const send = async (page: Page): Promise<Outcome | undefined> =>
    page.engine.requestObject.bodyTypeIsUnguarded
      ? page.attempt(url, { method: "POST", mode: "no-cors", credentials: "include", body })
      : undefined;
  return [
    { name: wayTexts.blob, kind: "direct", send },
    { name: wayTexts.redirected(type), kind: "redirected", send: (page) => sendRedirected(page, url, body) },
  ];
}

/** The type of a change that needs a preflight; `undefined` where it needs none, or has none. */
function preflightedTypeOf({ headers, body }: PageRequestInit, { isJson }: ChangeBody): string | undefined {
  const given = new PageHeaders("none");
  if (headers !== undefined) PageHeaders.fill(given, headers);
  const own = body instanceof Blob ? body.type : "";
  const type = given.get("content-type") ?? (own === "" && isJson ? "application/json" : own);
  return type === "" || namesForPreflight("POST", [["Content-Type", type]]) === undefined ? undefined : type;
}

function postWays(url: string, body: ChangeBody, type: string | undefined): readonly Way[] {
  const scripts = scriptBodies(body).flatMap(([type, sent]): readonly Way[] => [
    {
      name: wayTexts.fetch(type),
      kind: "direct",
      send: (page) => page.attempt(url, { method: "POST", mode: "no-cors", credentials: "include", body: sent }),
    },
    { name: wayTexts.beacon(type), kind: "direct", send: (page) => page.sendBeacon(url, sent) },
    { name: wayTexts.redirected(type), kind: "redirected", send: (page) => sendRedirected(page, url, sent) },
  ]);
  const forms = [urlencoded, multipart, plain].map((enctype): Way => {
    const fields = enctype === plain ? body.plainFields : body.fields;
    return {
      name: wayTexts.form(enctype),
      kind: "direct",
      send: (page) => page.submit({ action: url, method: "post", enctype, fields }),
    };
  });
  return [...forms, ...nestedForms(url, body), ...scripts, ...blobWays(url, body, type), ...messageWays(url, body)];
}

/** A WebSocket that does not open has sent nothing but a GET, and those have ways of their own. */
async function opened(page: Page, url: string, message?: string): Promise<Outcome | undefined> {
  const outcome = await page.openSocket(url, message === undefined ? {} : { message });
  return outcome.readable ? outcome : undefined;
}

/** The change as a message, for a server that has a WebSocket there. */
function messageWays(url: string, { text, fields }: ChangeBody): readonly Way[] {
  const message = text ?? (fields.length === 0 ? undefined : params(fields).toString());
  if (message === undefined) return [];
  return [{ name: wayTexts.message, send: (page) => opened(page, url, message) }];
}

const getWays = (url: string): readonly Way[] => [
  { name: wayTexts.link, send: (page) => page.navigate(url, { userActivated: true }) },
  { name: wayTexts.frame, send: (page) => page.navigate(url, { by: "frame" }) },
  { name: wayTexts.image, send: (page) => page.embed({ as: "image", url }) },
  { name: wayTexts.script, send: (page) => page.embed({ as: "script", url }) },
  { name: wayTexts.socket, send: (page) => opened(page, url) },
  {
    name: wayTexts.fetch(wayTexts.noBody),
    send: (page) => page.attempt(url, { mode: "no-cors", credentials: "include" }),
  },
];

/**
 * The ways beside the call itself. Only fetch sends other methods than GET and POST, and those are preflighted.
 *
 * @param url of the change, in full
 */
export async function waysOf(url: string, init: PageRequestInit): Promise<readonly Way[]> {
  const { method = "GET", body } = init;
  switch (toDOMString(method).toUpperCase()) {
    case "GET":
      return getWays(url);
    case "POST": {
      const change = await changeBodyOf(body);
      return postWays(url, change, preflightedTypeOf(init, change));
    }
    default:
      return [];
  }
}
