import type { Network, WireRequest, WireResponse } from "../../src/fetch/network.ts";
import { NetworkFailure } from "../../src/fetch/network-failure.ts";

/** A response whose body was read, as far as it came. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: WireResponse["headers"];
  /** One character a byte. */
  readonly body: string;
  /** The code of what cut the body off. */
  readonly broken: string | undefined;
}

/** The code of a failure, where there is no response. */
export interface Failed {
  readonly failure: string;
  readonly message: string;
}

/** No test waits longer for anything. */
const longest = 20_000;

export async function within<T>(promise: Promise<T>, what = "It hangs."): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(what)), longest);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export async function readBody(body: WireResponse["body"]): Promise<Pick<Answer, "body" | "broken">> {
  if (body instanceof Uint8Array) return { body: Buffer.from(body).toString("latin1"), broken: undefined };
  const chunks: Uint8Array[] = [];
  const text = (): string => Buffer.concat(chunks).toString("latin1");
  try {
    for await (const chunk of body) chunks.push(chunk);
    return { body: text(), broken: undefined };
  } catch (error) {
    if (error instanceof NetworkFailure) return { body: text(), broken: error.code };
    throw error;
  }
}

/** Makes an exchange and reads its body. Whatever is thrown beside a NetworkFailure fails the test. */
export async function attempt(
  network: Network,
  request: Partial<WireRequest> & { readonly url: string },
  signal: AbortSignal = new AbortController().signal,
): Promise<Answer | Failed> {
  const whole: WireRequest = { method: "GET", headers: [], body: undefined, ...request };
  const run = async (): Promise<Answer | Failed> => {
    try {
      const { status, statusText, headers, body } = await network.exchange(whole, signal);
      return { status, statusText, headers, ...(await readBody(body)) };
    } catch (error) {
      if (error instanceof NetworkFailure) return { failure: error.code, message: error.message };
      throw error;
    }
  };
  return within(run(), `${whole.method} ${whole.url} hangs.`);
}

/** The short of it: a failure's code, or status and what became of the body. */
export const verdict = (answer: Answer | Failed): string =>
  "failure" in answer ? answer.failure : `${String(answer.status)} ${answer.broken ?? "whole"}`;
