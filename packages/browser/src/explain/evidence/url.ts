/** Whether a URL is a host and a port without a scheme, of which a parser makes a scheme: `localhost:8080/api`. */
export const hasNoScheme = (url: string | undefined): boolean =>
  url !== undefined && /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?=:\d)):\d{1,5}(?:[/?#]|$)/i.test(url);
