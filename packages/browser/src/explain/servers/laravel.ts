import { starPath } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { lines, quoted } from "./write.ts";

function configuration(change: ServerChange): string {
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
}

/** An exception that is rendered as JSON is a 401, and no redirect. */
const unauthorized = (change: ServerChange): string =>
  lines([
    "->withExceptions(function (Exceptions $exceptions) {",
    "    $exceptions->shouldRenderJsonWhen(",
    `        fn (Request $request) => $request->is('${starPath(change, "/*").slice(1)}') || $request->expectsJson(),`,
    "    );",
    "})",
    change.unauthorized === "cross-origin" && lines(["", "// config/cors.php", configuration(change)]),
  ]);

export const laravel: Server = {
  title: "Laravel",
  where: () => "in `config/cors.php`",
  snippet: configuration,
  unauthorized: {
    where: () => "in `bootstrap/app.php`, with `use Illuminate\\Http\\Request;`",
    snippet: unauthorized,
    page: "https://laravel.com/docs/errors#rendering-exceptions-as-json",
    read: "2026-11-27",
  },
  page: "https://laravel.com/docs/routing#cors",
  read: "2026-11-26",
};
