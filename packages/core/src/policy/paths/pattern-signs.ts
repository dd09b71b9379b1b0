/** How some router begins a pattern. The document writes a literal one escaped, and a request writes it either way. */
export const hasPatternSign = (text: string): boolean => /[:*({]/.test(text);

/** A path with these signs as they are. */
export const unescapeSigns = (path: string): string =>
  path.includes("%") ? path.replace(/%(?:3A|2A|28|7B)/g, (escape) => decodeURIComponent(escape)) : path;

/** A literal text as the document writes it. */
export const escapeSigns = (text: string): string =>
  text.replace(/[:*({]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
