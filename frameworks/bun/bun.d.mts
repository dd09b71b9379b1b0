export declare function bun(): string | undefined;
