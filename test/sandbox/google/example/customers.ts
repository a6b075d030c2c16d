// The built-in example: a week of a managed service provider's work for three customers, one calendar each.
import type { Times, Week } from './week';

interface ExampleEvent extends Times {
  readonly summary: string;
  readonly description?: string;
  readonly recurrence?: readonly string[];
  readonly [field: string]: unknown;
}

export interface ExampleCustomer {
  readonly id: string;
  readonly summary: string;
  readonly timeZone: string;
  readonly events: (week: Week) => readonly ExampleEvent[];
}

const WEEKDAYS = 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
const LAST_WEEKDAY = 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';
const FIRST_WEEKDAY = 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1';
/** Recurring work began this many days before the Monday of the week. */
const SINCE = -35;

const aoba: ExampleCustomer = {
  id: 'aoba-logistics@group.calendar.google.com',
  summary: '青葉ロジスティクス',
  timeZone: 'Asia/Tokyo',
  events: (week) => [
    {
      summary: '倉庫管理サーバー 再起動',
      ...week.soon(5, 30),
      description:
        '手順書: https://runbooks.msp.example/aoba/wms-restart\n担当: 佐藤\n\n再起動の前に出荷担当へ電話すること。',
    },
    {
      summary: '日次バックアップ確認',
      ...week.at(SINCE, '09:15', 15),
      recurrence: ['RRULE:FREQ=DAILY'],
      description: '手順書: https://runbooks.msp.example/aoba/backup',
    },
    {
      summary: '月次締め処理の立会い',
      ...week.at(SINCE + 4, '18:00', 240),
      recurrence: [LAST_WEEKDAY],
      description: '手順書: https://runbooks.msp.example/aoba/month-end\n緊急度: high\n事前: 15分',
    },
    {
      summary: '証明書更新 wms.aoba.example',
      ...week.allDay(2),
      description:
        '<p>期限は<b>今週末</b>。</p><p>手順書: <a href="https://runbooks.msp.example/tls">https://runbooks.msp.example/tls</a></p>',
    },
    {
      summary: '夜間バッチ立会い',
      ...week.at(3, '23:00', 240),
      description: '手順書: https://runbooks.msp.example/aoba/night-batch\n完了: at end',
    },
    { summary: '集中作業', ...week.at(1, '13:00', 120), eventType: 'focusTime' },
  ],
};

const minato: ExampleCustomer = {
  id: 'minato-securities@group.calendar.google.com',
  summary: 'みなと証券',
  timeZone: 'Asia/Tokyo',
  events: (week) => [
    {
      summary: 'Firewall rule change: branch VPN',
      ...week.soon(20, 45),
      description:
        'Change MS-2041, approved.<br>runbook: <a href="https://runbooks.msp.example/minato/firewall">firewall</a> https://runbooks.msp.example/minato/firewall<br>urgency: high',
    },
    {
      summary: 'Pre-opening check 寄り付き前点検',
      ...week.at(SINCE, '08:30', 20),
      recurrence: [WEEKDAYS],
      description: 'runbook: https://runbooks.msp.example/minato/opening',
    },
    {
      summary: '大引け後の残高照合',
      ...week.at(SINCE, '15:45', 30),
      recurrence: [WEEKDAYS],
      description: '手順書：https://runbooks.msp.example/minato/closing\n担当者：山田',
    },
    {
      summary: '週次パッチ適用',
      ...week.at(SINCE + 1, '22:00', 150),
      recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=TU'],
      description: '手順書: https://runbooks.msp.example/patching\n事前: 30分',
    },
    { summary: '電源設備点検(データセンター)', ...week.allDay(5, 2) },
    { summary: 'Vendor meeting', ...week.at(2, '16:00', 60), description: 'skip: yes' },
    {
      summary: '取引先との定例会',
      ...week.at(3, '10:00', 60),
      attendees: [
        { email: 'minato-securities@group.calendar.google.com', self: true, responseStatus: 'declined' },
      ],
    },
  ],
};

const harbour: ExampleCustomer = {
  id: 'harbour-clinics@group.calendar.google.com',
  summary: 'Harbour Clinics',
  timeZone: 'Europe/London',
  events: (week) => [
    {
      summary: 'DNS change: portal.harbour.example',
      ...week.soon(40, 20),
      description: 'runbook: https://runbooks.msp.example/harbour/dns\nassignee: Suzuki',
    },
    {
      summary: 'Restore test of last night’s backup',
      ...week.at(SINCE, '00:30', 45),
      recurrence: ['RRULE:FREQ=DAILY'],
      description: 'runbook: https://runbooks.msp.example/harbour/restore-test',
    },
    {
      summary: 'Portal release window',
      ...week.at(4, '22:00', 360),
      description:
        '<ul><li>runbook: https://runbooks.msp.example/harbour/release</li><li>finish: at end</li></ul>',
    },
    {
      summary: 'Monthly licence count',
      ...week.at(SINCE, '09:30', 30),
      recurrence: [FIRST_WEEKDAY],
      description: 'runbook: https://runbooks.msp.example/licences\nlead: 10 min',
    },
    {
      summary: 'Out of office: duty phone with Tokyo',
      ...week.at(2, '12:00', 180),
      eventType: 'outOfOffice',
    },
  ],
};

export const EXAMPLE_CUSTOMERS: readonly ExampleCustomer[] = [aoba, minato, harbour];
