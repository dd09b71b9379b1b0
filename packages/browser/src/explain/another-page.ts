import type { Facts } from "./attempt-facts.ts";

const otherPages: readonly string[] = ["https://app.example", "https://www.example", "https://shop.example"];

/** The same facts for another page: advice that does not know the origin cannot name it. */
export function ofAnotherPage(facts: Facts): Facts {
  const standIn = otherPages.find((origin) => origin !== facts.page && facts.url?.startsWith(origin) !== true);
  return {
    ...facts,
    ...{ page: undefined, origin: undefined, value: undefined, hidden: [] },
    standIn: standIn ?? facts.standIn,
  };
}
