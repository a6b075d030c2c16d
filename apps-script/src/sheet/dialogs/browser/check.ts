// Check set-up in the browser: asks once as it opens, and again when the button is pressed. Everything is put in as text.
import type { Line } from '../../../core/checkup/line';
import type { CheckDialogTexts } from '../../../i18n/dialog-texts';
import type { Checked } from '../dialog-data';
import { asking, byId, element, filled, pageData } from './page';

const { texts, language } = pageData<{ readonly texts: CheckDialogTexts; readonly language: 'ja' | 'en' }>();

function ask(): void {
  const again = byId('again') as HTMLButtonElement;
  again.disabled = true;
  byId('heading').textContent = texts.checking;
  asking<Checked>(show, (error) => {
    byId('heading').textContent = texts.failed + error.message;
    again.hidden = false;
    again.disabled = false;
  }).checkSetUp();
}

function show({ lines, build, at }: Checked): void {
  const again = byId('again') as HTMLButtonElement;
  again.hidden = false;
  again.disabled = false;
  byId('heading').textContent = summary(lines);
  byId('heading').focus();
  const fine = lines.filter(({ verdict }) => verdict === 'ok');
  byId('faults').replaceChildren(...lines.filter(({ verdict }) => verdict !== 'ok').map(item));
  byId('fine').hidden = fine.length === 0;
  byId('fineLabel').textContent = filled(texts.fine, { n: fine.length });
  byId('fineLines').replaceChildren(...fine.map(item));
  const time = new Date(at).toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  byId('foot').textContent = filled(texts.foot, { build, time });
}

function summary(lines: readonly Line[]): string {
  const counts = (['bad', 'warning', 'unknown'] as const).flatMap((verdict) => {
    const n = lines.filter((line) => line.verdict === verdict).length;
    return n > 0 ? [filled(texts.counts[verdict], { n })] : [];
  });
  return counts.join(' · ') || texts.allGood;
}

function item({ verdict, what, where, mend, link }: Line): HTMLLIElement {
  const made = element('li', '');
  made.dataset.verdict = verdict;
  const place = element('div', '', 'place');
  place.append(element('span', texts.verdicts[verdict], 'verdict'), element('span', where));
  if (link !== null && /^https?:/i.test(link)) {
    const anchor = element('a', `${texts.open} ↗`);
    place.append(Object.assign(anchor, { href: link, target: '_blank', rel: 'noopener' }));
  }
  made.append(place, element('p', what, 'what'));
  if (mend !== null) made.append(element('p', mend, 'mend'));
  return made;
}

document.documentElement.lang = language;
byId('again').textContent = texts.again;
byId('again').addEventListener('click', ask);
ask();
