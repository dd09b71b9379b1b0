import { fileURLToPath } from "node:url";
import { URL } from "../platform.ts";

const { url } = import.meta;

/** The path of a module of this folder. */
export const modulePath = (name: string): string =>
  fileURLToPath(new URL(`./${name}${url.slice(url.lastIndexOf("."))}`, url));
