/** What `explain --config` says around its findings. */
export const configurationTexts = {
  noMessage:
    "--message: unknown. --config needs the request that fails: a URL with --from, --curl, or a console message.",
  unknown: (file: string): string =>
    `--config: ${JSON.stringify(file)} is not a configuration that this command reads: nginx, Apache, Caddy, S3, GCS or Azure (JSON, XML), Spring (properties, YAML), serverless.yml, or a program that calls cors().`,
  fix: (text: string): string => `Fix: ${text}`,
  needs: (where: string): string => `The request needs, ${where}:`,
  clean: (kind: string, origin: string | undefined): string =>
    origin === undefined
      ? `Nothing is wrong in this configuration (${kind}). Add a URL and --from to check it for a request.`
      : `Nothing is wrong in this configuration (${kind}) for requests of ${origin}. If the request fails, the server runs another one, or its response is not from here.`,
} as const;
