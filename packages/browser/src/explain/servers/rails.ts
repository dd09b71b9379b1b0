import { starPath } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { lines, quoted } from "./write.ts";

function share(change: ServerChange): string {
  const { origins, methods, headers, expose, credentials } = change;
  const options = [
    `methods: [${methods.map((one) => `:${one.toLowerCase().replaceAll("-", "_")}`).join(", ")}]`,
    headers.length > 0 && `headers: [${quoted(headers)}]`,
    expose.length > 0 && `expose: [${quoted(expose)}]`,
    credentials && "credentials: true",
  ].filter((one) => one !== false);
  return lines([
    "Rails.application.config.middleware.insert_before 0, Rack::Cors do",
    "  allow do",
    `    origins ${quoted(origins)}`,
    `    resource "${starPath(change, "*")}", ${options.join(", ")}`,
    "  end",
    "end",
  ]);
}

/** `*\/*` is what a script's request accepts: as a format of navigations it is redirected. */
const unauthorized = (change: ServerChange): string =>
  lines([
    "Devise.setup do |config|",
    "  config.navigational_formats = [:html, :turbo_stream]",
    "end",
    change.unauthorized === "cross-origin" && lines(["", "# config/initializers/cors.rb", share(change)]),
  ]);

export const rails: Server = {
  title: "Rails",
  where: () => "in `config/initializers/cors.rb`, with the gem `rack-cors`",
  snippet: share,
  unauthorized: {
    where: () =>
      "in `config/initializers/devise.rb`, for every path: requests of scripts, which accept `*/*`, then get a 401",
    snippet: unauthorized,
    page: "https://github.com/heartcombo/devise",
    read: "2026-11-27",
  },
  byLine: true,
  page: "https://github.com/cyu/rack-cors",
  read: "2026-11-26",
};
