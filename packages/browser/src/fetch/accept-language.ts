/** What the browser sends where a script has not chosen one; a preflight has no script. */
export const defaultAcceptLanguage = "en-US,en;q=0.9";
