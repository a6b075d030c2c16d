// The life of a task in the whole sandbox, in the three ways that it can be started: by the link, in PagerDuty, and by
// nobody until PagerDuty has escalated, with each webhook of that one delivered twice. Before it, an hour without a task.
import { PEOPLE } from '../sandbox/company';
import { Driver } from '../sandbox/driver';
import type { Sandbox } from '../sandbox/sandbox';

const CALENDAR = 'aoba@group.calendar.google.com';
const [sato, yamada, suzuki] = PEOPLE;

/** 07:49:30 on Tuesday 24 November 2026 in Tokyo: half a minute off, so that no tick falls on a border. */
export const START_MS = Date.UTC(2026, 10, 23, 22, 49, 30);

const WORK = {
  byLink: { title: 'Nightly backup check of web-01 and web-02', at: '09:00' },
  inPagerDuty: { title: '証明書の更新 www.aoba.example', at: '10:00' },
  byNobody: { title: 'Firewall rule change', at: '11:00' },
} as const;
/** Tasks of one life. */
export const TASKS = Object.keys(WORK).length;

/** From 07:49:30 to 07:59:30: the calendar is there, and what a new installation does is over. */
export async function settle(sandbox: Sandbox): Promise<void> {
  const toban = new Driver(sandbox.url);
  await toban.addCalendar(CALENDAR, 'Aoba Foods', 'Asia/Tokyo');
  for (const { title, at } of Object.values(WORK)) {
    const description = 'runbook: https://wiki.msp.example/runbooks/aoba/nightly-backup';
    await toban.addEvent(CALENDAR, { title, at: `2026-11-24T${at}:00+09:00`, description });
  }
  await toban.advance('PT10M');
}

/** From 07:59:30 to 08:59:30. */
export async function quietHour(sandbox: Sandbox): Promise<void> {
  await new Driver(sandbox.url).advance('PT60M');
}

/** From 08:59:30 to 11:59:30. */
export async function threeLives(sandbox: Sandbox): Promise<void> {
  const toban = new Driver(sandbox.url);
  await toban.advance('PT10M');
  await toban.click('Start', WORK.byLink.title, yamada.email);
  await toban.advance('PT25M');
  await toban.click('Finish', WORK.byLink.title, yamada.email);

  await toban.advance('PT35M');
  await toban.act(WORK.inPagerDuty.title, 'acknowledge', sato.name);
  await toban.advance('PT25M');
  await toban.act(WORK.inPagerDuty.title, 'resolve', sato.name);

  await toban.advance('PT20M');
  await toban.break({ webhooks: { duplicate: 2 } });
  await toban.advance('PT40M');
  await toban.click('Start', WORK.byNobody.title, suzuki.email);
  await toban.advance('PT15M');
  await toban.click('Finish', WORK.byNobody.title, suzuki.email);
  await toban.advance('PT10M');
  await toban.mend();
}
