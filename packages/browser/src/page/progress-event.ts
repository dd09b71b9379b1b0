import { requireArguments, toDictionary, toDouble } from "./web-idl.ts";
import { Event } from "../platform.ts";

interface ProgressEventInit {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
  readonly lengthComputable?: boolean;
  readonly loaded?: number;
  readonly total?: number;
}

/** https://xhr.spec.whatwg.org/#interface-progressevent */
export class ProgressEvent extends Event {
  readonly #lengthComputable: boolean;
  readonly #loaded: number;
  readonly #total: number;

  constructor(type: string, init?: ProgressEventInit);
  constructor(...given: [type: string, init?: ProgressEventInit]) {
    requireArguments("ProgressEvent", given, 1);
    const init = toDictionary(given[1]);
    super(given[0], init);
    this.#lengthComputable = Boolean(init.lengthComputable);
    this.#loaded = toDouble(init.loaded ?? 0);
    this.#total = toDouble(init.total ?? 0);
  }

  get lengthComputable(): boolean {
    return this.#lengthComputable;
  }

  get loaded(): number {
    return this.#loaded;
  }

  get total(): number {
    return this.#total;
  }
}

/** https://xhr.spec.whatwg.org/#concept-event-fire-progress */
export const progressEvent = (type: string, loaded: number, total: number): ProgressEvent =>
  new ProgressEvent(type, { lengthComputable: total > 0, loaded, total });
