// What the bench and an instance's process say to each other.

export interface Served {
  readonly status: number;
  readonly ms: number;
}

export interface Played {
  readonly served: readonly Served[];
  readonly wallMs: number;
  /** Of the instance's whole process. */
  readonly cpuMs: number;
}

export type ToInstance = { readonly id: number } & (
  | { readonly kind: 'serve'; readonly event: unknown }
  /** Sequences run side by side, the events of one in their order. */
  | { readonly kind: 'play'; readonly sequences: readonly (readonly unknown[])[]; readonly atOnce: number }
  /** How far its Date runs ahead of the real one from now on. */
  | { readonly kind: 'ahead'; readonly ms: number }
);

export type FromInstance =
  | { readonly kind: 'ready'; readonly importMs: number }
  | ({ readonly kind: 'served'; readonly id: number } & Served)
  | ({ readonly kind: 'played'; readonly id: number } & Played)
  | { readonly kind: 'done'; readonly id: number };
