export { anonymousSession, type AnonymousSession } from "./anonymous-session.ts";
export { issueToken, verifyToken, type TokenSecret } from "./token.ts";
