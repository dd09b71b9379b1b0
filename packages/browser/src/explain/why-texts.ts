/** What a redirect adds to the reason. */
export const whyTexts = {
  /** The browser followed it, as far as is known. */
  followed: (redirect: string, why: string): string =>
    `The server redirected ${redirect}, and CORS applies to the redirect's target. ${why}`,
  /** It is itself the response that isn't shared. */
  unshared: (redirect: string, origin: string): string =>
    `The server redirects ${redirect}, and the response that redirects isn't shared with ${origin}.`,
  preflight: (redirect: string): string =>
    `The preflight (OPTIONS) was redirected from ${redirect}. Browsers do not follow redirects of preflights.`,
  /** A log of Chromium shows no difference between the two. */
  noTarget: (redirect: string): string =>
    `The server redirected ${redirect}, and the log has no response from there: CORS blocked it, or the browser could not connect.`,
} as const;
