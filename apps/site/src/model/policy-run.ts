export { policyReport } from "@sallyport/browser/report";
export { readPolicyText } from "./policy-text.ts";
