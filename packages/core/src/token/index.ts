export { issueToken, verifyToken, type TokenSecret } from "./token.ts";
