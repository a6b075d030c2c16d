// Ids in PagerDuty's forms. The nth id of a kind is always the same, so that the same seed gives the same run.
import { createHash } from 'node:crypto';

export class Ids {
  private readonly counters = new Map<string, number>();

  /** `P` and six capitals or digits: users, services, policies, subscriptions. */
  short(kind: string): string {
    return `P${this.next(kind, 6)}`;
  }

  /** `P` and thirteen: incidents and notes. */
  long(kind: string): string {
    return `P${this.next(kind, 13)}`;
  }

  /** `R` and 25: log entries. */
  logEntry(): string {
    return `R${this.next('log entry', 25)}`;
  }

  /** 26 characters, as V3 events have them. */
  event(): string {
    return `01${this.next('event', 24)}`;
  }

  uuid(kind: string): string {
    const hex = this.hex(kind);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /** 32 lower-case hexadecimal digits: incident keys that PagerDuty makes itself. */
  hex(kind: string): string {
    return this.digest(kind).toString('hex').slice(0, 32);
  }

  secret(kind: string): string {
    return this.digest(kind).toString('base64url');
  }

  private next(kind: string, length: number): string {
    const number = BigInt(`0x${this.digest(kind).toString('hex')}`);
    return number.toString(36).toUpperCase().slice(0, length);
  }

  private digest(kind: string): Buffer {
    const count = (this.counters.get(kind) ?? 0) + 1;
    this.counters.set(kind, count);
    return createHash('sha256').update(`${kind} ${count}`).digest();
  }
}
