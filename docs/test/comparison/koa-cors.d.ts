declare module "@koa/cors" {
  import type { Context, Middleware } from "koa";
  interface Options {
    readonly origin?: (context: Context) => string;
    readonly credentials?: boolean;
  }
  export default function cors(options?: Options): Middleware;
}
