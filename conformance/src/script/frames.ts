import type { FrameAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** The document of a frame, whose script runs one step for each message. */
export const frameDocument = `<!doctype html><link rel="icon" href="data:,"><title>frame</title><script>
const act = async ({ kind, to, ...init }) => {
  if (kind === "has-storage-access") return { value: await document.hasStorageAccess(), cookie: document.cookie };
  if (kind === "request-storage-access") return void (await document.requestStorageAccess());
  if (kind === "unload") {
    const send = () => init.by === "beacon" ? navigator.sendBeacon(to, "x") : fetch(to, init.init).catch(() => undefined);
    return void addEventListener(init.event, send);
  }
  const response = await fetch(to, init);
  const { type, status, redirected } = response;
  return { type, status, redirected };
};
addEventListener("message", ({ data, source }) => {
  if (data.kind === "navigate") return void (location.href = data.to);
  act(data).then(
    (value) => source.postMessage({ outcome: "done", ...value }, "*"),
    ({ name }) => source.postMessage({ outcome: "rejected", name }, "*"),
  );
});
parent.postMessage("ready", "*");
</script>`;

interface FramingWindow {
  readonly document: {
    createElement(name: "iframe"): {
      src: string;
      allow: string;
      readonly contentWindow: { postMessage(message: unknown, target: string): void };
      remove(): void;
    };
    readonly body: { append(child: unknown): void };
  };
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  removeEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/** Adds the frame of a case, and reports what its script sees. It runs as text in an engine's page. */
async function addFrameInPage(window: FramingWindow, { to, allow, steps }: FrameAction): Promise<ActionResult> {
  const frame = window.document.createElement("iframe");
  let take: (data: unknown) => void = () => undefined;
  const listener = ({ source, data }: MessageEvent): void => {
    if (source === (frame.contentWindow as unknown)) take(data);
  };
  window.addEventListener("message", listener);
  const next = (): Promise<unknown> => new Promise((resolve) => (take = resolve));
  const ready = next();
  if (allow !== undefined) frame.allow = allow;
  frame.src = to;
  window.document.body.append(frame);
  await ready;
  const results: unknown[] = [];
  for (const step of steps) {
    const result = next();
    frame.contentWindow.postMessage(step, "*");
    results.push(await result);
  }
  window.removeEventListener("message", listener);
  frame.remove();
  // The page hears nothing of these requests, so that they get some time.
  if (steps.some(({ kind }) => kind === "unload")) await new Promise((resolve) => setTimeout(resolve, 500));
  return { outcome: "done", value: JSON.stringify(results) };
}

export const frameParts: readonly ((...given: never) => unknown)[] = [addFrameInPage];
