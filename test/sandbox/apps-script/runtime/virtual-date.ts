// Makes the context's clock and chance the sandbox's: Date reads the virtual clock, Math.random follows a seed.

/** The context's Date with every reading of "now" replaced; all else stays V8's. */
export function virtualDate(nowMs: () => number): DateConstructor {
  const Native = Date;
  Native.now = () => Math.floor(nowMs());
  const Virtual = new Proxy(Native, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [Native.now()] : args, newTarget),
    apply: () => new Native(Native.now()).toString(),
  });
  Native.prototype.constructor = Virtual;
  return Virtual;
}

/** mulberry32 (public domain): the same seed gives the same numbers, 0 ≤ x < 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
