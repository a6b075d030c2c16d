// Add calendars in the browser: what is ticked, and what holds for all of it, goes to the script; what is wrong is marked.
import type { CalendarsDialogTexts } from '../../../i18n/dialog-texts';
import type { AddedCalendars, CalendarChoices, ListedChoice } from '../dialog-data';
import { asking, byId, element, filled, pageData } from './page';

interface Data {
  readonly texts: CalendarsDialogTexts;
  readonly language: 'ja' | 'en';
  readonly title: string;
  readonly choices: CalendarChoices;
}

const { texts, language, title, choices } = pageData<Data>();
const MODES = ['on', 'rehearse'] as const;
const save = byId('save') as HTMLButtonElement;
const channel = byId('channel') as HTMLInputElement;
const from = byId('from') as HTMLInputElement;
const service = serviceField();

interface Row {
  readonly calendar: ListedChoice;
  readonly tick: HTMLInputElement;
  readonly customer: HTMLInputElement;
}

const list = element('ul', '');
const rows = choices.calendars.map(row);

function send(event: Event): void {
  event.preventDefault();
  const chosen = rows.filter(({ tick }) => tick.checked && !tick.disabled);
  const mode = document.querySelector<HTMLInputElement>('input[name="mode"]:checked')?.value ?? '';
  mark([]);
  if (chosen.length === 0 || mode === '') {
    say(chosen.length === 0 ? texts.noneChosen : texts.noMode, false);
    return;
  }
  setWorking(true);
  asking<AddedCalendars>(
    ({ added, bad }) => {
      setWorking(false);
      if (bad.length > 0) {
        mark(bad);
        say(texts.bad + bad.map((field) => texts.fields[field]).join(texts.and), false);
        return;
      }
      for (const { tick, customer } of chosen) {
        tick.disabled = true;
        customer.disabled = true;
      }
      say(filled(texts.added, { n: added }), true);
    },
    (error) => {
      setWorking(false);
      say(texts.failed + error.message, false);
    },
  ).addCalendars({
    calendars: chosen.map(({ calendar, customer }) => ({
      calendarId: calendar.id,
      customer: customer.value,
    })),
    settings: { mode, service: service.value, from: from.value, channel: channel.value },
  });
}

function row(calendar: ListedChoice): Row {
  const tick = Object.assign(document.createElement('input'), {
    type: 'checkbox',
    disabled: calendar.isListed,
  });
  const customer = Object.assign(document.createElement('input'), {
    value: calendar.name,
    disabled: calendar.isListed,
  });
  customer.setAttribute('aria-label', filled(texts.customerOf, { name: calendar.name }));
  const name = element('span', calendar.name);
  const note = calendar.isListed ? texts.listed : `${calendar.timeZone} · ${calendar.id}`;
  name.append(element('small', note));
  const label = element('label', '', 'choice');
  label.append(tick, name);
  const item = element('li', '');
  item.append(label, customer);
  list.append(item);
  return { calendar, tick, customer };
}

/** Where PagerDuty did not say what it has, its id is typed. */
function serviceField(): HTMLSelectElement | HTMLInputElement {
  const { services } = choices;
  const field = document.createElement(services === null ? 'input' : 'select');
  for (const { id, name } of services ?? []) {
    const option = Object.assign(document.createElement('option'), { value: id, textContent: name });
    field.append(option);
  }
  if (choices.service !== '' || services === null) field.value = choices.service;
  byId('serviceField').append(field);
  if (services === null) byId('serviceField').append(element('small', texts.noServices));
  return field as HTMLSelectElement | HTMLInputElement;
}

function modeChoice(mode: (typeof MODES)[number]): HTMLLabelElement {
  const label = element('label', '', 'choice');
  const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'mode', value: mode });
  const text = element('span', texts.modes[mode]);
  text.append(element('small', texts.modeNotes[mode]));
  label.append(radio, text);
  return label;
}

function mark(bad: readonly string[]): void {
  for (const [field, input] of Object.entries({ service, from, channel })) {
    input.setAttribute('aria-invalid', String(bad.includes(field)));
  }
}

function say(text: string, isGood: boolean): void {
  byId('answer').hidden = false;
  byId('answer').dataset.tone = isGood ? 'good' : 'trouble';
  byId('said').textContent = text;
  byId('answer').focus();
}

function setWorking(working: boolean): void {
  save.disabled = working;
  save.textContent = working ? texts.saving : texts.save;
}

document.documentElement.lang = language;
byId('title').textContent = title;
byId('intro').textContent = choices.calendars.length === 0 ? texts.noCalendars : texts.intro;
byId('calendarsLabel').textContent = texts.calendars;
byId('calendars').append(list);
byId('modeLabel').textContent = texts.fields.mode;
byId('modes').append(...MODES.map(modeChoice));
byId('serviceLabel').textContent = texts.fields.service;
byId('channelLabel').textContent = texts.fields.channel;
byId('channelNote').textContent = texts.channelNote;
byId('fromLabel').textContent = texts.fields.from;
byId('fromNote').textContent = texts.fromNote;
channel.value = choices.channel;
from.value = choices.from;
byId('form').addEventListener('submit', send);
setWorking(false);
