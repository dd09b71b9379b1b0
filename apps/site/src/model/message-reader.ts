import type { MessageReading } from "@sallyport/browser/explain";

type Reader = (text: string) => readonly MessageReading[];

let reader: Reader = () => [];

/** In the worker, the model's reader of a server's messages is this one: its tables are 35 kB, which most visits don't need. */
export const explainServerMessage: Reader = (text) => reader(text);

/** Loads the tables, before an error's body is explained. */
export async function loadMessageReader(): Promise<void> {
  ({ explainMessage: reader } = await import("@sallyport/browser/explain"));
}
