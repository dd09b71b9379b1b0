/**
 * RFC 9110, section 5.5: white space around a value is not part of it. A run of it is looked at once: without the
 * lookbehind, one within the value takes the square of its length.
 */
export const trimBlanks = (text: string): string => text.replace(/^[\t ]+|(?<![\t ])[\t ]+$/g, "");
