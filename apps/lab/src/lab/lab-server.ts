import { readFile } from "node:fs/promises";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { HttpNetwork } from "@sallyport/browser/http";
import { definePolicy } from "sallyport";
import { guard } from "sallyport/node";
import { checkExercise } from "../exercises/check.ts";
import { exercises } from "../exercises/index.ts";
import { protectionNames, type ProtectionName } from "../protections/index.ts";
import { stories } from "../stories/index.ts";
import { isReply, readCall, send, type Call, type Reply } from "../world/call.ts";
import type { Html } from "../world/html.ts";
import type { Attempt, Story } from "../world/story.ts";
import type { Worlds } from "../world/worlds.ts";
import { drawingReply } from "./drawing.ts";
import { exercisePage, exercisesPage } from "./exercise-pages.ts";
import { linkFor, page, type Reader } from "./layout.ts";
import { modelOutcome } from "./model-outcome.ts";
import { notFound } from "./not-found.ts";
import { outcomeOf, ownPrediction } from "./outcome.ts";
import { predict, type Prediction } from "./predictions.ts";
import { startPage } from "./start-page.ts";
import { storyPage } from "./story-page.ts";
import { Visitors, type Started } from "./visitors.ts";

const pages = new URL("../../pages/", import.meta.url);

const files: Readonly<Record<string, string>> = {
  "/base.css": "text/css; charset=utf-8",
  "/lab.css": "text/css; charset=utf-8",
  "/lab.js": "text/javascript; charset=utf-8",
  "/icon.svg": "image/svg+xml",
};

export interface LabOptions {
  readonly worlds: Worlds;
  readonly network: HttpNetwork;
  readonly port: () => number;
  /** Called when a visitor's attempt has started. */
  readonly onStart: (story: Story, attempt: Attempt, protection: ProtectionName) => void;
}

type Route = (
  reader: Reader,
  call: Call,
  ...names: readonly string[]
) => Reply | undefined | Promise<Reply | undefined>;

const seeOther = (location: string): Reply => ({ status: 303, headers: { location } });

const storyNamed = (name: string): Story | undefined => stories.find((story) => story.name === name);

/** The lab's own pages. */
export class LabServer {
  readonly #options: LabOptions;
  readonly #visitors = new Visitors();
  readonly listener: RequestListener;

