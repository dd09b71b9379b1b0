import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { engines, NetworkFailure, type EngineName } from "../../src/index.ts";
import type { Clock } from "../../src/page/clock.ts";
import { DownloadProgress, type DownloadTarget } from "../../src/page/download-progress.ts";
import { answering, logOf } from "./xml-http-requests.ts";
import { API, sceneOf, type Lines } from "../fetch/script.ts";

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

type Piece = Uint8Array | string | number | NetworkFailure;

async function* coming(pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof NetworkFailure) throw piece;
    if (typeof piece === "number") await new Promise((resolve) => setTimeout(resolve, piece));
    else yield typeof piece === "string" ? bytes(piece) : piece;
  }
}

const truncated = new NetworkFailure("truncated", "The connection ended.");
const zipped = gzipSync("hello hello hello hello");

interface Row {
  readonly desc: string;
  readonly type?: string;
  readonly headers?: Lines;
  readonly pieces: readonly Piece[];
  readonly set?: (xhr: XMLHttpRequest) => void;
  readonly late?: (xhr: XMLHttpRequest) => void;
  readonly expected: Readonly<Record<EngineName, string>>;
}

const json = "application/json";
const begin = "1 loadstart(0/0)";

const rows: readonly Row[] = [
  {
    desc: "the head before the content",
    pieces: [10, truncated],
    expected: {
      standard: "2 4 error(0/0) loadend(0/0)",
      chromium: "4 error(0/0) loadend(0/0)",
      firefox: "2 4 error(0/0) loadend(0/0)",
      webkit: "4 error(0/0) loadend(0/0)",
    },
  },
  {
    desc: "a type that is sniffed",
    type: "text/plain",
    pieces: ["aaaa", 60, "bbbb", 150],
    expected: {
      standard: "2 3 progress(4/0) 3 progress(8/0) 4 load(8/0) loadend(8/0)",
      chromium: "2 3 progress(8/0) 4 load(8/0) loadend(8/0)",
      firefox: "2 3 progress(4/0) 3 progress(8/0) 4 load(8/0) loadend(8/0)",
      webkit: "2 3 progress(4/0) 3 progress(8/0) 4 load(8/0) loadend(8/0)",
    },
  },
  {
    desc: "enough of a type that is sniffed",
    type: "text/plain",
    pieces: ["a".repeat(1024), 60, truncated],
    expected: {
      standard: "2 3 progress(1024/0) 4 error(0/0) loadend(0/0)",
      chromium: "2 3 progress(1024/0) 4 error(0/0) loadend(0/0)",
      firefox: "2 3 progress(1024/0) 4 error(0/0) loadend(0/0)",
      webkit: "2 3 progress(1024/0) 4 error(0/0) loadend(0/0)",
    },
  },
  {
    desc: "a coded body",
    headers: [
      ["Content-Encoding", "gzip"],
      ["Content-Length", String(zipped.length)],
    ],
    pieces: [zipped],
    expected: {
      standard: "2 3 progress(23/28) 4 load(23/28) loadend(23/28)",
      chromium: "2 3 progress(23/0) 4 load(23/0) loadend(23/0)",
      firefox: "2 3 progress(28/28) 4 load(28/28) loadend(28/28)",
      webkit: "2 3 progress(23/28) 4 load(23/28) loadend(23/28)",
    },
  },
  {
    desc: "more than its length says",
    headers: [["Content-Length", "2"]],
    pieces: ["aaaa"],
    expected: {
      standard: "2 3 progress(4/2) 4 load(4/2) loadend(4/2)",
      chromium: "2 3 progress(4/2) 4 load(4/2) loadend(4/2)",
      firefox: "2 3 progress(4/2) 4 load(4/2) loadend(4/2)",
      webkit: "2 3 progress(4/0) 4 load(4/0) loadend(4/0)",
    },
  },
  {
    desc: "a timeout set after send",
    pieces: ["aaaa", 300, "bbbb"],
    late: (xhr) => (xhr.timeout = 100),
    expected: {
      standard: "2 3 progress(4/0) 4 timeout(0/0) loadend(0/0)",
      chromium: "2 3 progress(4/0) 4 timeout(0/0) loadend(0/0)",
      firefox: "2 3 progress(4/0) 4 timeout(0/0) loadend(0/0)",
      webkit: "2 3 progress(4/0) 3 progress(8/0) 4 load(8/0) loadend(8/0)",
    },
  },
  {
    desc: "a timeout set before send, taken away and set again",
    pieces: ["aaaa", 300, "bbbb"],
    set: (xhr) => (xhr.timeout = 2000),
    late: (xhr) => {
      xhr.timeout = 0;
      xhr.timeout = 100;
    },
    expected: {
      standard: "2 3 progress(4/0) 4 timeout(0/0) loadend(0/0)",
      chromium: "2 3 progress(4/0) 4 timeout(0/0) loadend(0/0)",
      firefox: "2 3 progress(4/0) 4 timeout(0/0) loadend(0/0)",
      webkit: "2 3 progress(4/0) 4 timeout(0/0) loadend(0/0)",
    },
  },
];

