import { expect } from "vitest";
import { run } from "../transcript.ts";
import { sharing, type Served } from "./servers.ts";

export const page = "http://shop.localhost:3000";

/** The server that a test has started. */
export const api: { served: Served | undefined } = { served: undefined };

export interface Report {
  readonly comparison: string;
  readonly notes: string[];
  readonly explanations: {
    readonly engine: string;
    readonly code: string;
    readonly dryRun: string | null;
    readonly verdict: { sent: boolean; executed: boolean; readable: boolean };
    readonly summary: string;
    readonly why: string;
    readonly notes: string[];
  }[];
}

/** Asks the server that is served, from the shop's page. */
export async function ask(
  path: string,
  ...options: string[]
): Promise<{ report: Report; status: number; output: string }> {
  const url = `http://api.localhost:${String(api.served!.port)}${path}`;
  const { output, errors, status } = await run(["explain", url, "--from", page, "--json", ...options]);
  expect(errors.replace(/^(?:note: only the preflight|Sending) .*\n/, "")).toBe("");
  return { report: JSON.parse(output) as Report, status, output };
}

export const ok = sharing(page, (_request, response) => void response.end("{}"));
