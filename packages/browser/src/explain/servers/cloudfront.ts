import type { Server } from "./server.ts";
import { json } from "./write.ts";

const items = (names: readonly string[]): object => ({ Quantity: names.length, Items: names });

export const cloudfront: Server = {
  title: "CloudFront",
  where: (change) =>
    `in a response headers policy of the behavior${change.preflight ? ", which must allow OPTIONS; the origin must respond to it with a success" : ""}`,
  snippet: ({ origins, methods, headers, expose, credentials }) =>
    json({
      CorsConfig: {
        AccessControlAllowOrigins: items(origins),
        AccessControlAllowMethods: items(methods),
        // The list may not be empty. Every page may send Accept.
        AccessControlAllowHeaders: items(headers.length === 0 ? ["accept"] : headers),
        AccessControlAllowCredentials: credentials,
        ...(expose.length === 0 ? {} : { AccessControlExposeHeaders: items(expose) }),
        OriginOverride: true,
      },
    }),
  page: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyCorsConfig.html",
  read: "2026-11-26",
};