async function receive(row: Row, engine: EngineName): Promise<{ xhr: XMLHttpRequest; log: string[] }> {
  const headers: Lines = [["Content-Type", row.type ?? json], ...(row.headers ?? [])];
  const { page } = sceneOf(answering({ headers, body: coming(row.pieces) }), { engine });
  const xhr = new page.XMLHttpRequest();
  const log = logOf(xhr, false);
  xhr.open("GET", API);
  row.set?.(xhr as unknown as XMLHttpRequest);
  const ended = new Promise((resolve) => xhr.addEventListener("loadend", resolve));
  xhr.send();
  row.late?.(xhr as unknown as XMLHttpRequest);
  await ended;
  return { xhr: xhr as unknown as XMLHttpRequest, log };
}

const names = Object.keys(engines) as EngineName[];

describe.concurrent("what an XMLHttpRequest tells of a body as it comes", () => {
  test.each(rows.flatMap((row) => names.map((engine) => [row.desc, engine, row] as const)))(
    "%s, %s",
    async (_desc, engine, row) => {
      const { log } = await receive(row, engine);
      expect(log.join(" ")).toBe(`${begin} ${row.expected[engine]}`);
    },
  );
});

describe.concurrent("what is left", () => {
  test.each<[EngineName, text: string[], buffer: unknown, url: string]>([
    ["standard", ["a\ufffd", "aéb"], null, ""],
    ["chromium", ["", "aéb"], null, ""],
    ["firefox", ["a", "aéb"], 0, `${API}/`],
    ["webkit", ["a", "aéb"], null, ""],
  ])("in %s", async (engine, texts, buffer, url) => {
    const seen: string[] = [];
    const whole: Row = {
      desc: "half a character",
      pieces: ["a\xc3", 60, "\xa9b", 60],
      set: (xhr) => xhr.addEventListener("progress", () => seen.push(xhr.responseText)),
      expected: {} as Row["expected"],
    };
    const broken: Row = { ...whole, pieces: ["aaaa", truncated], set: (xhr) => (xhr.responseType = "arraybuffer") };
    await receive(whole, engine);
    const { xhr } = await receive(broken, engine);
    const left = xhr.response as ArrayBuffer | null;
    expect([seen, left?.byteLength ?? null, xhr.responseURL, xhr.status]).toEqual([texts, buffer, url, 0]);
    expect(xhr.response).toBe(left);
  });

  test("a listener that opens the next request hears nothing of the first", async () => {
    const { page } = sceneOf(answering({ headers: [["Content-Type", json]], body: coming(["aaaa", 70, "bbbb"]) }), {
      engine: "chromium",
    });
    const xhr = new page.XMLHttpRequest();
    xhr.open("GET", API);
    const log = logOf(xhr, false);
    let opened = false;
    xhr.addEventListener("progress", () => {
      if (opened) return;
      opened = true;
      xhr.open("GET", `${API}/2`);
    });
    xhr.send();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(log.join(" ")).toBe("loadstart(0/0) 2 3 progress(4/0) 1");
    expect([xhr.readyState, xhr.responseText, xhr.responseURL]).toEqual([1, "", ""]);
  });
});

describe("progress within 50 ms of the one before", () => {
  /** A clock that a test moves on. */
  function handClock(): Clock & { advance(milliseconds: number): void } {
    const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
    let time = 1000;
    return {
      now: () => time,
      setTimeout: (callback, milliseconds) => {
        const timer = { at: time + milliseconds, callback };
        timers.add(timer);
        return timer;
      },
      clearTimeout: (timer) => void timers.delete(timer as { at: number; callback: () => void }),
      advance: (milliseconds) => {
        time += milliseconds;
        for (const timer of [...timers].filter(({ at }) => at <= time)) {
          timers.delete(timer);
          timer.callback();
        }
      },
    };
  }

  test.each<[EngineName, string]>([
    ["standard", "3 4@0 8@end"],
    ["chromium", "3 4@0 3 8@50 4 12@end"],
    ["firefox", "3 4@0 3 8@60 12@end"],
    ["webkit", "3 4@0 3 8@50 3 4 12@end"],
  ])("in %s", (engine, expected) => {
    const clock = handClock();
    const log: string[] = [];
    let at = "0";
    const target: DownloadTarget = {
      changeState: (state) => log.push(String(state)),
      progress: (loaded) => log.push(`${String(loaded)}@${at}`),
      isLive: () => true,
    };
    const progress = new DownloadProgress(target, engines[engine].xmlHttpRequest, clock);
    progress.chunk(4);
    clock.advance(10);
    progress.chunk(8);
    for (at of ["49", "50", "60"]) clock.advance(Number(at) - (clock.now() - 1000));
    if (engine !== "standard") progress.chunk(12);
    at = "end";
    progress.end(engine === "standard" ? 8 : 12);
    clock.advance(500);
    expect(log.join(" ")).toBe(expected);
  });
});
