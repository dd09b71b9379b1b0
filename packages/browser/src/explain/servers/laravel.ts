import { starPath } from "./path-spellings.ts";
import type { Server } from "./server.ts";
import { lines, quoted } from "./write.ts";

export const laravel: Server = {
  title: "Laravel",
  where: () => "in `config/cors.php`",
  snippet: (change) => {
    const { origins, methods, headers, expose, credentials } = change;
    return lines([
      "return [",
      `    'paths' => ['${starPath(change, "/*").slice(1)}'],`,
      `    'allowed_methods' => [${quoted(methods, "'")}],`,
      `    'allowed_origins' => [${quoted(origins, "'")}],`,
      "    'allowed_origins_patterns' => [],",
      `    'allowed_headers' => [${quoted(headers, "'")}],`,
      `    'exposed_headers' => [${quoted(expose, "'")}],`,
      "    'max_age' => 0,",
      `    'supports_credentials' => ${String(credentials)},`,
      "];",
    ]);
  },
  page: "https://laravel.com/docs/routing#cors",
  read: "2026-11-26",
};
