import { parseArgs } from "node:util";
import { defaultPort } from "./start-lab.ts";

interface Options {
  readonly help: boolean;
  /** Four servers to explain, instead of the stories. */
  readonly specimens: boolean;
  readonly port: number;
}

export const usage = (): string => `Usage: npm start -- [options]

The stories: small worlds of real servers, which you attack with your own browser, under five protections.

  --specimens  run four small servers instead, on which you can try \`npx sallyport explain\`
  --port N     the port (default ${defaultPort}; 0: any); if it is taken, another one is used
  --help       print this text
`;

/** @throws Error that says which option is wrong */
export function readOptions(parameters: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...parameters],
    options: { help: { type: "boolean" }, specimens: { type: "boolean" }, port: { type: "string" } },
  });
  const port = values.port ?? String(defaultPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_530)
    throw new Error(`--port takes a number from 0 to 65530, not ${JSON.stringify(port)}`);
  return { help: values.help === true, specimens: values.specimens === true, port: Number(port) };
}
