/** `0.1.0+1a2b3c4d5e`. @param folder where the project stands; this one where it is left out */
export function buildId(folder?: string): string;
