// What this browser remembers between visits. A sandboxed frame may refuse its storage: then it remembers nothing.

type Key = 'name' | 'language';

export function recall(key: Key): string | null {
  try {
    return localStorage.getItem(`toban.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: Key, value: string): void {
  try {
    localStorage.setItem(`toban.${key}`, value);
  } catch {
    // Nothing depends on it.
  }
}
