// The day's script: three ways of a task, and webhooks that come twice, thrice and in batches.
import { PEOPLE } from '../company';
import type { Driver } from '../driver';
import type { Timeline } from './timeline';

const CALENDAR = 'aoba@group.calendar.google.com';
const [sato, yamada, suzuki] = PEOPLE;

/** 08:50 on Tuesday 24 November 2026 in Tokyo. */
export const DAY_START_MS = Date.UTC(2026, 10, 23, 23, 50);
export const ZONE = 'Asia/Tokyo';

const WORK = {
  backup: { title: 'Nightly backup check', at: '09:00' },
  certificate: { title: '証明書の更新 www.aoba.example', at: '10:00' },
  firewall: { title: 'Firewall rule change', at: '11:00' },
  jobA: { title: 'Month-end job A', at: '13:00' },
  jobB: { title: 'Month-end job B', at: '13:00' },
  patch: { title: 'Patch web-01', at: '15:00' },
} as const;

export class Day {
  constructor(
    private readonly toban: Driver,
    private readonly timeline: Timeline,
  ) {}

  async play(): Promise<void> {
    await this.toban.addCalendar(CALENDAR, 'Aoba Foods', ZONE);
    for (const { title, at } of Object.values(WORK)) {
      await this.toban.addEvent(CALENDAR, { title, at: instant(at) });
    }
    await this.startedBySlack(WORK.backup.title);
    await this.startedInPagerDuty(WORK.certificate.title);
    await this.startedByNobody(WORK.firewall.title);
    await this.batched(WORK.jobA.title, WORK.jobB.title);
    await this.repeated(WORK.patch.title);
  }

  private async startedBySlack(title: string): Promise<void> {
    this.timeline.heading('1. Started by the link in the Slack card');
    await this.until('09:05');
    await this.click('Start', title);
    await this.until('09:25');
    await this.click('Finish', title);
    await this.until('09:30');
  }

  private async startedInPagerDuty(title: string): Promise<void> {
    this.timeline.heading('2. Started inside PagerDuty');
    await this.until('10:05');
    await this.act('acknowledge', sato.name, title);
    await this.until('10:25');
    await this.act('resolve', sato.name, title);
    await this.until('10:30');
  }

  private async startedByNobody(title: string): Promise<void> {
    this.timeline.heading('3. Nobody starts: PagerDuty escalates, Slack is reminded');
    for (const time of ['11:05', '11:16', '11:31', '11:35']) await this.until(time);
    await this.act('acknowledge', suzuki.name, title);
    await this.until('11:45');
    await this.act('resolve', suzuki.name, title);
    await this.until('11:50');
    await this.countWebhooks(null);
  }

  private async batched(a: string, b: string): Promise<void> {
    this.timeline.heading('4. Webhooks in batches: A+B in one request, A+B and then B, A+B twice');
    await this.toban.break({ webhooks: { batch: true } });
    await this.until('13:02');
    await this.countWebhooks('both opened, told as A+B');
    await this.until('13:05');
    await this.act('acknowledge', yamada.name, a, b);
    await this.until('13:10');
    await this.countWebhooks('both acknowledged, told as A+B and then B again');
    await this.until('13:20');
    await this.act('resolve', yamada.name, a, b);
    await this.until('13:25');
    await this.countWebhooks('both resolved, told as A+B twice');
    await this.toban.mend();
  }

  private async repeated(title: string): Promise<void> {
    this.timeline.heading('5. Every webhook comes three times');
    await this.toban.break({ webhooks: { duplicate: 3 } });
    await this.until('15:05');
    await this.act('acknowledge', sato.name, title);
    await this.until('15:20');
    await this.act('resolve', sato.name, title);
    await this.until('15:25');
    await this.countWebhooks('opened, acknowledged, resolved, each three times');
    await this.toban.mend();
  }

  private async countWebhooks(as: string | null): Promise<void> {
    this.timeline.countWebhooks(await this.toban.state(), as);
  }

  private async click(button: 'Start' | 'Finish', title: string): Promise<void> {
    await this.person(`${yamada.name} opens ${button} in the card and presses the button`);
    await this.toban.click(button, title, yamada.email);
  }

  private async act(
    act: 'acknowledge' | 'resolve',
    user: string,
    ...titles: readonly string[]
  ): Promise<void> {
    for (const title of titles) {
      await this.person(`${user} presses ${act} in PagerDuty: ${title}`);
      await this.toban.act(title, act, user);
    }
  }

  private async person(what: string): Promise<void> {
    this.timeline.person(await this.toban.state(), what);
  }

  /** @param time on the day's wall clock */
  private async until(time: string): Promise<void> {
    const { now } = await this.toban.state();
    const seconds = (Date.parse(instant(time)) - Date.parse(now)) / 1_000;
    await this.toban.advance(`PT${seconds}S`);
    this.timeline.show(await this.toban.state());
  }
}

function instant(time: string): string {
  return `2026-11-24T${time}:00+09:00`;
}
