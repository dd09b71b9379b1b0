/** What Express routes by. */
export interface RoutedRequest {
  readonly method?: string | undefined;
  readonly url?: unknown;
  readonly baseUrl?: unknown;
}

/** A call of a router with a request. */
interface RouterCall {
  readonly outer: RouterCall | undefined;
  /** What stands in the target before what the router reads. */
  readonly prefix: string;
  /** The `baseUrl` that the router found, and adds to what it takes off for a layer. `undefined`: nobody saw the call. */
  readonly parentUrl: string | undefined;
  /** What stands in the target before `url`, since the last layer of this call was entered. */
  base: string;
  /** Whether the router has put a slash before what it left in `url`. */
  slashAdded: boolean;
}

/** A layer of a router or of a route: middleware, a route, or a route's handler. */
export interface RoutedLayer {
  readonly handle?: unknown;
  readonly route?: unknown;
  /** Express 5: whether it is for every path. */
  readonly slash?: boolean;
  /** Express 4. */
  readonly regexp?: { readonly fast_slash?: boolean };
}

/** Whether a router takes a path off for a layer. */
const isMount = (layer: RoutedLayer): boolean =>
  "route" in layer && layer.route === undefined && layer.slash !== true && layer.regexp?.fast_slash !== true;

/** The scheme and authority of a target in absolute form, and what follows. */
function split(url: string): readonly [string, string] {
  if (url.startsWith("/")) return ["", url];
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? "";
  return [absolute, url.slice(absolute.length)];
}

/** Whether nothing of the path is left after a slash that a router can have added. */
const isRoot = (rest: string): boolean => rest === "/" || rest.startsWith("/?") || rest.startsWith("/#");

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * The target that Express routes a request by. A mounted router takes the front off `url`, and puts it back when it is left;
 * who called which router says how much. No router reads `baseUrl`, which an application can write as well: it counts only
 * where a router has just written it.
 */
export class RoutedTarget {
  #target: string;
  #method: string | undefined;
  /** The call that is under way: its layer has been entered last. */
  #call: RouterCall;
  /** A call of which no layer has been entered yet. */
  #begun: RouterCall | undefined;
  /** As the layer that was entered last found it. */
  #url: unknown;
  /** A router hands the same `next` to each layer of a call. */
  readonly #calls = new Map<unknown, RouterCall>();
  /** What stood before `url` where the guard was entered. */
  readonly #outermost: string;
  /** The router of the application that is guarded. */
  readonly #application: object | undefined;

  /**
   * @param sent the whole target as it was sent
   * @param application the router of the application that is guarded, if that reads whole targets
   */
  constructor(request: RoutedRequest, sent: string, application?: object) {
    const base = text(request.baseUrl);
    this.#outermost = base;
    this.#application = application;
    this.#method = request.method;
    this.#target = sent;
    const parentUrl = base === "" ? "" : undefined;
    this.#call = { outer: undefined, prefix: "", parentUrl, base, slashAdded: false };
    this.#read(request, base, true);
  }

  /** What was routed last. */
  get target(): string {
    return this.#target;
  }

  /** The call of the layer that was entered last. */
  get call(): RouterCall {
    return this.#call;
  }

  /**
   * A router is called.
   * @returns the call, and whether the target or the method is another than before
   */
  begin(router: object, request: RoutedRequest): { readonly call: RouterCall; readonly isChanged: boolean } {
    const outer = this.#call;
    // What an application hands to itself again is read as what comes from outside.
    const prefix = router === this.#application ? "" : outer.base;
    const call = { outer, prefix, parentUrl: text(request.baseUrl), base: prefix, slashAdded: false };
    this.#call = call;
    this.#begun = call;
    return { call, isChanged: this.#read(request, prefix, true) };
  }

  /** A router hands on to whoever called it. */
  end(call: RouterCall): void {
    if (this.#begun === call) this.#begun = undefined;
    if (call.outer !== undefined) this.#call = call.outer;
  }

  /**
   * A layer is entered.
   * @param next what its router, or its route, hands to it
   * @param handlesError whether it handles an error: that is routed nowhere
   * @returns whether the target or the method is another than before
   */
  enter(layer: RoutedLayer, request: RoutedRequest, next: unknown, handlesError: boolean): boolean {
    let call = this.#calls.get(next);
    if (call === undefined) {
      call = this.#begun ?? this.#call;
      this.#begun = undefined;
      this.#calls.set(next, call);
    }
    this.#call = call;
    return this.#read(
      request,
      "route" in layer ? this.#baseFor(layer, text(request.baseUrl)) : call.base,
      !handlesError,
    );
  }

  /**
   * A layer hands on, and so does what it has called: routers have put back what they took off.
   * @param call the call that it is a layer of
   * @param isError whether it hands on an error, which can come late, while another layer runs
   * @returns whether it has made it another target, or method
   */
  leave(request: RoutedRequest, call: RouterCall, isError: boolean): boolean {
    this.#call = call;
    if (isError && request.url === this.#url) return false;
    const [absolute, rest] = split(text(request.url));
    return this.#become(request, absolute + call.base + (call.slashAdded && isRoot(rest) ? rest.slice(1) : rest));
  }

  /** What stands before `url` where a router enters one of its layers. */
  #baseFor(layer: RoutedLayer, baseUrl: string): string {
    const { prefix, parentUrl } = this.#call;
    const mount = isMount(layer);
    // Outside the guard, routers have been called that nobody saw.
    if (parentUrl === undefined) return mount || this.#outermost.startsWith(baseUrl) ? baseUrl : "";
    return mount && baseUrl.startsWith(parentUrl) ? prefix + baseUrl.slice(parentUrl.length) : prefix;
  }

  /**
   * Puts together what a router has taken apart. It leaves a slash at the end out of `baseUrl`, and puts one before what
   * is left of a path if that is nothing.
   */
  #read(request: RoutedRequest, base: string, isRouted: boolean): boolean {
    const [absolute, rest] = split(text(request.url));
    const call = this.#call;
    this.#url = request.url;
    call.base = base;
    call.slashAdded = false;
    if (base !== "" && absolute + base + rest !== this.#target) {
      if (absolute + base + "/" + rest === this.#target) call.base = `${base}/`;
      else if (isRoot(rest)) call.slashAdded = absolute + base + rest.slice(1) === this.#target;
    }
    return isRouted && this.#become(request, absolute + call.base + (call.slashAdded ? rest.slice(1) : rest));
  }

  #become({ method, url }: RoutedRequest, whole: string): boolean {
    // Express fails on a URL that is no text, and the guard on a target that is none.
    const target = typeof url === "string" ? whole : "";
    if (target === this.#target && method === this.#method) return false;
    this.#target = target;
    this.#method = method;
    return true;
  }
}
