interface Runtime {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** NODE_ENV of the process; `undefined` where it is unset or empty, or the runtime has none. */
export function nodeEnv(): string | undefined {
  const value = (globalThis as Runtime).process?.env?.NODE_ENV;
  return value === "" ? undefined : value;
}

/** Whether NODE_ENV is `production`, as a shell or a file may write it too: in any case, with spaces around it. */
export const isProduction = (): boolean => nodeEnv()?.trim().toLowerCase() === "production";
