/** A key or a value that a place may have. */
export interface Choice {
  readonly name: string;
  readonly description: string | undefined;
  readonly isKey: boolean;
}

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

/** A schema and the alternatives that it names. */
function alternatives(schema: unknown): readonly Schema[] {
  if (!isSchema(schema)) return [];
  const inner = Array.isArray(schema.anyOf) ? schema.anyOf.flatMap(alternatives) : [];
  return [schema, ...inner];
}

function step(schemas: readonly Schema[], key: string): readonly Schema[] {
  return schemas.flatMap((schema) => {
    if (key === "[]") return alternatives(schema.items);
    const { properties, additionalProperties } = schema;
    const own = isSchema(properties) && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    return alternatives(own);
  });
}

/** What a JSON Schema permits at a path of keys, where `[]` is an item of a list. */
export function choicesAt(schema: unknown, path: readonly string[]): readonly Choice[] {
  const schemas = path.reduce(step, alternatives(schema));
  const choices = schemas.flatMap((one): Choice[] => {
    const keys = Object.entries(isSchema(one.properties) ? one.properties : {}).map(([name, property]) => ({
      name,
      description: isSchema(property) && typeof property.description === "string" ? property.description : undefined,
      isKey: true,
    }));
    const values = Array.isArray(one.enum) ? one.enum.map(String) : one.type === "boolean" ? ["true", "false"] : [];
    return [...keys, ...values.map((name) => ({ name, description: undefined, isKey: false }))];
  });
  return [...new Map(choices.map((one) => [`${one.name} ${one.isKey}`, one])).values()];
}
