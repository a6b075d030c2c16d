// The page's two languages hold the same sentences with the same places to fill in.
import { textsOf } from '../../../apps-script/src/i18n/catalogue';
import { PAGE_CASES } from '../../../apps-script/src/page/view';

const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test.each(PAGE_CASES)('%s is told in both languages with the same facts', (name) => {
  const [en, ja] = [textsOf('en').page.cases[name], textsOf('ja').page.cases[name]];
  expect(places(ja.sentence)).toEqual(places(en.sentence));
  expect(en.heading).not.toBe(ja.heading);
  expect(`${en.heading}${en.sentence}`).not.toMatch(/[ぁ-んァ-ン一-龥]/);
});