  constructor(options: LabOptions) {
    this.#options = options;
    const policy = definePolicy({ sallyport: 1, self: ["http://lab.localhost:*"], resources: [{ path: "/**" }] });
    this.listener = guard(policy, (request, response) => this.#serve(request, response), {
      log: false,
      onError: () => undefined,
    });
  }

  readonly #routes: readonly (readonly [method: string, path: RegExp, route: Route])[] = [
    ["GET", /^\/$/, (reader) => startPage(reader, stories)],
    ["POST", /^\/present$/, (reader) => this.#present(reader)],
    ["GET", /^\/stories\/([a-z-]+)$/, (reader, _, name = "") => this.#story(reader, name)],
    ["POST", /^\/stories\/([a-z-]+)\/protection$/, (reader, call, name = "") => this.#protect(reader, call, name)],
    ["POST", /^\/stories\/([a-z-]+)\/attempts\/([a-z-]+)$/, (reader, _, ...names) => this.#start(reader, ...names)],
    ["GET", /^\/stories\/([a-z-]+)\/attempts\/([a-z-]+)$/, (reader, _, ...names) => this.#outcome(reader, ...names)],
    [
      "GET",
      /^\/stories\/([a-z-]+)\/attempts\/([a-z-]+)\/diagram(|-narrow)\.svg$/,
      (reader, _, ...names) => this.#drawing(reader, ...names),
    ],
    [
      "POST",
      /^\/stories\/([a-z-]+)\/attempts\/([a-z-]+)\/model$/,
      (reader, _, ...names) => this.#model(reader, ...names),
    ],
    [
      "GET",
      /^\/stories\/([a-z-]+)\/attempts\/([a-z-]+)\/model\/([a-z]+)\/([a-z]+)\/diagram(|-narrow)\.svg$/,
      (reader, _, ...names) => this.#modelDrawing(reader, ...names),
    ],
    ["GET", /^\/exercises$/, (reader) => exercisesPage(reader)],
    ["GET", /^\/exercises\/([a-z-]+)$/, (reader, _, name) => this.#exercise(reader, name)],
    [
      "POST",
      /^\/exercises\/([a-z-]+)$/,
      (reader, call, name) => this.#exercise(reader, name, call.fields.get("policy")),
    ],
  ];

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    if (isReply(call)) {
      send(response, call);
      return;
    }
    const type = call.method === "GET" ? files[call.path] : undefined;
    if (type !== undefined) {
      send(response, {
        headers: { "content-type": type },
        body: await readFile(new URL(call.path.slice(1), pages)),
      });
      return;
    }
    const reader = this.#readerOf(call, response);
    for (const [method, path, route] of this.#routes) {
      const match = method === call.method ? path.exec(call.path) : null;
      const reply = match && (await route(reader, call, ...match.slice(1)));
      if (reply) {
        send(response, reply);
        return;
      }
    }
    send(response, notFound(page, reader));
  }

  /** By the lab's cookie, or by the address where the browser keeps none. */
  #readerOf({ cookies, fields, headers }: Call, response: ServerResponse): Reader {
    const known = this.#visitors.find(cookies.get("lab"));
    const named = known ?? this.#visitors.find(fields.get("visitor"));
    const visitor = named ?? this.#visitors.add();
    // Whoever an address names gets no cookie: a link must not make a reader somebody else for good.
    if (named === undefined) response.setHeader("set-cookie", `lab=${visitor.id}; Path=/; HttpOnly; SameSite=Lax`);
    return { visitor, hasCookie: known !== undefined, userAgent: headers["user-agent"], port: this.#options.port() };
  }

  #present(reader: Reader): Reply {
    reader.visitor.presents = !reader.visitor.presents;
    return seeOther(linkFor(reader, "/"));
  }

  async #story(reader: Reader, name: string): Promise<Reply | undefined> {
    const story = storyNamed(name);
    if (story === undefined) return undefined;
    const outcomes = new Map<string, Html>();
    for (const { name: attempt } of story.attempts) {
      const started = reader.visitor.started.get(`${name}/${attempt}`);
      await started?.run.noticeDeparture();
      if (started !== undefined) outcomes.set(attempt, outcomeOf(reader, started, await this.#predictionsFor(started)));
    }
    const modelled = new Map(
      story.attempts.flatMap(({ name: attempt }) => {
        const one = reader.visitor.modelled.get(`${name}/${attempt}`);
        return one === undefined
          ? []
          : [[attempt, modelOutcome(reader, `/stories/${name}/attempts/${attempt}`, one)] as const];
      }),
    );
    return storyPage(reader, story, outcomes, modelled);
  }

  #protect(reader: Reader, { fields }: Call, name: string): Reply | undefined {
    const chosen = protectionNames.find((one) => one === fields.get("protection"));
    if (storyNamed(name) === undefined) return undefined;
    if (chosen !== undefined) reader.visitor.protections.set(name, chosen);
    return seeOther(linkFor(reader, `/stories/${name}#attempts`));
  }

  /** A new world for each attempt; the one before it ends. */
  async #start(reader: Reader, name = "", attemptName = ""): Promise<Reply | undefined> {
    const { worlds, onStart, port } = this.#options;
    const story = storyNamed(name);
    const attempt = story?.attempts.find((one) => one.name === attemptName);
    if (story === undefined || attempt === undefined) return undefined;
    const { visitor } = reader;
    const protection = visitor.protections.get(name) ?? "none";
    const here = linkFor(reader, `/stories/${name}#${attemptName}`);
    const driver = { back: `http://lab.localhost:${port()}${here}` };
    const run = await worlds.start({ story, attempt, protection, scheme: "http", driver });
    const before = visitor.started.get(`${name}/${attemptName}`);
    if (before !== undefined) worlds.end(before.run.world.place.id);
    visitor.started.set(`${name}/${attemptName}`, { run, protection, at: Date.now() });
    onStart(story, attempt, protection);
    return seeOther(run.stage?.url ?? here);
  }

  async #outcome(reader: Reader, name = "", attempt = ""): Promise<Reply | undefined> {
    const started = reader.visitor.started.get(`${name}/${attempt}`);
    if (started === undefined) return { status: 204 };
    const outcome = outcomeOf(reader, started, await this.#predictionsFor(started));
    return { headers: { "content-type": "text/html; charset=utf-8" }, body: String(outcome) };
  }

  #predictionsFor(started: Started): Promise<readonly Prediction[]> | undefined {
    const { run, protection } = started;
    if (!run.isDone) return undefined;
    const { worlds, network } = this.#options;
    started.predictions ??= predict(
      { story: run.world.story, attempt: run.attempt, protection },
      worlds,
      network,
    ).catch(() => []);
    return started.predictions;
  }

  async #drawing(reader: Reader, name = "", attempt = "", suffix = ""): Promise<Reply | undefined> {
    const started = reader.visitor.started.get(`${name}/${attempt}`);
    const predictions = started && (await this.#predictionsFor(started));
    const drawn = started && predictions && ownPrediction(reader, started, predictions);
    return drawn && drawingReply(drawn, started.run.attempt.kind === "attack", suffix);
  }

  /** Plays an attempt in the model of each engine; nothing is opened in the reader's browser. */
  async #model(reader: Reader, name = "", attemptName = ""): Promise<Reply | undefined> {
    const { worlds, network } = this.#options;
    const story = storyNamed(name);
    const attempt = story?.attempts.find((one) => one.name === attemptName);
    if (story === undefined || attempt === undefined || attempt.notModelled !== undefined) return undefined;
    const protection = reader.visitor.protections.get(name) ?? "none";
    const predictions = await predict({ story, attempt, protection }, worlds, network);
    reader.visitor.modelled.set(`${name}/${attemptName}`, { protection, predictions });
    return seeOther(linkFor(reader, `/stories/${name}#${attemptName}`));
  }

  #modelDrawing(
    reader: Reader,
    ...[name = "", attempt = "", engine, cookies, suffix = ""]: readonly string[]
  ): Reply | undefined {
    const modelled = reader.visitor.modelled.get(`${name}/${attempt}`);
    const drawn = modelled?.predictions.find((one) => one.engine === engine && one.thirdPartyCookies === cookies);
    const kind = storyNamed(name)?.attempts.find((one) => one.name === attempt)?.kind;
    return drawn && drawingReply(drawn, kind === "attack", suffix);
  }

  async #exercise(reader: Reader, name: string | undefined, text?: string): Promise<Reply | undefined> {
    const exercise = exercises.find((one) => one.name === name);
    if (exercise === undefined) return undefined;
    // A form's lines end with CR LF.
    const policy = text?.replaceAll("\r\n", "\n");
    const checked = policy === undefined ? undefined : await checkExercise(exercise, policy, this.#options);
    return exercisePage(reader, exercise, policy ?? exercise.start, checked);
  }
}
