import { createRequire } from "node:module";
import type express from "express";

/** A copy of Express whose layers no other test has had watched. */
export function freshExpress(): typeof express {
  const load = createRequire(import.meta.url);
  for (const file of Object.keys(load.cache))
    if (/[/\\](?:express|router)[/\\]/.test(file)) Reflect.deleteProperty(load.cache, file);
  return load("express") as typeof express;
}
