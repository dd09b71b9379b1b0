/** A request as a cell of a table shows it. */
export interface Message {
  readonly line: string;
  readonly fields: readonly string[];
  readonly body: string | undefined;
}

const isField = (line: string): boolean => /^[A-Za-z-]+: /.test(line);

export function messageOf([line = "", ...rest]: readonly string[]): Message {
  const bodies = rest.filter((one) => !isField(one));
  if (!/^[A-Z]+ \//.test(line) || bodies.length > 1)
    throw new Error(`${JSON.stringify([line, ...rest])} is no request.`);
  return { line, fields: rest.filter(isField), body: bodies[0] };
}
