/** Why a test cannot run in a document of the model. */
const needNames = [
  "testdriver",
  "HTTP/2",
  "service workers",
  "worklets",
  "modules in documents",
  "prefetch",
  "media",
  "rendering",
] as const;

export type Need = (typeof needNames)[number];

interface Signs {
  readonly path?: RegExp;
  readonly source?: RegExp;
}

const signs: Readonly<Record<Need, Signs>> = {
  testdriver: { source: /testdriver\.js/ },
  "HTTP/2": { path: /\.h2\./ },
  "service workers": {
    path: /service-?worker/i,
    source: /serviceWorker|service_worker|global=(?:\w+,)*serviceworker\s*$/m,
  },
  worklets: { path: /worklet/, source: /Worklet/ },
  "modules in documents": { source: /<script[^>]+type=["']?module/ },
  prefetch: { path: /prefetch/ },
  media: {
    path: /\/(?:audio|video|track)-|(?:video|audio|track)[.-]/,
    source: /<(?:video|audio|track)\b|createElement\(\s*["'](?:video|audio|track)|new (?:Audio|FontFace)\b|new Audio\b/,
  },
  rendering: {
    path: /\/img-tag\.|image-upgrade|css-integration\//,
    source:
      /getComputedStyle|offset(?:Width|Height)|getBoundingClientRect|getContext\(|requestViaImage|document\.fonts|PerformanceObserver|performance\.getEntries/,
  },
};

/** What a test needs that the model's document lacks: the first of them, in the order of the list. */
export function needOf(path: string, source: string): Need | undefined {
  return needNames.find((need) => signs[need].path?.test(path) === true || signs[need].source?.test(source) === true);
}
