import type { BodyRules } from "../engines/page-rules.ts";
import { parseMimeType, serializeMimeType } from "../fetch/mime-type.ts";
import type { BodyContent } from "./body-content.ts";
import { rejectAtOnce } from "./immediate-rejection.ts";
import type { PageHeaders } from "./page-headers.ts";
import type { Realm } from "./realm.ts";
import { TextDecoder, Uint8Array, responseClass } from "../platform.ts";

/** The type of a Blob that is made of a body. */
function blobTypeOf(contentType: string, written: BodyRules["blobType"]): string {
  const mimeType = parseMimeType(contentType);
  if (written === "serialized") return mimeType === undefined ? "" : serializeMimeType(mimeType);
  return written === "text" ? contentType : contentType.replace(/;.*/s, "").trim();
}

/** The form of the page's own class. */
async function formOf({ globals }: Realm, form: FormData): Promise<FormData> {
  if ((form as object) instanceof globals.FormData) return form;
  const copy = new globals.FormData();
  for (const [name, value] of form) {
    if (typeof value === "string") copy.append(name, value);
    else
      copy.append(
        name,
        new globals.File([new Uint8Array(await value.arrayBuffer())], value.name, { type: value.type }),
      );
  }
  return copy;
}

/**
 * What a Request and a Response have in common.
 *
 * https://fetch.spec.whatwg.org/#body-mixin
 */
export abstract class PageBody {
  abstract readonly headers: PageHeaders;
  readonly #content: BodyContent | null;
  readonly #realm: Realm;

  constructor(realm: Realm, content: BodyContent | null) {
    this.#content = content;
    this.#realm = realm;
  }

  static contentOf(object: PageBody): BodyContent | null {
    return object.#content;
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    return (this.#content?.stream as ReadableStream<Uint8Array<ArrayBuffer>> | undefined) ?? null;
  }

  get bodyUsed(): boolean {
    return this.#content?.isRead ?? false;
  }

  /**
   * https://fetch.spec.whatwg.org/#concept-body-consume-body
   *
   * @throws TypeError when it was read before, or breaks off
   * @throws the signal's reason when it is aborted, even after the last byte has arrived
   */
  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return PageBody.#consume(this, (bytes) => bytes);
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return PageBody.#consume(this, ({ buffer }) => buffer);
  }

  text(): Promise<string> {
    return PageBody.#consume(this, (bytes) => new TextDecoder().decode(bytes));
  }

  json(): Promise<unknown> {
    return PageBody.#consume(this, (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as unknown);
  }

  blob(): Promise<Blob> {
    return PageBody.#consume(this, (bytes) => {
      const { engine, globals } = this.#realm;
      const type = blobTypeOf(this.headers.get("content-type") ?? "", engine.body.blobType);
      return new globals.Blob([bytes], { type });
    });
  }

  /** @throws TypeError when the body isn't a form */
  formData(): Promise<FormData> {
    return PageBody.#consume(this, async (bytes) => {
      const headers = { "Content-Type": this.headers.get("content-type") ?? "" };
      return formOf(this.#realm, await new (responseClass())(bytes, { headers }).formData());
    });
  }

  /**
   * Not by a method that a script finds: what that returns, a script may have changed.
   *
   * @param object what a script has called a method of, which may be anything
   */
  static #consume<T>(object: PageBody, shape: (bytes: Uint8Array<ArrayBuffer>) => T | Promise<T>): Promise<T> {
    try {
      const reading = object.#content?.startReading() ?? Promise.resolve(new Uint8Array());
      return reading.then(shape);
    } catch (error) {
      return rejectAtOnce(error);
    }
  }
}
