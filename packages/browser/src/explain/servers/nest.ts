import { corsOptions } from "./node-cors.ts";
import type { Server } from "./server.ts";

export const nest: Server = {
  title: "Nest",
  where: () => "in `main.ts`, before `listen`",
  snippet: (change) => `app.enableCors(${corsOptions(change)});`,
  page: "https://docs.nestjs.com/security/cors",
};
