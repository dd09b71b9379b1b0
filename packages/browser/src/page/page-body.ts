import type { BodyRules } from "../engines/page-rules.ts";
import { parseMimeType, serializeMimeType } from "../fetch/mime-type.ts";
import type { BodyContent } from "./body-content.ts";
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
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#read();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.#read()).buffer;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.#read());
  }

  async json(): Promise<unknown> {
    return JSON.parse(new TextDecoder().decode(await this.#read())) as unknown;
  }

  async blob(): Promise<Blob> {
    const bytes = await this.#read();
    const { engine, globals } = this.#realm;
    const type = blobTypeOf(this.headers.get("content-type") ?? "", engine.body.blobType);
    return new globals.Blob([bytes], { type });
  }

  /** @throws TypeError when the body isn't a form */
  async formData(): Promise<FormData> {
    const bytes = await this.#read();
    const headers = { "Content-Type": this.headers.get("content-type") ?? "" };
    return formOf(this.#realm, await new (responseClass())(bytes, { headers }).formData());
  }

  /** Not by a method that a script finds: what that returns, a script may have changed. */
  #read(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#content?.startReading() ?? Promise.resolve(new Uint8Array());
  }
}
