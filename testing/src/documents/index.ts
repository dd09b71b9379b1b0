export { anchorsOf, codesIn, markdownFiles, readPage, relativeLinks, type Block, type Page } from "./markdown.ts";
export { isResponse, parseHead, parseRequest, statusOf, type MessageHead, type ShownRequest } from "./message-head.ts";
export { policyOf, problemsOf } from "./policies.ts";
