import { isObject, requireArguments, toDictionary, toDOMString, toSequence, toUSVString } from "./web-idl.ts";
import { Event, type MessagePort } from "../platform.ts";

type Port = InstanceType<typeof MessagePort>;

interface MessageEventInit {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
  readonly data?: unknown;
  readonly origin?: string;
  readonly lastEventId?: string;
  readonly source?: object | null;
  readonly ports?: readonly object[];
}

function toObject(value: object | null): object | null {
  if (value === null || isObject(value)) return value;
  throw new TypeError("The source isn't a window.");
}

/** https://html.spec.whatwg.org/#messageevent. The platform's takes no window as its source. */
export class MessageEvent extends Event {
  readonly #data: unknown;
  readonly #origin: string;
  readonly #lastEventId: string;
  readonly #source: object | null;
  readonly #ports: readonly Port[];

  constructor(type: string, init?: MessageEventInit);
  constructor(...given: [type: string, init?: MessageEventInit]) {
    requireArguments("MessageEvent", given, 1);
    const init = toDictionary(given[1]);
    super(given[0], init);
    this.#data = init.data ?? null;
    this.#origin = toUSVString(init.origin ?? "");
    this.#lastEventId = toDOMString(init.lastEventId ?? "");
    this.#source = toObject(init.source ?? null);
    this.#ports = Object.freeze(init.ports === undefined ? [] : (toSequence(init.ports) as Port[]));
  }

  get data(): unknown {
    return this.#data;
  }

  get origin(): string {
    return this.#origin;
  }

  get lastEventId(): string {
    return this.#lastEventId;
  }

  get source(): object | null {
    return this.#source;
  }

  get ports(): readonly Port[] {
    return this.#ports;
  }
}
