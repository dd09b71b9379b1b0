import type { MessageReading } from "../explanation.ts";

const agrees = (a: MessageReading, b: MessageReading): boolean =>
  Object.entries(a.values).every(([name, value]) => b.values[name] === undefined || b.values[name] === value);

/** Both as one: what is said is what the one says that has more. */
function joinedOf(before: MessageReading, after: MessageReading): MessageReading {
  const sizeOf = ({ values }: MessageReading): number => Object.keys(values).length;
  const advice = sizeOf(after) > sizeOf(before) ? after : before;
  return { ...advice, text: before.text, values: { ...after.values, ...before.values } };
}

const isSame = (a: MessageReading, b: MessageReading): boolean =>
  a.engine === b.engine &&
  a.code === b.code &&
  a.topic === b.topic &&
  a.cookie === b.cookie &&
  a.why !== "" &&
  agrees(a, b);

/** WebKit's second line, which says only that access control blocked the response. */
const isSecondOfWebKit = ({ engine, topic }: MessageReading): boolean =>
  engine === "webkit" && topic === "access-control-checks";

/** The same, with a URL that no server responds to: that is then the reason. */
const isReasonOfWebKit = (one: MessageReading, before: MessageReading): boolean =>
  one.engine === "webkit" &&
  one.code === "scheme-not-cors" &&
  before.engine === "webkit" &&
  before.code === "cors-origin-missing" &&
  before.values.url === undefined;

/** Firefox logs that the request did not succeed below the line that says why. */
const isSecondOfFirefox = (one: MessageReading, before: MessageReading): boolean =>
  one.engineCode === "CORSDidNotSucceed" && before.engine === "firefox" && agrees(one, before);

/** What a command's error goes on to say is what Node prints for the same. */
const isSecondOfCommand = (one: MessageReading, before: MessageReading): boolean =>
  before.engine === "command" && one.topic === "not-a-browser";

/** One reading for lines that belong together. */
export function joinReadings(readings: readonly MessageReading[]): readonly MessageReading[] {
  const joined: MessageReading[] = [];
  for (const one of readings) {
    const last = joined.at(-1);
    if (last === undefined) {
      joined.push(one);
    } else if (isSecondOfWebKit(one) && last.engine === "webkit") {
      if (!isSecondOfWebKit(last) || agrees(one, last))
        joined[joined.length - 1] = { ...last, values: { ...one.values, ...last.values } };
      else joined.push(one);
    } else if (isSecondOfWebKit(last) && one.engine === "webkit" && one.topic === "vague") {
      continue;
    } else if (isReasonOfWebKit(one, last)) {
      joined[joined.length - 1] = { ...one, text: last.text, values: { ...last.values, ...one.values } };
    } else if (isSecondOfFirefox(one, last) || isSecondOfCommand(one, last)) {
      continue;
    } else if (isSame(one, last)) {
      joined[joined.length - 1] = joinedOf(last, one);
    } else joined.push(one);
  }
  return joined;
}
