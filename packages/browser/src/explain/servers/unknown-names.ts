/** What stands for the method and the header of a preflight that nobody recorded. It allows nothing that a page sends. */
export const unknownMethod = "METHOD";
export const unknownHeader = "header-name";
