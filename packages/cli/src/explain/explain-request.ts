import { httpNetwork } from "@sallyport/browser/http";
import type { PolicyEdit } from "@sallyport/browser/explain";
import { describeProblem } from "sallyport";
import { standInSources } from "sallyport/review";
import { isForbiddenRequestHeader, isSafeMethod } from "sallyport/standard";
import { readInput } from "../input.ts";
import { messages } from "../messages.ts";
import { readPolicyFile } from "../policy-file.ts";
import { UsageError, type Run } from "../terminal.ts";
import { enginesOf, type Asked } from "./asked.ts";
import { attemptInAll } from "./attempt.ts";
import { CarefulNetwork } from "./careful-network.ts";
import { readCurlLine } from "./curl-line.ts";
import { curlRequest } from "./curl-request.ts";
import { networkOptions, readFrom, type ExplainOptions } from "./options.ts";
import { predictInAll } from "./predicted.ts";
import { Progress } from "./progress.ts";
import { show } from "./show.ts";
import type { Told } from "./told.ts";
import type { YamlText } from "../yaml-text.ts";

const texts = messages.explain;

interface Request {
  readonly asked: Asked;
  readonly notes: readonly string[];
}

const ownHeaders = (options: ExplainOptions): readonly string[] =>
  options.header.filter((one) => isForbiddenRequestHeader(...one)).map(([name]) => name);

/** The request that the options describe. */
function fromOptions(url: string, options: ExplainOptions): Request {
  const { from, data, header, request, credentials, cookie, mode, pageSpace } = options;
  if (from === undefined) throw new UsageError(texts.fromMissing);
  const method = request ?? (data === undefined ? "GET" : "POST");
  const bodyless = /^(?:get|head)$/i.test(method);
  if (data !== undefined && bodyless) throw new UsageError(texts.bodyOfGet(method));
  const own = ownHeaders(options);
  return {
    asked: {
      url,
      page: from,
      method,
      headers: header,
      body: data,
      mode,
      credentials: credentials === true ? "include" : "same-origin",
      cookies: cookie,
      ...(pageSpace === undefined ? {} : { addressSpace: pageSpace }),
    },
    notes: [
      ...(own.length === 0 ? [] : [texts.forbiddenHeaders(own)]),
      ...(cookie.length > 0 && credentials !== true ? [texts.cookieWithoutCredentials] : []),
    ],
  };
}

/** The page that a line names, where it does. */
function pageIn(page: string | undefined): string | undefined {
  if (page === undefined) return undefined;
  try {
    return readFrom(page);
  } catch (error) {
    if (error instanceof Error && error.message === messages.appPage) throw new UsageError(`--curl: ${error.message}`);
    return undefined;
  }
}

/** The request of a curl line; the options add to it. */
async function fromCurl(curl: string, options: ExplainOptions, run: Run): Promise<Request> {
  const file = curl === "-" ? "-" : curl.startsWith("@") ? curl.slice(1) : undefined;
  const line = file === undefined ? curl : await readInput(file, run.terminal);
  const read = curlRequest(readCurlLine(line));
  const from = options.from ?? pageIn(read.page);
  if (from === undefined) throw new UsageError(texts.curl.fromMissing);
  const { asked, notes } = fromOptions(read.url, {
    ...options,
    from,
    request: options.request ?? read.method,
    header: [...read.headers, ...options.header],
    cookie: [...read.cookies, ...options.cookie],
    credentials: read.credentials || options.credentials === true,
  });
  const body = options.data ?? read.body;
  return { asked: { ...asked, body }, notes: [...read.notes, ...notes] };
}

/** A user who pastes a line, or names a method, should know that a server gets a request. */
function announce({ url, method }: Asked, { curl, send = false }: ExplainOptions, run: Run): void {
  if (curl === undefined && method === "GET") return;
  const text = send || isSafeMethod(method) ? texts.sending : texts.sendingPreflight;
  run.terminal.stderr(`${text(method, new URL(url).host)}\n`);
}

async function ask({ asked }: Request, options: ExplainOptions, run: Run): Promise<readonly Told[]> {
  const ca = options.ca === undefined ? undefined : await readInput(options.ca, run.terminal);
  let network;
  try {
    network = httpNetwork(networkOptions(options, ca));
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(texts.wrongNetwork(error.message, options.ca));
    throw error;
  }
  announce(asked, options, run);
  const progress = new Progress(run.terminal);
  try {
    const careful = new CarefulNetwork(network, options.send === true);
    return await attemptInAll(enginesOf(options.engine), asked, careful, (engine) =>
      progress.wait(texts.waiting(new URL(asked.url).host, engine)),
    );
  } finally {
    progress.end();
    network.close();
  }
}

const placeIn = (name: string, text: YamlText, { path }: PolicyEdit): string =>
  `${name}:${String(text.placeOf(path).line)}`;

async function predict({ asked }: Request, name: string, options: ExplainOptions, run: Run): Promise<readonly Told[]> {
  const { profile } = options;
  const { policy, problems, text } = await readPolicyFile(name, profile, run.terminal);
  if (policy === undefined) throw new UsageError(messages.broken(name, problems.map(describeProblem)));
  const compiledWith = { sources: standInSources(text.value), ...(profile === undefined ? {} : { profile }) };
  const told = await predictInAll(enginesOf(options.engine), asked, policy, {
    document: text.value,
    options: compiledWith,
  });
  return told.map((one) => ({ ...one, place: one.edit && placeIn(name, text, one.edit) }));
}

/** `sallyport explain URL`, and `--curl`: one request, from a server or as a policy would have it. */
export async function explainRequest(url: string | undefined, options: ExplainOptions, run: Run): Promise<void> {
  const { curl, policy } = options;
  const request = curl === undefined ? fromOptions(url ?? "", options) : await fromCurl(curl, options, run);
  const told = policy === undefined ? await ask(request, options, run) : await predict(request, policy, options, run);
  const notes = policy === undefined ? request.notes : [texts.predicted(policy), ...request.notes];
  await show(policy === undefined ? "asked" : "predicted", told, notes, options, run);
}
