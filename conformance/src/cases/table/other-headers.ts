import type { Case } from "../case.ts";
import { named, type Field } from "./header-row.ts";

const forbidden: readonly Field[] = [
  ["accept-charset", "utf-8"],
  ["accept-encoding", "br"],
  ["access-control-request-headers", "x-a"],
  ["access-control-request-method", "PUT"],
  ["access-control-request-local-network", "true"],
  ["access-control-request-private-network", "true"],
  ["connection", "close"],
  ["content-length", "7"],
  ["cookie", "a=1"],
  ["cookie2", "a=1"],
  ["date", "x"],
  ["dnt", "1"],
  ["expect", "x"],
  ["host", "evil.localhost"],
  ["keep-alive", "x"],
  ["origin", "https://evil.localhost"],
  ["referer", "https://evil.localhost/"],
  ["set-cookie", "a=1"],
  ["te", "trailers"],
  ["trailer", "x"],
  ["transfer-encoding", "chunked"],
  ["upgrade", "x"],
  ["via", "x"],
  ["proxy-x", "1"],
  ["Proxy-Authorization", "x"],
  ["sec-x", "1"],
  ["Sec-Fetch-Site", "same-origin"],
  ["x-http-method", "TRACE"],
  ["x-http-method-override", "track"],
  ["x-method-override", "GET,connect"],
];

const numbers = ["1.5", "-1", "+1", ".5", "1.", "0", "x", "", "1, 2", "1e3", "9".repeat(20), "9".repeat(129)];

/** Client hints by their values. */
const hinted: readonly Field[] = [
  ...["ON", "1", "off", ""].map((value): Field => ["save-data", value]),
  ...["slow-2g", "2g", "3g", "5g", "4G", "", "x"].map((value): Field => ["ect", value]),
  ...["dpr", "downlink", "device-memory", "rtt", "viewport-width", "width"].flatMap((name) =>
    numbers.map((value): Field => [name, value]),
  ),
];

const preflighted: readonly Field[] = [
  ["x-a", "1"],
  ["X-A", "1"],
  ["x-a", ""],
  ["authorization", "Bearer x"],
  ["cache-control", "no-cache"],
  ["pragma", "no-cache"],
  ["if-none-match", "x"],
  ["if-match", "x"],
  ["if-modified-since", "Sat, 01 Jan 2000 00:00:00 GMT"],
  ["last-event-id", "1"],
  ["user-agent", "mine"],
  ["x-requested-with", "XMLHttpRequest"],
  ["x-http-method", "PUT"],
  ["x-http-method-override", "PUT"],
  ["x-method-override", "x"],
  ["sec", "1"],
  ["proxy", "1"],
  ["priority", "u=1"],
  ["idempotency-key", "1"],
  ["a".repeat(200), "1"],
  ["x-a", "v".repeat(4000)],
  ["x-a", "\u00e9"],
];

const hints: readonly Field[] = [
  ["dpr", "2"],
  ["downlink", "10"],
  ["save-data", "on"],
  ["viewport-width", "100"],
  ["width", "100"],
  ["device-memory", "8"],
  ["rtt", "10"],
  ["ect", "4g"],
  ["available-dictionary", "x"],
  ["service-worker", "script"],
  ["upgrade-insecure-requests", "1"],
  ["purpose", "prefetch"],
  ...hinted,
];

const refused: readonly Field[] = [
  ["a b", "1"],
  ["", "1"],
  ["a:", "1"],
  ["x-\u00e9", "1"],
  ["x-a", "\u20ac"],
  ["x-a", "1\r\n2"],
  ["x-a", "1\x002"],
  ["x-a", "  padded \t"],
];

export const otherHeaders: readonly Case[] = [
  ...named("forbidden name", forbidden),
  ...named("custom header", preflighted),
  ...named("hint", hints),
  ...named("odd header", refused),
];
