// Which build this is, put in by the bundler (scripts/build-id.mjs). Unbundled, as in tests of single files, it is none.
declare const TOBAN_BUILD: string | undefined;

export const BUILD: string = typeof TOBAN_BUILD === 'string' ? TOBAN_BUILD : 'unbuilt';
