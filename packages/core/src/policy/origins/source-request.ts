import type { PathParameters } from "../paths/path-parameters.ts";
import type { SourceKeys, SourceQuestion, SourceResults } from "./source.ts";

/** What of a request its sources may hear, in the end. */
interface Heard {
  readonly fields: { readonly origin: string | undefined };
  /** The name by which it came. */
  readonly host: string | undefined;
  /** As sent. */
  readonly path: string | undefined;
  /** The resource that every reading of the path agrees on. */
  readonly location: { readonly resource: { readonly parameters: PathParameters | undefined } | undefined };
}

/** A request, as far as sources may hear of it. */
export class SourceRequest {
  readonly origin: string | undefined;
  /** What has been asked for it alone. */
  readonly results: SourceResults | undefined;
  readonly #host: string | undefined;
  readonly #path: string | undefined;
  readonly #parameters: PathParameters | undefined;

  constructor({ results }: { readonly results?: SourceResults }, { fields, host, path, location }: Heard) {
    this.origin = fields.origin;
    this.#host = host;
    this.#path = path;
    this.#parameters = location.resource?.parameters;
    this.results = results;
  }

  /** What a source is asked; `undefined` where nobody can be: a value that it depends on is not known for certain. */
  question({ host, params }: SourceKeys): SourceQuestion | undefined {
    const { origin } = this;
    if (origin === undefined) return undefined;
    if (!host && params.length === 0) return { key: origin, subject: origin, kind: "origin" };
    if (host && this.#host === undefined) return undefined;
    const values = params.map((name) => [name, this.#valueOf(name)] as const);
    if (values.some(([, value]) => value === undefined)) return undefined;
    // None of these values can hold a line break.
    const key = [origin, ...(host ? [this.#host] : []), ...values.map(([, value]) => value)].join("\n");
    return {
      key,
      subject: origin,
      kind: "origin",
      ...(host && this.#host !== undefined ? { host: this.#host } : {}),
      ...(params.length > 0 ? { params: Object.fromEntries(values) as Record<string, string> } : {}),
    };
  }

  #valueOf(name: string): string | undefined {
    return this.#path === undefined ? undefined : this.#parameters?.valueOf(name, this.#path);
  }
}
