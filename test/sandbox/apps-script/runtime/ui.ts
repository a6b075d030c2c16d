// The spreadsheet's Ui: menus, and dialogs that whoever drives the sandbox answers.
import type { DialogAnswer, MenuEntry } from '../host/ui';
import { googleEnum, googleObject, method } from './google-object';
import type { Outside } from './host';
import { outputData } from './html-output';

const TEXTS = ['String', 'String, Ui.ButtonSet', 'String, String, Ui.ButtonSet'];

export function ui(outside: Outside): object {
  const Button = googleEnum(outside, 'Ui.Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
  const ButtonSet = googleEnum(outside, 'Ui.ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);
  const buttons = Button as Readonly<Record<string, object>>;
  const ask = (kind: 'alert' | 'prompt', args: readonly unknown[]): DialogAnswer => {
    const texts = args.filter((each) => typeof each === 'string');
    const set = args.find((each) => typeof each !== 'string');
    const [title, text] = texts.length === 2 ? texts : ['', texts[0]];
    const choice = String(set ?? (kind === 'alert' ? 'OK' : 'OK_CANCEL'));
    return outside.call('ui', kind, { title, text, buttons: choice }) as DialogAnswer;
  };
  const show = (name: string) => (output: object, title: string) => {
    outside.call('ui', name, { ...outputData(output), title });
  };
  return googleObject(outside, 'SpreadsheetApp.Ui', {
    Button,
    ButtonSet,
    alert: method(TEXTS, (...args: unknown[]) => buttons[ask('alert', args).button]),
    prompt: method(TEXTS, (...args: unknown[]) => {
      const answer = ask('prompt', args);
      return googleObject(outside, 'SpreadsheetApp.PromptResponse', {
        getSelectedButton: method('', () => buttons[answer.button]),
        getResponseText: method('', () => answer.text),
      });
    }),
    createMenu: method('String', (caption: string) => menu(outside, caption)),
    showModalDialog: method('HtmlService.HtmlOutput, String', show('showModalDialog')),
    showModelessDialog: method('HtmlService.HtmlOutput, String', show('showModelessDialog')),
  });
}

const entriesOf = new WeakMap<object, MenuEntry>();

function menu(outside: Outside, caption: string): object {
  const entries: MenuEntry[] = [];
  const added = (entry: MenuEntry): object => {
    entries.push(entry);
    return self;
  };
  const self: object = googleObject(outside, 'SpreadsheetApp.Menu', {
    addItem: method('String, String', (text: string, functionName: string) =>
      added({ kind: 'item', caption: text, functionName }),
    ),
    addSeparator: method('', () => added({ kind: 'separator' })),
    addSubMenu: method('SpreadsheetApp.Menu', (below: object) => {
      const entry = entriesOf.get(below);
      return entry ? added(entry) : self;
    }),
    addToUi: method('', () => {
      outside.call('ui', 'addMenu', { kind: 'menu', caption, entries });
    }),
  });
  entriesOf.set(self, { kind: 'menu', caption, entries });
  return self;
}
