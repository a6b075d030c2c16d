// JSON from outside: what is none is `undefined`, which no schema accepts.
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
