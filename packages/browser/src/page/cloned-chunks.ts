import { ReadableStream, structuredClone, type Uint8Array } from "../platform.ts";

/**
 * The second branch of a stream: its chunks are copies, unless they are of a stream of bytes, whose branches share nothing.
 *
 * https://streams.spec.whatwg.org/#readable-stream-default-tee, cloneForBranch2
 */
export function clonedChunks(branch: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  try {
    branch.getReader({ mode: "byob" }).releaseLock();
    return branch;
  } catch {
    const reader = branch.getReader();
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(structuredClone(value));
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
  }
}
