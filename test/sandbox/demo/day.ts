// The day's script: three ways of a task, and webhooks that come twice, thrice and in batches.
import { PEOPLE } from '../company';
import type { Driver } from '../driver';
import type { Timeline } from './timeline';

const CALENDAR = 'aoba@group.calendar.google.com';
const [sato, yamada, suzuki] = PEOPLE;

/** 08:50 on Tuesday 24 November 2026 in Tokyo. */
export const DAY_START_MS = Date.UTC(2026, 10, 23, 23, 50);
export const ZONE = 'Asia/Tokyo';

const WORK = [
  { title: 'Nightly backup check', at: '09:00' },
  { title: '証明書の更新 www.aoba.example', at: '10:00' },
  { title: 'Firewall rule change', at: '11:00' },
  { title: 'Month-end job A', at: '13:00' },
  { title: 'Month-end job B', at: '13:00' },
  { title: 'Patch web-01', at: '15:00' },
] as const;

const [backup, certificate, firewall, jobA, jobB, patch] = WORK.map(({ title }) => title);

export class Day {
  constructor(
    private readonly toban: Driver,
    private readonly timeline: Timeline,
  ) {}

  async play(): Promise<void> {
    await this.toban.addCalendar(CALENDAR, 'Aoba Foods', ZONE);
    for (const { title, at } of WORK) {
      await this.toban.addEvent(CALENDAR, { title, at: `2026-11-24T${at}:00+09:00` });
    }
    await this.startedBySlack(backup);
    await this.startedInPagerDuty(certificate);
    await this.startedByNobody(firewall);
    await this.batched(jobA, jobB);
    await this.repeated(patch);
  }

  private async startedBySlack(title: string): Promise<void> {
    this.timeline.heading('1. Started by the link in the Slack card');
    await this.pass('PT15M');
    await this.person(`${yamada.name} opens Start in the card and presses the button`);
    await this.toban.click('Start', title, yamada.email);
    await this.pass('PT20M');
    await this.person(`${yamada.name} opens Finish`);
    await this.toban.click('Finish', title, yamada.email);
    await this.pass('PT5M');
  }

  private async startedInPagerDuty(title: string): Promise<void> {
    this.timeline.heading('2. Started inside PagerDuty');
    await this.pass('PT35M');
    await this.act(title, 'acknowledge', sato.name);
    await this.pass('PT20M');
    await this.act(title, 'resolve', sato.name);
    await this.pass('PT10M');
  }

  private async startedByNobody(title: string): Promise<void> {
    this.timeline.heading('3. Nobody starts: PagerDuty escalates, Slack is reminded');
    await this.pass('PT20M');
    await this.pass('PT30M');
    await this.act(title, 'acknowledge', suzuki.name);
    await this.pass('PT10M');
    await this.act(title, 'resolve', suzuki.name);
    await this.pass('PT5M');
  }

  private async batched(a: string, b: string): Promise<void> {
    this.timeline.heading('4. Webhooks in batches: A+B in one request, A+B and then B, A+B twice');
    await this.toban.break({ webhooks: { batch: true } });
    await this.pass('PT1H10M');
    for (const act of ['acknowledge', 'resolve'] as const) {
      for (const title of [a, b]) await this.act(title, act, yamada.name);
      await this.pass('PT15M');
    }
    await this.toban.mend();
  }

  private async repeated(title: string): Promise<void> {
    this.timeline.heading('5. Every webhook comes three times');
    await this.toban.break({ webhooks: { duplicate: 3 } });
    await this.pass('PT1H40M');
    await this.act(title, 'acknowledge', sato.name);
    await this.pass('PT10M');
    await this.act(title, 'resolve', sato.name);
    await this.pass('PT10M');
    await this.toban.mend();
  }

  private async act(title: string, act: 'acknowledge' | 'resolve', user: string): Promise<void> {
    await this.person(`${user} presses ${act} in PagerDuty: ${title}`);
    await this.toban.act(title, act, user);
  }

  private async person(what: string): Promise<void> {
    this.timeline.person(await this.toban.state(), what);
  }

  private async pass(duration: string): Promise<void> {
    this.timeline.show(await this.toban.state());
    await this.toban.advance(duration);
    this.timeline.show(await this.toban.state());
  }
}
