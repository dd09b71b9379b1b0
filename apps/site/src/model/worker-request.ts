/**
 * A Request that keeps the headers which a page's script may not set: in the worker, it stands for what a server receives,
 * and Origin, Cookie and Host are what it is about.
 */
class ReceivedRequest extends Request {
  readonly #headers: Headers;

  constructor(input: RequestInfo | URL, init: RequestInit = {}) {
    super(input, init);
    this.#headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
  }

  override get headers(): Headers {
    return this.#headers;
  }
}

globalThis.Request = ReceivedRequest;
