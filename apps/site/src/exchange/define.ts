import { ExchangeElement } from "./exchange-element.ts";

if (customElements.get("sallyport-exchange") === undefined)
  customElements.define("sallyport-exchange", ExchangeElement);
