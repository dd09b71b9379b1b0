import { join } from "node:path";

/** For the CommonJS build. */
export const modulePath = (name: string): string => join(__dirname, `${name}.js`);
