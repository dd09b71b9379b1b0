/** Why a test cannot run in a document of the model. */
const needNames = [
  "testdriver",
  "HTTP/2",
  "workers",
  "frames and windows",
  "modules",
  "navigations",
  "elements",
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
  workers: {
    path: /\.(?:shared|service)?worker\.|(?:shared)?worker-|service-?worker|worklet/i,
    source:
      /\bnew (?:Shared)?Worker\b|serviceWorker|service_worker|fetch_tests_from_worker|global=(?:\w*worker,?)+\s*$/m,
  },
  "frames and windows": {
    path: /iframe|srcdoc|window-open/,
    source:
      /<i?frame\b|createElement\(\s*["']i?frame|with_iframe|\biframe\b|\bwindow\.open\(|\bopener\b|RemoteContext|contentWindow/i,
  },
  modules: { source: /type=["']?module|\bimport\(/ },
  navigations: {
    path: /\/(?:a|area|form)-tag|navigat/,
    source: /\blocation\.(?:assign|replace|reload)\(|\blocation(?:\.href)?\s*=[^=]|\.submit\(|<form\b|history\./,
  },
  elements: {
    path: /\/(?:img|image|script|audio|video|link|object|embed|picture|stylesheet|css|track|beacon)-|(?:image|script|img|video|css|track|sharedworker)[.-]/,
    source:
      /<(?:img|video|audio|object|embed|link|svg|style|canvas|picture|input)\b|createElement\(\s*["'](?:img|script|link|video|audio|object|embed|style|svg|canvas|input)|new (?:Image|Audio|FontFace)\b|EventSource/i,
  },
  rendering: {
    source: /getComputedStyle|offset(?:Width|Height)|getBoundingClientRect|PerformanceObserver|performance\.getEntries/,
  },
};

/** What a test needs that the model's document lacks: the first of them, in the order of the list. */
export function needOf(path: string, source: string): Need | undefined {
  return needNames.find((need) => signs[need].path?.test(path) === true || signs[need].source?.test(source) === true);
}
