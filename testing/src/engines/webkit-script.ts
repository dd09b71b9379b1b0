import { expressionOf } from "./script.ts";

const runs = 'Symbol.for("sallyport.runs")';
const visited = 'Symbol.for("sallyport.visited")';
const settle = "arguments[arguments.length - 1]";

/** Long enough for nearly every body, short enough that the other windows hardly wait. */
const sliceMs = 50;

const answerInTime = `Promise.race([run, new Promise((later) => setTimeout(later, ${sliceMs}, null))]).then(settle)`;

/** Answers the run's JSON text, or null while it goes on. */
export function startScript(id: string, body: string): string {
  return `const settle = ${settle};
const run = ${expressionOf(body)};
((globalThis[${runs}] ??= {})["${id}"]) = run;
${answerInTime};`;
}

/** Answers the run's JSON text, null while it goes on, or false when its document has gone. */
export function resumeScript(id: string): string {
  return `const settle = ${settle};
const run = globalThis[${runs}]?.["${id}"];
if (run) ${answerInTime}; else settle(false);`;
}

export function markScript(): string {
  return `document[${visited}] = true; ${settle}(location.href);`;
}

export interface Arrival {
  fresh: boolean;
  state: string;
  href: string;
}

export function arrivalScript(): string {
  return `${settle}({
  fresh: document[${visited}] !== true, state: document.readyState, href: location.href });`;
}

export function stopScript(): string {
  return `window.stop(); ${settle}(null);`;
}
