// Connect in the browser: sends the block, shows what came of it, and forgets it once it is stored.
import type { ConnectDialogTexts } from '../../../i18n/dialog-texts';
import type { Connected, KnownProperty } from '../dialog-data';
import { asking, byId, element, pageData } from './page';

interface Data {
  readonly texts: Omit<ConnectDialogTexts, 'problem'>;
  readonly language: 'ja' | 'en';
  readonly title: string;
  readonly known: readonly KnownProperty[];
}

const { texts, language, title, known } = pageData<Data>();
const block = byId('block') as HTMLTextAreaElement;
const newLinkSecret = byId('newLinkSecret') as HTMLInputElement;
const save = byId('save') as HTMLButtonElement;

function send(event: Event): void {
  event.preventDefault();
  if (block.value.trim() === '' && !newLinkSecret.checked) {
    say(texts.nothing, false, []);
    return;
  }
  setWorking(true);
  asking<Connected>(answered, (error) => {
    setWorking(false);
    say(texts.failed + error.message, false, []);
  }).connect({ block: block.value, newLinkSecret: newLinkSecret.checked });
}

function answered({ saved, problems, known: now }: Connected): void {
  setWorking(false);
  const isSaved = problems.length === 0;
  if (isSaved) {
    block.value = '';
    newLinkSecret.checked = false;
  }
  say(
    isSaved ? texts.saved + saved.join(', ') : texts.notSaved,
    isSaved,
    problems.map(({ text }) => text),
  );
  showKnown(now);
}

function say(text: string, isGood: boolean, problems: readonly string[]): void {
  byId('answer').hidden = false;
  byId('answer').dataset.tone = isGood ? 'good' : 'trouble';
  byId('said').textContent = text;
  byId('problems').replaceChildren(...problems.map((each) => element('li', each)));
  byId('answer').focus();
}

function showKnown(properties: readonly KnownProperty[]): void {
  byId('known').replaceChildren(
    ...properties.flatMap(({ name, state }) => {
      const said = element('dd', texts.states[state]);
      said.dataset.state = state;
      return [element('dt', name), said];
    }),
  );
}

function setWorking(working: boolean): void {
  for (const each of [block, newLinkSecret, save]) each.disabled = working;
  save.textContent = working ? texts.saving : texts.save;
}

document.documentElement.lang = language;
byId('title').textContent = title;
byId('intro').textContent = texts.intro;
byId('blockLabel').textContent = texts.block;
byId('secretLabel').textContent = texts.newLinkSecret;
byId('secretNote').textContent = texts.newLinkSecretNote;
byId('knownLabel').textContent = texts.known;
// A first set-up needs one; later it is a decision.
newLinkSecret.checked = known.some(({ name, state }) => name === 'LINK_SECRET' && state !== 'set');
byId('form').addEventListener('submit', send);
setWorking(false);
showKnown(known);
