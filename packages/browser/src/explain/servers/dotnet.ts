import { bracePath, pathPrefix } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, quoted } from "./write.ts";

const policy = ({ origins, methods, headers, expose, credentials }: ServerChange): string =>
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
  ]);

/** For every sign-in by cookie; other paths are redirected as before. Every path begins with `/`, and not as a segment. */
function unauthorized(change: ServerChange): string {
  const prefix = pathPrefix(change);
  return lines([
    "builder.Services.PostConfigureAll<CookieAuthenticationOptions>(options =>",
    "{",
    prefix !== "/" && "    var redirect = options.Events.OnRedirectToLogin;",
    "    options.Events.OnRedirectToLogin = context =>",
    "    {",
    prefix !== "/" && `        if (!context.Request.Path.StartsWithSegments("${prefix}")) return redirect(context);`,
    "        context.Response.StatusCode = StatusCodes.Status401Unauthorized;",
    "        return Task.CompletedTask;",
    "    };",
    "});",
    change.unauthorized === "cross-origin" && policy(change),
  ]);
}

export const dotnet: Server = {
  title: ".NET",
  where: (change) =>
    `in \`Program.cs\`, \`UseCors\` between \`UseRouting\` and \`UseAuthentication\`; then \`.RequireCors("page")\` on ${bracePath(change, "the endpoint")}, or \`[EnableCors("page")]\` on its action`,
  snippet: policy,
  unauthorized: {
    where: (change) =>
      `in \`Program.cs\`, for a sign-in by cookie${change.unauthorized === "cross-origin" ? `; then \`.RequireCors("page")\` on ${bracePath(change, "the endpoint")}` : ""}`,
    snippet: unauthorized,
    page: "https://learn.microsoft.com/aspnet/core/security/authentication/cookie",
    read: "2026-11-27",
  },
  page: "https://learn.microsoft.com/aspnet/core/security/cors",
  read: "2026-11-26",
};
