const short = 'maxlength="64"';

/** VitePress cuts what is searched for after 64 characters, which is before a console message says what went wrong. */
export const searchLength = {
  name: "search-length",
  enforce: "pre" as const,
  transform: (code: string, id: string): string | undefined => {
    if (!id.endsWith("/VPLocalSearchBox.vue")) return undefined;
    if (!code.includes(short)) throw new Error(`VitePress's search has no ${short} any more.`);
    return code.replace(short, 'maxlength="512"');
  },
};
