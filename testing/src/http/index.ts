export { exchange, type ExchangeOptions, type RawRequest } from "./exchange.ts";
export { listen } from "./listen.ts";
export type { RawResponse } from "./response.ts";
export { handshake, send } from "./send.ts";
