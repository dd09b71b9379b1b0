/** The words of the element; everything else is from the exchange. */
export const exchangeTexts = {
  engines: "Browser engines",
  unreadable: "This exchange cannot be drawn: its data is damaged, or from another version.",
} as const;
