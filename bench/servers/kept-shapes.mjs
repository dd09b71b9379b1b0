// V8 forgets the shape of objects when it collects garbage and none of them is left. process.nextTick makes such ones, and in some
// processes it was slower for good afterwards, by 2 µs a request, whatever they served. One object that is kept keeps the shape.
import { createHook } from "node:async_hooks";

const kept = [];

/** Keeps an object of process.nextTick for as long as the process lives. */
export async function keepShapes() {
  const hook = createHook({
    init: (_id, type, _trigger, resource) => {
      if (type === "TickObject") kept.push(resource);
    },
  }).enable();
  await new Promise((resolve) => process.nextTick(resolve));
  hook.disable();
}
