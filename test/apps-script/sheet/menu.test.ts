// The menu says what came of what was chosen, never "done" of what was not.
import { en, ja } from '../../../apps-script/src/i18n/catalogue';
import { Office } from '../page/office';

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

/** @returns the text that the menu answers */
async function choose(functionName: string): Promise<string> {
  const { clock, script } = office.sandbox;
  await clock.complete(() => script.run(functionName, [], { kind: 'menu' }));
  const dialog = script.window.dialogs.at(-1);
  return dialog?.kind === 'alert' ? dialog.text : 'no alert';
}

test('a run by hand that was complete is said', async () => {
  expect([en.menu.ran, ja.menu.ran]).toContain(await choose('runNow'));
});

test('a run by hand that was not complete says why', async () => {
  await office.toban.break({ calendar: { status: 500, for: 'PT1M' } });
  expect(await choose('runNow')).toMatch(/Google Calendar answered 500/);
  await office.toban.mend();
});
