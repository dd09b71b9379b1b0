import type { Server } from "./server.ts";
import { lines, quoted } from "./write.ts";

export const apiGateway: Server = {
  title: "API Gateway",
  where: () => "in the HTTP API (SAM or CloudFormation), which then responds to preflights before authorizers",
  snippet: ({ origins, methods, headers, expose, credentials }) =>
    lines([
      "CorsConfiguration:",
      `  AllowOrigins: [${quoted(origins)}]`,
      `  AllowMethods: [${quoted(methods)}]`,
      headers.length > 0 && `  AllowHeaders: [${quoted(headers)}]`,
      expose.length > 0 && `  ExposeHeaders: [${quoted(expose)}]`,
      credentials && "  AllowCredentials: true",
    ]),
  byLine: true,
  page: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",
  read: "2026-11-26",
};
