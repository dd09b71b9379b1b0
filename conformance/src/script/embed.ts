import type { EmbedAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** As much of an element as the script of a case uses. */
interface Embedding {
  [property: string]: unknown;
  append(child: Embedding | string): void;
  remove(): void;
  setAttribute(name: string, value: string): void;
  addEventListener(type: string, listener: () => void): void;
}

interface Entry {
  readonly requestStart: number;
}

/** As much of a Window as embedding uses. */
interface EmbeddingWindow {
  readonly document: {
    createElement(name: string): Embedding;
    readonly body: Embedding;
    readonly head: Embedding;
    readonly styleSheets: Iterable<{ disabled: boolean; readonly ownerNode: unknown }>;
    readonly fonts: Iterable<{ readonly family: string; readonly status: string }>;
  };
  readonly performance: {
    getEntriesByName(name: string): readonly Entry[];
    setResourceTimingBufferSize(size: number): void;
  };
  getComputedStyle(element: Embedding): { readonly color: string };
  readonly location: { href: string };
  readonly addEventListener: (type: "error", listener: (event: ErrorEvent) => void) => void;
  lastScript?: Embedding | null;
  ranModules?: readonly string[];
  hearsErrors?: boolean;
  importModule?: (url: string) => Promise<unknown>;
}

interface ErrorEvent {
  readonly message: string;
  preventDefault(): void;
}

type Kind = EmbedAction["as"];

/**
 * Embeds what a case says, and tells what the page sees of it. It runs as text in an engine's page: these functions may use
 * each other and what a page has, and nothing else.
 */
async function embedInPage(window: EmbeddingWindow, action: EmbedAction): Promise<ActionResult> {
  hearErrors(window);
  window.performance.setResourceTimingBufferSize(100_000);
  const { element, ended } = startEmbedding(window, action);
  const outcome = action.sentOnly
    ? await Promise.race([ended, new Promise<"error">((resolve) => setTimeout(resolve, 1000, "error"))])
    : await ended;
  // Sheets that are not there yet keep others from being applied.
  for (let waited = 0; waited < 5 && element?.sheet && !isApplied(window, element); waited++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const content = action.eventOnly ? undefined : outcome === "load" ? contentOf(window, action, element) : "none";
  for (let waited = 0; waited < 10 && timingOf(window, action.to) === "none"; waited++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const timing = timingOf(window, action.to);
  element?.remove();
  if (action.sentOnly) return { outcome: "done" };
  return { outcome, value: JSON.stringify({ content, timing }) };
}

/** Of each script the message of the error that it throws. */
function hearErrors(window: EmbeddingWindow): void {
  if (window.hearsErrors === true) return;
  window.hearsErrors = true;
  window.addEventListener("error", (event) => {
    if (window.lastScript) window.lastScript.errorMessage = event.message;
    event.preventDefault();
  });
}

function timingOf({ performance }: EmbeddingWindow, url: string): string {
  // What was requested over https instead has an entry of that name in some engines.
  // Some take a user name and a password out of it.
  const plain = url.replace(/\/\/[^/@]*@/, "//");
  const [entry] = [url, plain, url.replace(/^http:/, "https:"), plain.replace(/^http:/, "https:")].flatMap((name) => [
    ...performance.getEntriesByName(name),
  ]);
  if (entry === undefined) return "none";
  return entry.requestStart > 0 ? "all" : "limited";
}

interface Started {
  readonly element?: Embedding;
  readonly ended: Promise<"load" | "error">;
}

function startEmbedding(window: EmbeddingWindow, action: EmbedAction): Started {
  const { as, to } = action;
  if (as === "font") return startFont(window, to);
  if (as === "import") return { ended: loadOf(importModule(window, to)) };
  const element = elementFor(window, action);
  const target = as === "track" ? (element.track as Embedding) : element;
  const good = as === "audio" || as === "video" ? "loadedmetadata" : "load";
  const ended = new Promise<"load" | "error">((resolve) => {
    target.addEventListener(good, () => resolve("load"));
    target.addEventListener("error", () => resolve("error"));
  });
  window.document.body.append(element);
  return { element, ended };
}

/** A rule of a style sheet, and text that would use it. */
function startFont({ document }: EmbeddingWindow, to: string): Started {
  const element = document.createElement("style");
  element.hasFont = true;
  const family = "f" + to.replace(/[^a-z0-9]/gi, "");
  element.append(`@font-face { font-family: ${family}; src: url("${to}") }`);
  document.head.append(element);
  const text = document.createElement("p");
  text.setAttribute("style", `font-family: ${family}`);
  text.append("A");
  document.body.append(text);
  const load = async (): Promise<void> => {
    for (;;) {
      const face = [...document.fonts].find((one) => one.family.replaceAll('"', "") === family);
      if (face?.status === "loaded") return;
      if (face?.status === "error") throw new Error("not loaded");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { element, ended: loadOf(load()) };
}

/** By a script of the page: a driver's has no modules in every engine. */
function importModule(window: EmbeddingWindow, to: string): Promise<unknown> {
  if (window.importModule === undefined) {
    const script = window.document.createElement("script");
    script.append("globalThis.importModule = (url) => import(url)");
    window.document.head.append(script);
  }
  return window.importModule?.(to) ?? Promise.reject(new Error("no module"));
}

function loadOf(promise: Promise<unknown>): Promise<"load" | "error"> {
  return promise.then(
    () => "load",
    () => "error",
  );
}

function setOptions(element: Embedding, { crossorigin, integrity, referrerPolicy }: EmbedAction): void {
  if (crossorigin !== undefined) element.setAttribute("crossorigin", crossorigin);
  if (integrity !== undefined) element.setAttribute("integrity", integrity);
  if (referrerPolicy !== undefined) element.setAttribute("referrerpolicy", referrerPolicy);
}

function elementFor(window: EmbeddingWindow, action: EmbedAction): Embedding {
  const { as, to } = action;
  const names: Partial<Record<Kind, string>> = {
    image: "img",
    module: "script",
    style: "link",
    preload: "link",
    "style-import": "style",
    track: "video",
  };
  const element = window.document.createElement(names[as] ?? as);
  setOptions(element, action);
  if (as === "module") element.type = "module";
  if (as === "style-import") element.append(`@import url("${to}");`);
  else if (as === "style" || as === "preload") {
    element.rel = as === "style" ? "stylesheet" : "preload";
    if (as === "preload") element.as = action.preloadAs ?? "image";
    element.href = to;
  } else if (as === "object") element.data = to;
  else if (as === "track") element.track = addTrack(window, element, to);
  else element.src = to;
  if (as === "audio" || as === "video") element.preload = "auto";
  return element;
}

function addTrack({ document }: EmbeddingWindow, video: Embedding, to: string): Embedding {
  const track = document.createElement("track");
  track.kind = "subtitles";
  track.default = true;
  track.src = to;
  video.append(track);
  (track.track as { mode: string }).mode = "showing";
  return track;
}

/** How much of it the page can read: `undefined` where nothing shows it. */
function contentOf(
  window: EmbeddingWindow,
  { as, to }: EmbedAction,
  element: Embedding | undefined,
): string | undefined {
  if (as === "module" || as === "import") return hasRun(window, to) ? "readable" : "none";
  if (element === undefined || as === "font") return undefined;
  if (as === "style" || as === "style-import") if (!isApplied(window, element)) return "none";
  if (as === "image") return imageContent(window, element);
  if (as === "script") return scriptContent(element);
  if (as === "style") return rulesContent(element.sheet);
  if (as === "style-import") {
    const { cssRules } = element.sheet as { readonly cssRules: readonly { readonly styleSheet: unknown }[] };
    return rulesContent(cssRules[0]?.styleSheet);
  }
  if (as === "object") return documentContent(element);
  return undefined;
}

/** A redirect changes the URL of a module, but not the name of its case. */
function hasRun({ ranModules = [] }: EmbeddingWindow, to: string): boolean {
  const [prefix] = /\/c\/[^/]+\/|-[a-z0-9]+\.(?:localhost|test)/.exec(to) ?? [to];
  return ranModules.some((url) => url.includes(prefix));
}

function imageContent({ document }: EmbeddingWindow, image: Embedding): string {
  const canvas = document.createElement("canvas") as unknown as {
    width: number;
    getContext(kind: "2d"): {
      drawImage(image: unknown, x: number, y: number): void;
      getImageData(x: number, y: number, width: number, height: number): unknown;
    };
    toDataURL(): string;
  };
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  try {
    context.getImageData(0, 0, 1, 1);
    canvas.toDataURL();
    return "readable";
  } catch (error) {
    return (error as Error).name === "SecurityError" ? "opaque" : (error as Error).name;
  }
}

function scriptContent({ errorMessage }: Embedding): string {
  if (errorMessage === undefined) return "none";
  return (errorMessage as string).includes("secret") ? "readable" : "opaque";
}

/** Whether the style of the cases holds where no other sheet does. */
function isApplied(window: EmbeddingWindow, element: Embedding): boolean {
  // A sheet with a font would load it anew.
  const others = [...window.document.styleSheets].filter(
    ({ ownerNode }) => ownerNode !== element && (ownerNode as Embedding).hasFont !== true,
  );
  const probe = window.document.createElement("p");
  probe.setAttribute("class", "none");
  window.document.body.append(probe);
  for (const sheet of others) sheet.disabled = true;
  const { color } = window.getComputedStyle(probe);
  for (const sheet of others) sheet.disabled = false;
  probe.remove();
  return color === "rgb(255, 0, 0)";
}

function rulesContent(sheet: unknown): string {
  if (sheet === null || sheet === undefined) return "none";
  try {
    return (sheet as { readonly cssRules: readonly unknown[] }).cssRules.length > 0 ? "readable" : "none";
  } catch (error) {
    return (error as Error).name === "SecurityError" ? "opaque" : (error as Error).name;
  }
}

function documentContent(element: Embedding): string {
  return element.contentDocument === null ? "opaque" : "readable";
}

export const embedParts: readonly ((...given: never) => unknown)[] = [
  embedInPage,
  hearErrors,
  timingOf,
  startEmbedding,
  startFont,
  importModule,
  loadOf,
  setOptions,
  elementFor,
  addTrack,
  contentOf,
  hasRun,
  imageContent,
  scriptContent,
  isApplied,
  rulesContent,
  documentContent,
];
