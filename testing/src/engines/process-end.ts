import { constants } from "node:os";

/** What must not outlive this process: undone at its exit and on signals, last registered first. */
const undone: (() => void)[] = [];
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export function onProcessEnd(undo: () => void): () => void {
  if (undone.length === 0) listen();
  undone.push(undo);
  return () => {
    const at = undone.indexOf(undo);
    if (at >= 0) undone.splice(at, 1);
    if (undone.length === 0) unlisten();
  };
}

function listen(): void {
  process.on("exit", undoAll);
  for (const signal of signals) process.on(signal, onSignal);
}

function unlisten(): void {
  process.off("exit", undoAll);
  for (const signal of signals) process.off(signal, onSignal);
}

function undoAll(): void {
  for (const undo of undone.splice(0).reverse()) {
    try {
      undo();
    } catch {
      continue; // a file that cannot be removed must not keep a process alive
    }
  }
}

/** A host with its own handler decides by itself when it exits. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  process.exit(128 + constants.signals[signal]);
}
