import { array, assert, constant, integer, nat, oneof, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { internalSlot } from "../../src/adapters/internal-slot.ts";

const someObject = nat({ max: 2 });
const steps = array(oneof(tuple(constant("get"), someObject), tuple(constant("set"), someObject, integer())));

test("whatever is set and asked in whatever order, an object has the value that it got last", () => {
  assert(
    property(steps, (all) => {
      const base = {};
      const objects = [base, Object.create(base) as object, Object.freeze({})];
      const slot = internalSlot<number>();
      const twin = new Map<number, number>();
      for (const [step, index, value = 0] of all) {
        const object = objects[index] ?? base;
        if (step === "get") expect(slot.get(object)).toBe(twin.get(index));
        else {
          slot.set(object, value);
          twin.set(index, value);
        }
      }
    }),
  );
});

test("two slots on one object keep apart", () => {
  const object = {};
  const [one, other] = [internalSlot<string>(), internalSlot<string>()];
  one.set(object, "one");
  expect(other.get(object)).toBeUndefined();
  other.set(object, "other");
  expect([one.get(object), other.get(object)]).toEqual(["one", "other"]);
});
