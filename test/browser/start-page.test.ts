// The start page in a real browser, on a phone: real clicks through the sandbox's web app, in Japanese and English.
import type { Browser } from 'playwright-core';
import { Office } from '../apps-script/page/office';
import { describeInBrowser, launchBrowser } from './chromium';
import { heading, Phones, visit } from './phones';

describeInBrowser('the start page on a phone', () => {
  let office: Office;
  let browser: Browser;
  let phones: Phones;

  beforeAll(async () => {
    office = await Office.open('ja');
    browser = await launchBrowser();
    phones = new Phones(browser, office.sandbox.url);
  });
  afterEach(async () => {
    await phones.putAway();
    expect(office.sandbox.journal.complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  test('in Japanese: started with one press, and the next visitor is told who it was', async () => {
    const link = await office.due('証明書の更新');
    const frame = await visit(await phones.signedIn('yamada@msp.example'), link);
    await heading(frame, '着手待ちです');
    expect(await frame.locator('#facts').innerText()).toMatch(/11月24日\(火\) \d\d:\d\d/);
    await frame.getByRole('button', { name: '着手する' }).click();
    await heading(frame, '着手しました');
    expect(await frame.locator('#form').isVisible()).toBe(false);
    await frame.locator('#heading:focus').waitFor();

    const other = await visit(await phones.signedIn('sato@msp.example'), link);
    await heading(other, 'すでに着手済みです');
    expect(await other.locator('#sentence').innerText()).toContain('yamada さん（0秒前）');
  });

  test('in English: a double click is one start', async () => {
    const link = await office.due('Rotate the logs');
    const before = office.activity().length;
    const frame = await visit(await phones.signedIn('suzuki@msp.example', 'en-GB'), link);
    await heading(frame, 'Not started yet');
    await frame.getByRole('button', { name: 'Start' }).dblclick();
    await heading(frame, 'You have started');
    expect(office.activity()).toHaveLength(before + 1);
    await office.toban.advance('PT2M');
    expect((await office.toban.card('Rotate the logs')).lines).toHaveLength(1);
  });

  test('a page that was left open tells how things stand when its button is pressed', async () => {
    const link = await office.due('Left open');
    const frame = await visit(await phones.signedIn('yamada@msp.example', 'en'), link);
    await office.toban.act('Left open', 'resolve', 'sato@msp.example');
    await office.toban.advance('PT3M');
    await frame.getByRole('button', { name: 'Start' }).click();
    await heading(frame, 'Already finished');
    expect((await office.toban.incident('Left open')).status).toBe('resolved');
  });

  test('finished from the start page’s link, with a note, by the keyboard alone', async () => {
    const link = await office.due('Check the disk');
    const page = await phones.signedIn('yamada@msp.example', 'en');
    const frame = await visit(page, link);
    await frame.getByRole('button', { name: 'Start' }).press('Enter');
    await heading(frame, 'You have started');
    await frame.getByRole('link', { name: 'Open the Finish page' }).press('Enter');
    await heading(frame, 'In progress');
    await frame.getByLabel('Note (optional)').fill('80 % free');
    await frame.getByLabel('Note (optional)').press('Enter');
    await heading(frame, 'Finished');
    await office.toban.advance('PT2M');
    expect(await office.toban.row('Check the disk')).toMatchObject({ State: 'done', Note: '80 % free' });
  });

  test('the language can be switched, and stays so on the next visit', async () => {
    const link = await office.due('Switch the language');
    const page = await phones.signedIn('sato@msp.example', 'ja-JP');
    const frame = await visit(page, link);
    await frame.getByRole('button', { name: 'English' }).click();
    await heading(frame, 'Not started yet');
    await heading(await visit(page, link), 'Not started yet');
    expect(await frame.locator('html').getAttribute('lang')).toBe('en');
  });
});
