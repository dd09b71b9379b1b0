import { ReadableStream, structuredClone, type Uint8Array } from "../platform.ts";

type Stream = ReadableStream<Uint8Array>;

/** Of one of the two streams that a stream becomes. */
interface Branch {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  /** `undefined` until it is cancelled. */
  cancelled: { readonly reason: unknown } | undefined;
}

/** The branches of a stream of bytes share nothing. */
function isOfBytes(stream: Stream): boolean {
  try {
    stream.getReader({ mode: "byob" }).releaseLock();
    return true;
  } catch {
    return false;
  }
}

/**
 * Two streams of the chunks of one, of which the second gets copies.
 *
 * https://streams.spec.whatwg.org/#abstract-opdef-readablestreamdefaulttee, cloneForBranch2
 */
export function teeWithClones(source: Stream): [Stream, Stream] {
  if (isOfBytes(source)) return source.tee();
  const reader = source.getReader();
  const branches: Branch[] = [];
  let isReading = false;
  let readsAgain = false;
  let isOver = false;
  let endCancelling: (ended: Promise<void> | undefined) => void = () => undefined;
  const cancelling = new Promise<void>((resolve) => (endCancelling = resolve));
  // Where no branch is cancelled, nobody waits for it.
  cancelling.catch(() => undefined);

  const end = (how: (branch: Branch) => void, ended?: Promise<void>): void => {
    if (isOver) return;
    isOver = true;
    for (const branch of branches) if (branch.cancelled === undefined) how(branch);
    endCancelling(ended);
  };
  const fail = (error: unknown): void => end(({ controller }) => controller.error(error));

  function pass(chunk: Uint8Array): void {
    const [first, second] = branches.map(({ controller, cancelled }) =>
      cancelled === undefined ? controller : undefined,
    );
    let copy = chunk;
    try {
      if (second !== undefined) copy = structuredClone(chunk);
    } catch (error) {
      for (const controller of [first, second]) controller?.error(error);
      end(() => undefined, reader.cancel(error));
      return;
    }
    first?.enqueue(chunk);
    second?.enqueue(copy);
  }

  async function pull(): Promise<void> {
    readsAgain = isReading;
    if (isReading) return;
    isReading = true;
    do {
      const { done, value } = await reader.read();
      readsAgain = false;
      if (done) end(({ controller }) => controller.close());
      else if (!isOver) pass(value);
    } while (readsAgain as boolean);
    isReading = false;
  }

  const branch = (index: 0 | 1): Stream =>
    new ReadableStream<Uint8Array>({
      start: (controller) => void branches.push({ controller, cancelled: undefined }),
      // That the stream fails, its reader says.
      pull: () => pull().catch(() => undefined),
      cancel: (reason: unknown) => {
        const own = branches[index];
        if (own !== undefined) own.cancelled = { reason };
        if (branches.every(({ cancelled }) => cancelled !== undefined))
          endCancelling(reader.cancel(branches.map(({ cancelled }) => cancelled?.reason)));
        return cancelling;
      },
    });

  const pair: [Stream, Stream] = [branch(0), branch(1)];
  reader.closed.catch((error: unknown) => fail(error));
  return pair;
}
