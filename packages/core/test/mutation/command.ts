/** Reads a command line. Prints the help where it asks for that, or what is wrong with it: then there is a status, and no options. */
export function optionsOf<Options>(
  args: readonly string[],
  read: (args: readonly string[]) => Options | "help",
  help: string,
): { readonly options: Options } | { readonly status: 0 | 2 } {
  try {
    const options = read(args);
    if (options !== "help") return { options };
    console.log(help);
    return { status: 0 };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    return { status: 2 };
  }
}
