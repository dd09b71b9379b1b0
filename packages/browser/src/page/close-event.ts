import { requireArguments, toDictionary, toUnsigned, toUSVString } from "./web-idl.ts";
import { Event } from "../platform.ts";

interface CloseEventInit {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
  readonly wasClean?: boolean;
  readonly code?: number;
  readonly reason?: string;
}

/** https://websockets.spec.whatwg.org/#the-closeevent-interface */
export class CloseEvent extends Event {
  readonly #wasClean: boolean;
  readonly #code: number;
  readonly #reason: string;

  constructor(type: string, init?: CloseEventInit);
  constructor(...given: [type: string, init?: CloseEventInit]) {
    requireArguments("CloseEvent", given, 1);
    const init = toDictionary(given[1]);
    super(given[0], init);
    this.#wasClean = Boolean(init.wasClean);
    this.#code = toUnsigned(init.code ?? 0, 16);
    this.#reason = toUSVString(init.reason ?? "");
  }

  get wasClean(): boolean {
    return this.#wasClean;
  }

  get code(): number {
    return this.#code;
  }

  get reason(): string {
    return this.#reason;
  }
}
