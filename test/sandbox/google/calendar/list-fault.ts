// A calendar's list that is not what the calendar holds, though it says 200; or whose second page fails.
import type { Faults } from '../../faults';
import type { Page } from './list';

type Answers = ReturnType<Faults['ofCalendar']>['answers'];

/** The status of a call that a fault lets fail. */
export function listFailure(faults: Faults, calendarId: string | undefined, url: URL): number | undefined {
  const { status, answers } = faults.ofCalendar(calendarId);
  return answers === 'noPage2' && url.searchParams.has('pageToken') ? 500 : status;
}

export function spoiltList(page: Page, answers: Answers): Page {
  const { nextPageToken: _, ...whole } = page;
  switch (answers) {
    case 'empty':
      return { ...whole, items: [] };
    case 'partial':
      return { ...whole, items: page.items.filter((_, index) => index % 2 === 1) };
    case 'noPage2':
      return {
        ...whole,
        items: page.items.slice(0, page.items.length / 2),
        nextPageToken: 'the-second-page',
      };
    default:
      return page;
  }
}
