// What an import costs in a process that has imported nothing else.
import { cpu } from "./cpu.mjs";

/** @returns milliseconds of CPU time */
export const measure = ({ task }) => {
  const [, name] = /^import ([^,]+)/.exec(task);
  return cpu(() => import(name));
};
