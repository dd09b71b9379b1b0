import { svgStyle } from "@sallyport/browser/diagram";
import { drawingsOf, layoutStyle } from "./drawings.ts";
import { exchangeTexts as texts } from "./exchange-texts.ts";
import { trustedDrawing } from "./trusted-drawing.ts";
import { checkedExchange, decodeExchange, type RecordedExchange, type RecordedGroup } from "./recorded-exchange.ts";

const css = `${svgStyle}
${layoutStyle}
:host{display:block;container-type:inline-size;color-scheme:inherit;font:14px/1.4 var(--sp-face-text,system-ui,sans-serif)}
.bar{display:flex;gap:4px;height:44px;align-items:center;overflow-x:auto}
button{font:inherit;min-height:28px;padding:2px 10px;border:1px solid light-dark(#7d8590,#8b949e);border-radius:6px;background:none;color:inherit;cursor:pointer;white-space:nowrap}
button[aria-pressed=true]{background:light-dark(#0550ae,#79c0ff);border-color:transparent;color:light-dark(#fff,#0d1117)}
button:focus-visible{outline:2px solid light-dark(#0550ae,#79c0ff);outline-offset:2px}
@media (forced-colors:active){button[aria-pressed=true]{forced-color-adjust:none;background:Highlight;color:HighlightText}}
svg{height:auto}
p{margin:0}`;

/** The drawings as nodes. As a document of XML they run nothing, whatever is in them. */
const nodesOf = ({ sequence }: RecordedGroup, owner: Document): readonly Node[] =>
  drawingsOf(sequence).map((drawing) =>
    owner.importNode(new DOMParser().parseFromString(trustedDrawing(drawing), "image/svg+xml").documentElement, true),
  );

/**
 * Draws a recorded exchange with its verdict: `<sallyport-exchange exchange="x1.…">`, or its JSON as the property
 * `exchange` or in a child `<script type="application/json">`. It runs no model, and requests nothing.
 */
export class ExchangeElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = ["exchange"];
  readonly #root: ShadowRoot;
  #exchange: RecordedExchange | undefined;
  #chosen = 0;
  /** Whether something was given that cannot be drawn; before anything is given, nothing is shown. */
  #isDamaged = false;
  /** Whether the property was set last. */
  #isGiven = false;
  /** A parser, and many a script, adds the child when the element is in the document already. */
  readonly #children = new MutationObserver(() => this.#readChild());
  readonly #readLast = (): void => this.#readChild();

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.#root.adoptedStyleSheets = [sheet];
  }

  get exchange(): RecordedExchange | undefined {
    return this.#exchange;
  }

  set exchange(value: unknown) {
    this.#isGiven = true;
    this.#show(checkedExchange(value), value !== undefined && value !== null);
  }

  connectedCallback(): void {
    this.#children.observe(this, { childList: true, subtree: true, characterData: true });
    this.ownerDocument.addEventListener("DOMContentLoaded", this.#readLast, { once: true });
    // Set before the script was there: a property of the element's own hides the setter.
    const own = Object.getOwnPropertyDescriptor(this, "exchange");
    if (own !== undefined) {
      Reflect.deleteProperty(this, "exchange");
      this.exchange = own.value;
    } else if (this.#isGiven) this.#draw();
    else this.#read();
  }

  disconnectedCallback(): void {
    this.#children.disconnect();
    this.ownerDocument.removeEventListener("DOMContentLoaded", this.#readLast);
  }

  attributeChangedCallback(): void {
    this.#isGiven = false;
    if (this.isConnected) this.#read();
  }

  get #child(): string | undefined {
    return this.querySelector('script[type="application/json"]')?.textContent;
  }

  /** An attribute has precedence, and so has a property, which nothing but another one replaces. */
  #readChild(): void {
    if (!this.#isGiven && !this.hasAttribute("exchange") && this.#child !== undefined) this.#read();
  }

  #read(): void {
    const attribute = this.getAttribute("exchange");
    const text = attribute ?? this.#child;
    const exchange = text === undefined ? undefined : decodeExchange(text);
    // A child that a parser is still reading may not be whole yet.
    const isComing = attribute === null && this.ownerDocument.readyState === "loading";
    this.#show(exchange, text !== undefined && !isComing);
  }

  #show(exchange: RecordedExchange | undefined, isGiven: boolean): void {
    this.#exchange = exchange;
    this.#isDamaged = isGiven && exchange === undefined;
    this.#chosen = 0;
    this.#draw();
  }

  #draw(): void {
    const group = this.#exchange?.groups[this.#chosen];
    if (group !== undefined) this.#root.replaceChildren(...this.#bar(), ...this.#drawingOf(group));
    else this.#root.replaceChildren(...(this.#isDamaged ? [this.#paragraph(texts.unreadable)] : []));
  }

  /** The drawings, or why the page allows none: a parser throws where the page requires Trusted Types. */
  #drawingOf(group: RecordedGroup): readonly Node[] {
    try {
      return nodesOf(group, this.ownerDocument);
    } catch (error) {
      if (error instanceof TypeError) return [this.#paragraph(texts.refused)];
      throw error;
    }
  }

  #paragraph(text: string): HTMLElement {
    const paragraph = this.ownerDocument.createElement("p");
    paragraph.textContent = text;
    return paragraph;
  }

  /** A button for each group of engines, where they differ. */
  #bar(): readonly HTMLElement[] {
    const groups = this.#exchange?.groups ?? [];
    if (groups.length < 2) return [];
    const bar = this.ownerDocument.createElement("div");
    bar.className = "bar";
    bar.role = "group";
    bar.ariaLabel = texts.engines;
    for (const [index, { engines }] of groups.entries()) {
      const button = this.ownerDocument.createElement("button");
      button.type = "button";
      button.textContent = engines.join(", ");
      button.setAttribute("aria-pressed", String(index === this.#chosen));
      button.addEventListener("click", () => this.#choose(index));
      bar.append(button);
    }
    return [bar];
  }

  #choose(index: number): void {
    this.#chosen = index;
    this.#draw();
    this.#root.querySelectorAll("button")[index]?.focus();
  }
}
