import { starPath } from "./path-spellings.ts";
import type { Server } from "./server.ts";
import { lines, quoted } from "./write.ts";

export const rails: Server = {
  title: "Rails",
  where: () => "in `config/initializers/cors.rb`, with the gem `rack-cors`",
  snippet: (change) => {
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
  },
  byLine: true,
  page: "https://github.com/cyu/rack-cors",
  read: "2026-11-26",
};
