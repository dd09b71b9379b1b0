import type { Finding, FindingCode } from "sallyport";

const texts: Readonly<Record<FindingCode, string>> = {
  "cors-header-replaced": "The bank’s code set a header that only the gate writes; it was replaced.",
  "anyone-sets-cookie": "This is shared with anyone, and sets a cookie.",
  "anyone-private": "This is shared with anyone, and says that it is private.",
  "get-sets-cookie": "A GET sets a cookie: does it change who is signed in?",
  "credentials-not-needed":
    "It succeeded without credentials under a grant that has them; for a sign-in that is as it should be.",
};

/** What a response showed, in words. */
export const describeFinding = ({ code }: Finding): string => texts[code];
