/** The words of the element; everything else is from the exchange. */
export const exchangeTexts = {
  engines: "Browser engines",
  unreadable: "This exchange cannot be drawn: its data is damaged, or from another version.",
  refused:
    "This page's Content-Security-Policy refuses the drawing. Add sallyport-exchange to its directive trusted-types.",
} as const;
