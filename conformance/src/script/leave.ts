import type { FormValue, LeavingAction, NavigateAction, SubmitAction } from "../cases/case.ts";

/** As much of a document as a page that leaves uses. */
interface Element {
  [property: string]: unknown;
  append(child: Element): void;
  setAttribute(name: string, value: string): void;
  click(): void;
}

interface LeavingWindow {
  readonly document: { createElement(name: string): Element; readonly body: Element; readonly head: Element };
  readonly history: { pushState(data: null, unused: string, url: string): void };
  readonly location: { href: string };
  open(url: string, target: string, features: string): unknown;
  readonly DataTransfer: new () => { readonly items: { add(file: unknown): void }; readonly files: unknown };
  readonly File: new (parts: string[], name: string, options: { type: string }) => unknown;
}

/**
 * Puts what the user would click into the page, and returns it. It runs as text in an engine's page: these functions may
 * use each other and what a page has, and nothing else.
 */
function prepare(window: LeavingWindow, action: LeavingAction): Element {
  if (action.pushState !== undefined) window.history.pushState(null, "", action.pushState);
  if (action.target === "frame") addFrame(window);
  if (action.kind === "submit") return addForm(window, action);
  if (action.by === "link") return addLink(window, action);
  const button = window.document.createElement("button");
  button.onclick = () => leaveByScript(window, action);
  return button;
}

function addFrame(window: LeavingWindow): void {
  const frame = window.document.createElement("iframe");
  frame.name = "frame";
  window.document.body.append(frame);
}

function addLink(window: LeavingWindow, { to, target, rel, referrerPolicy }: NavigateAction): Element {
  const link = window.document.createElement("a");
  link.href = to;
  if (target !== undefined) link.target = target;
  if (rel !== undefined) link.rel = rel;
  if (referrerPolicy !== undefined) link.referrerPolicy = referrerPolicy;
  return link;
}

function leaveByScript(window: LeavingWindow, { by, to, target = "_self", rel = "", ...action }: NavigateAction): void {
  if (by === "open") window.open(to, target, rel);
  if (by === "location") window.location.href = to;
  if (by === "frame") {
    const frame = window.document.createElement("iframe");
    if (action.sandbox !== undefined) frame.setAttribute("sandbox", action.sandbox);
    if (action.referrerPolicy !== undefined) frame.setAttribute("referrerpolicy", action.referrerPolicy);
    frame.src = to;
    window.document.body.append(frame);
  }
  if (by === "refresh") {
    const meta = window.document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = "0; url=" + to;
    window.document.head.append(meta);
  }
}

function addForm(window: LeavingWindow, action: SubmitAction): Element {
  const form = window.document.createElement("form");
  form.action = action.to;
  for (const name of ["method", "enctype", "acceptCharset", "target", "rel"] as const) {
    if (action[name] !== undefined) form[name] = action[name];
  }
  for (const [name, value] of action.fields ?? []) form.append(fieldOf(window, name, value));
  const button = window.document.createElement("button");
  for (const [name, value] of Object.entries(action.submitter ?? {})) button[name] = value;
  form.append(button);
  window.document.body.append(form);
  return button;
}

function fieldOf(window: LeavingWindow, name: string, value: FormValue): Element {
  const input = window.document.createElement("input");
  input.name = name;
  input.type = typeof value === "string" ? "hidden" : "file";
  if (typeof value === "string") input.value = value;
  else {
    const transfer = new window.DataTransfer();
    transfer.items.add(new window.File([value.content], value.file, { type: value.type }));
    input.files = transfer.files;
  }
  return input;
}

/** A document that leaves: on a click on `#go`, or by its script when it has loaded. */
export function leavingDocument(action: LeavingAction): string {
  const parts = [prepare, addFrame, addLink, leaveByScript, addForm, fieldOf].map(String).join("\n");
  const script = `${parts}
const go = prepare(window, ${JSON.stringify(action).replaceAll("<", "\\u003c")});
go.id = "go";
go.append(document.createTextNode("go"));
if (!go.isConnected) document.body.append(go);
if (${String(action.clicked !== true)}) addEventListener("load", () => setTimeout(() => go.click(), 100));`;
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title><body><script>${script}</script>`;
}

/** A document with a page in an iframe. */
export const outerDocument = (url: string): string =>
  `<!doctype html><link rel="icon" href="data:,"><title>outer</title><iframe src="${url.replaceAll('"', "%22")}"></iframe>`;
