import { describedShape } from "./descriptions.ts";
import type { Shape } from "./shape-kinds.ts";

type Schema = Readonly<Record<string, unknown>>;

function schemaOf(shape: Shape): Schema {
  switch (shape.kind) {
    case "text":
      return { type: "string", minLength: 1, ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }) };
    case "number":
    case "boolean":
      return { type: shape.kind };
    case "choice":
      return { enum: shape.of };
    case "list":
      return { type: "array", items: schemaOf(shape.of), ...(shape.mayBeEmpty === true ? {} : { minItems: 1 }) };
    case "record":
      return { type: "object", propertyNames: { pattern: shape.names }, additionalProperties: schemaOf(shape.of) };
    case "either":
      return { anyOf: shape.of.map(schemaOf) };
    case "object":
      return {
        type: "object",
        properties: Object.fromEntries(
          Object.entries(shape.keys).map(([name, key]) => [
            name,
            { description: key.description, ...schemaOf(key.shape) },
          ]),
        ),
        required: Object.entries(shape.keys).flatMap(([name, key]) => (key.required === true ? [name] : [])),
        additionalProperties: false,
      };
  }
}

/** The JSON Schema (2020-12) of the policy document, for editors; the compiler finds more than a schema can say. */
export function policySchema(): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Sallyport policy",
    ...schemaOf(describedShape),
  };
}
