interface Runtime {
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly stderr?: { readonly isTTY?: boolean };
  };
}

/** Whether a developer is likely to watch: NODE_ENV is `development`, or isn't set and standard error is a terminal. */
export function isWatched(): boolean {
  const { env, stderr } = (globalThis as Runtime).process ?? {};
  const mode = env?.NODE_ENV;
  return mode === "development" || ((mode === undefined || mode === "") && stderr?.isTTY === true);
}
