import type { PageResponse } from "./page-response.ts";

export type XMLHttpRequestResponseType = "" | "arraybuffer" | "blob" | "json" | "text";

export const responseTypes: readonly XMLHttpRequestResponseType[] = ["", "arraybuffer", "blob", "json", "text"];

/** UTF-8 unless the server names another encoding that exists. */
function decoderFor(contentType: string): InstanceType<typeof TextDecoder> {
  const [, , label = "utf-8"] = /;\s*charset=("?)([^";\s]+)\1/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

/**
 * What an XMLHttpRequest has received, in the shapes that a script may want.
 *
 * https://xhr.spec.whatwg.org/#response
 */
export class ReceivedResponse {
  readonly head: PageResponse;
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array();
  #object: unknown;

  constructor(head: PageResponse) {
    this.head = head;
  }

  /** https://fetch.spec.whatwg.org/#header-list-extract-a-length; 0 where there is none. */
  get length(): number {
    const lengths = new Set(this.head.headers.get("content-length")?.split(/[\t ]*,[\t ]*/));
    const [length = ""] = lengths;
    return lengths.size === 1 && /^[0-9]+$/.test(length) ? Number(length) : 0;
  }

  /** https://xhr.spec.whatwg.org/#text-response */
  text(): string {
    return decoderFor(this.head.headers.get("content-type") ?? "").decode(this.bytes);
  }

  /** The response object: the same one each time. */
  object(type: Exclude<XMLHttpRequestResponseType, "" | "text">): unknown {
    return (this.#object ??= this.#make(type));
  }

  #make(type: "arraybuffer" | "blob" | "json"): unknown {
    switch (type) {
      case "arraybuffer":
        return this.bytes.slice().buffer;
      case "blob":
        return new Blob([this.bytes], { type: this.head.headers.get("content-type") ?? "text/xml" });
      case "json":
        return this.#json();
    }
  }

  #json(): unknown {
    try {
      return JSON.parse(new TextDecoder().decode(this.bytes)) as unknown;
    } catch {
      return null;
    }
  }
}
