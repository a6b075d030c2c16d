// The spreadsheet window's part of the Ui service: menus that were added, and dialogs with the answers of a driver.
import type { HostService } from './service';

export type MenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly MenuEntry[] };

export interface DialogAnswer {
  readonly button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
  /** What was typed into a prompt. */
  readonly text: string;
}

export type Dialog =
  | {
      readonly kind: 'alert' | 'prompt';
      readonly title: string;
      readonly text: string;
      readonly buttons: 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';
    }
  | { readonly kind: 'page'; readonly title: string; readonly content: string }
  | { readonly kind: 'toast'; readonly title: string; readonly text: string; readonly seconds: number };

/** Answers alerts and prompts; called inside the execution's activity. */
export type AnswerDialog = (
  dialog: Extract<Dialog, { buttons: string }>,
) => DialogAnswer | Promise<DialogAnswer>;

const KEPT_DIALOGS = 100;

export class SpreadsheetWindow {
  /** Top level menus by caption; a menu of the same caption is replaced. */
  readonly menus = new Map<string, Extract<MenuEntry, { kind: 'menu' }>>();
  readonly dialogs: Dialog[] = [];

  /** @param answer by default alerts are confirmed and prompts cancelled */
  constructor(public answer: AnswerDialog = confirming) {}

  service(): HostService {
    const ask =
      (kind: 'alert' | 'prompt') =>
      (_: unknown, dialog: Omit<Extract<Dialog, { buttons: string }>, 'kind'>) => {
        this.show({ kind, ...dialog });
        return this.answer({ kind, ...dialog });
      };
    const page = (_: unknown, { title, content }: { title: string; content: string }): void =>
      this.show({ kind: 'page', title, content });
    return {
      name: 'ui',
      counts: false,
      methods: {
        alert: ask('alert'),
        prompt: ask('prompt'),
        showModalDialog: page,
        showModelessDialog: page,
        toast: (_, toast: { text: string; title: string; seconds: number }) =>
          this.show({ kind: 'toast', ...toast }),
        addMenu: (_, menu: Extract<MenuEntry, { kind: 'menu' }>) => void this.menus.set(menu.caption, menu),
      },
    };
  }

  private show(dialog: Dialog): void {
    this.dialogs.push(dialog);
    if (this.dialogs.length > KEPT_DIALOGS) this.dialogs.shift();
  }
}

function confirming({ kind, buttons }: Parameters<AnswerDialog>[0]): DialogAnswer {
  if (kind === 'prompt') return { button: 'CANCEL', text: '' };
  return { button: buttons.startsWith('YES') ? 'YES' : 'OK', text: '' };
}
