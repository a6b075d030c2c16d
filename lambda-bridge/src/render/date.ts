// Times in each reader's own zone, as Slack renders them; the fallback is for clients that do not.

/** @param iso ISO 8601 */
export function dateOf(iso: string): string {
  return dateOfSecond(Math.floor(Date.parse(iso) / 1_000));
}

export function dateOfSecond(second: number): string {
  const fallback = `${new Date(second * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${second}^{date_short_pretty} {time}|${fallback}>`;
}
