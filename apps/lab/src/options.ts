import { parseArgs } from "node:util";
import { defaultPort } from "./start-lab.ts";

interface Options {
  readonly help: boolean;
  readonly gate: boolean;
  /** Four servers to explain, instead of the bank. */
  readonly specimens: boolean;
  readonly port: number;
}

export const usage = (): string => `Usage: npm start -- [options]

A bank, its customer, and two pages that want her money, with Sallyport and without it, side by side.

  --no-gate    run the bank only without Sallyport, and watch the money disappear
  --specimens  run four small servers instead, on which you can try \`npx sallyport explain\`
  --port N     the first of six ports (default ${defaultPort}; 0: any); if one is taken, another one is used
  --help       print this text
`;

/** @throws Error that says which option is wrong */
export function readOptions(parameters: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      help: { type: "boolean" },
      "no-gate": { type: "boolean" },
      specimens: { type: "boolean" },
      port: { type: "string" },
    },
  });
  const port = values.port ?? String(defaultPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_530)
    throw new Error(`--port takes a number from 0 to 65530, not ${JSON.stringify(port)}`);
  return {
    help: values.help === true,
    gate: values["no-gate"] !== true,
    specimens: values.specimens === true,
    port: Number(port),
  };
}
