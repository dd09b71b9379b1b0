import type { DefineComponent } from "vue";
import type { RecordedExchange } from "./exchange/recorded-exchange.ts";

declare module "vue" {
  interface GlobalComponents {
    "sallyport-exchange": DefineComponent<{ readonly exchange: RecordedExchange }>;
  }
}
