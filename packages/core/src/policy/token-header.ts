/** The request header that carries a forgery token; a preflight may ask for it wherever a token is demanded. */
export const tokenHeader = "x-csrf-token";
