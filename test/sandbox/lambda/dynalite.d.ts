// dynalite ships no types; this is as much of it as the sandbox uses.
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** How long a new table is CREATING, in real milliseconds. */
    readonly createTableMs?: number;
  }

  export default function dynalite(options?: Options): Server;
}
