// eslint-disable-next-line no-control-regex
const unprintable = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;

/** What others wrote, without what could move a terminal's cursor or turn a line around. */
export const printable = (text: string): string => text.replace(unprintable, "\ufffd");
