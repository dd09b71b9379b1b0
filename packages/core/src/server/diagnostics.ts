/** What the gate uses of a channel of `node:diagnostics_channel`. */
interface Channel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}

interface Runtime {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

/** Node, Bun, Deno and Workers have the module; elsewhere nobody can subscribe. */
const channels = (globalThis as Runtime).process?.getBuiltinModule?.("node:diagnostics_channel") as
  { channel(name: string): Channel } | undefined;

/** `{ decision, exchange, request }` of each decision. */
export const decisionChannel: Channel | undefined = channels?.channel("sallyport:decision");

/** `{ finding, exchange, request }` of each finding. */
export const findingChannel: Channel | undefined = channels?.channel("sallyport:finding");
