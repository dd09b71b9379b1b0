import { bracePath } from "./path-spellings.ts";
import type { Server } from "./server.ts";
import { indent, lines, quoted } from "./write.ts";

export const dotnet: Server = {
  title: ".NET",
  where: (change) =>
    `in \`Program.cs\`, \`UseCors\` between \`UseRouting\` and \`UseAuthentication\`; then \`.RequireCors("page")\` on ${bracePath(change, "the endpoint")}, or \`[EnableCors("page")]\` on its action`,
  snippet: ({ origins, methods, headers, expose, credentials }) =>
    lines([
      'builder.Services.AddCors(options => options.AddPolicy("page", policy => policy',
      indent(
        lines([
          `.WithOrigins(${quoted(origins)})`,
          `.WithMethods(${quoted(methods)})`,
          headers.length > 0 && `.WithHeaders(${quoted(headers)})`,
          expose.length > 0 && `.WithExposedHeaders(${quoted(expose)})`,
          credentials && ".AllowCredentials()",
        ]),
        "    ",
      ) + "));",
      "app.UseCors();",
    ]),
  page: "https://learn.microsoft.com/aspnet/core/security/cors",
  read: "2026-11-26",
};
