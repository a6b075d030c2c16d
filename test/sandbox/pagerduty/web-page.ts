// The page behind an incident's `html_url`: read-only, so that the link in a Slack card leads somewhere.
import type { HttpResponse } from '../http';
import type { Account } from './account';
import type { Incident } from './records';
import { seconds } from './references';
import { summaryOf } from './render-incident';

/** @param path of the web app: `/incidents/PABC` */
export function webPage(account: Account, path: string): HttpResponse {
  const id = /^\/incidents\/([A-Z0-9]+)$/.exec(path)?.[1];
  const incident = id === undefined ? undefined : account.incidents.get(id);
  return incident
    ? html(200, `[#${incident.number}] ${incident.title}`, contentOf(incident))
    : html(404, 'Not found', '<p>The simulated PagerDuty has pages of incidents only.</p>');
}

function contentOf(incident: Incident): string {
  const facts = {
    Status: incident.status,
    Urgency: incident.urgency,
    Service: incident.service.name,
    'Assigned to': incident.assignments.map(({ user }) => user.name).join(', ') || '–',
    Key: incident.key,
  };
  const rows = Object.entries(facts).map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`);
  const log = incident.log.map(
    (entry) =>
      `<li><time>${seconds(entry.atMs)}</time> ${escaped(summaryOf(entry))}${entry.note ? `: ${escaped(entry.note)}` : ''}</li>`,
  );
  return `<dl>${rows.join('')}</dl><ol>${log.join('')}</ol>`;
}

function html(status: number, title: string, content: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:40rem;padding:0 1rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem}dd{margin:0}</style><p>PagerDuty (simulated)</p><h1>${escaped(title)}</h1>${content}</html>`,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
