import type { Story } from "../world/story.ts";
import { bank } from "./bank.ts";
import { callback } from "./callback.ts";
import { consent } from "./consent.ts";
import { cookiesStory } from "./cookies.ts";
import { embedsStory } from "./embeds.ts";
import { errorsStory } from "./errors.ts";
import { formForgery } from "./form-forgery.ts";
import { httpAuthentication } from "./http-authentication.ts";
import { legacy } from "./legacy.ts";
import { loginForgery } from "./login-forgery.ts";
import { loosePatternsStory } from "./loose-patterns.ts";
import { mail } from "./mail.ts";
import { mcp } from "./mcp.ts";
import { names } from "./names.ts";
import { noAuthentication } from "./no-authentication.ts";
import { nonBrowser } from "./non-browser.ts";
import { nullOrigin } from "./null-origin.ts";
import { publishedApi } from "./published-api.ts";
import { safeMethods } from "./safe-methods.ts";
import { scriptInjection } from "./script-injection.ts";
import { socket } from "./socket.ts";
import { turnedPrivate } from "./turned-private.ts";
import { windows } from "./windows.ts";
import { wrongSide } from "./wrong-side.ts";

/** In the order in which a reader meets them. */
export const stories: readonly Story[] = [
  bank,
  formForgery,
  mail,
  publishedApi,
  loginForgery,
  safeMethods,
  cookiesStory,
  nonBrowser,
  noAuthentication,
  turnedPrivate,
  scriptInjection,
  nullOrigin,
  loosePatternsStory,
  errorsStory,
  wrongSide,
  legacy,
  embedsStory,
  httpAuthentication,
  names,
  socket,
  callback,
  consent,
  mcp,
  windows,
];
