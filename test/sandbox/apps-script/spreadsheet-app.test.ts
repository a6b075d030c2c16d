// SpreadsheetApp of a bound script: menus, dialogs, the selection; and who is at the keyboard.
import { rigs } from './rig';

const { pushed, closeAll } = rigs();
afterEach(closeAll);

test('a simple trigger reaches nothing that needs consent', async () => {
  const rig = pushed(`function onOpen() {
    SpreadsheetApp.getUi().createMenu('Menu').addItem('Go', 'go').addSeparator()
      .addSubMenu(SpreadsheetApp.getUi().createMenu('More').addItem('Stop', 'stop')).addToUi();
    try { UrlFetchApp.fetch('https://a.example'); } catch (error) { return error.message; }
  }`);
  const message = await rig.value('onOpen', [], { kind: 'simple' });
  expect(message).toContain('You do not have permission to call UrlFetchApp.fetch');
  expect([...rig.script.window.menus.values()]).toEqual([
    {
      kind: 'menu',
      caption: 'Menu',
      entries: [
        { kind: 'item', caption: 'Go', functionName: 'go' },
        { kind: 'separator' },
        { kind: 'menu', caption: 'More', entries: [{ kind: 'item', caption: 'Stop', functionName: 'stop' }] },
      ],
    },
  ]);
});

test('alerts and prompts are answered by whoever drives the sandbox; a trigger has no Ui', async () => {
  const rig = pushed(`function ask() {
    var ui = SpreadsheetApp.getUi();
    var answer = ui.prompt('Minutes?', ui.ButtonSet.OK_CANCEL);
    return [ui.alert('Sure?', 'Really?', ui.ButtonSet.YES_NO) === ui.Button.NO,
      answer.getSelectedButton() === ui.Button.OK, answer.getResponseText()];
  }`);
  rig.script.window.answer = ({ kind }) =>
    kind === 'prompt' ? { button: 'OK', text: '30' } : { button: 'NO', text: '' };
  expect(await rig.value('ask')).toEqual([true, true, '30']);
  expect(rig.script.window.dialogs).toEqual([
    { kind: 'prompt', title: '', text: 'Minutes?', buttons: 'OK_CANCEL' },
    { kind: 'alert', title: 'Sure?', text: 'Really?', buttons: 'YES_NO' },
  ]);
  await expect(rig.value('ask', [], { kind: 'trigger' })).rejects.toThrow(
    'Cannot call SpreadsheetApp.getUi() from this context.',
  );
});

test('the script knows the selection, the visitor of its own domain and no other', async () => {
  const rig = pushed(`
    function selected() {
      return SpreadsheetApp.getActiveRangeList().getRanges().map(function (range) {
        return [range.getSheet().getName(), range.getRow(), range.getLastRow()];
      });
    }
    function who() { return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getActiveUserLocale()]; }
  `);
  const ranges = [
    { row: 3, column: 1, numRows: 2, numColumns: 4 },
    { row: 9, column: 1, numRows: 1, numColumns: 1 },
  ];
  const selection = { sheetName: 'Ledger', sheetId: 7, ranges };
  expect(await rig.value('selected', [], { selection })).toEqual([
    ['Ledger', 3, 4],
    ['Ledger', 9, 9],
  ]);
  const inside = { email: 'sato@msp.example', locale: 'ja' };
  const outside = { email: 'eve@elsewhere.example', locale: 'en' };
  const who = (user: typeof inside | null) => rig.value('who', [], { kind: 'web', user });
  expect(await who(inside)).toEqual(['sato@msp.example', 'admin@msp.example', 'ja']);
  expect(await who(outside)).toEqual(['', 'admin@msp.example', 'en']);
  expect(await who(null)).toEqual(['', 'admin@msp.example', 'en']);
});
