// POST /tasks: what the ledger says. Tells what it can, oldest first; each entry has its own result, in order.
import type { Notice, Snapshot, TasksAnswer } from '../../contract';
import { applySnapshot } from '../card/apply-snapshot';
import type { Card } from '../card/card';
import { parseIncidentKey } from '../card/incident-key';
import { cardKind } from '../card/kind';
import { nextStep } from '../card/next-step';
import type { Deadline } from '../deadline';
import { decodeTasks, type Entry } from '../decode/tasks';
import { deliver } from '../deliver/deliver';
import { noticeKind, noticeStep } from '../deliver/notice-kind';
import { openSession, type Session } from '../deliver/session';
import { type Answer, answer } from '../http/answer';
import type { Request } from '../http/request';
import { log } from '../log';
import { reportRefusals } from '../slack/report';
import { authenticateAppsScript } from '../verify/authenticate';
import { type Job, type Result, runJobs } from './jobs';
import { refusalWord } from './refusal';

export async function handleTasks(request: Request, deadline: Deadline): Promise<Answer> {
  const environment = await authenticateAppsScript(request, deadline);
  const { snapshots, notices } = decodeTasks(request.body);
  log('info', 'tasks.received', { snapshots: snapshots.length, notices: notices.length });
  if (snapshots.length + notices.length === 0) return answer(200, { results: [], notices: [] });
  const session = openSession(environment, deadline, true);
  const results = await runJobs([
    ...snapshots.map((entry) => jobOf(entry, (snapshot) => snapshotJob(snapshot, session))),
    ...notices.map((entry) => jobOf(entry, (notice) => noticeJob(notice, session))),
  ]);
  const body: TasksAnswer = {
    results: snapshots.map(({ id }, index) => ({ taskKey: id, ...(results[index] ?? NOT_RUN) })),
    notices: notices.map(({ id }, index) => ({ id, ...(results[snapshots.length + index] ?? NOT_RUN) })),
  };
  return answer(200, body);
}

const NOT_RUN: Result = { ok: false, error: 'later' };

function jobOf<T>(entry: Entry<T>, job: (value: T) => Job): Job {
  if (entry.kind === 'good') return job(entry.value);
  const result: Result = { ok: false, error: entry.error };
  return { channel: '', atMs: 0, run: async () => result };
}

function snapshotJob(snapshot: Snapshot, session: Session): Job {
  // An announcement posts nothing and must be known before what it announces.
  const atMs = snapshot.expect === null ? Date.parse(snapshot.at) : 0;
  return { channel: snapshot.channel, atMs, run: () => tell(snapshot, session) };
}

async function tell(snapshot: Snapshot, session: Session): Promise<Result> {
  const key = parseIncidentKey(snapshot.incidentKey);
  if (key === null || key.attempt !== snapshot.attempt) {
    return { ok: false, error: 'incidentKey: expected toban-<hash>-<attempt> with the same attempt' };
  }
  const { defaultChannel } = session;
  const propose = (card: Card) =>
    nextStep(card, (before) => applySnapshot(before, snapshot, Date.now()), { ...key, defaultChannel });
  const delivered = await deliver(`task#${key.hash}`, cardKind(defaultChannel), propose, session);
  reportRefusals(delivered.refusals);
  const { fault } = delivered.after;
  const isNews = fault !== null && !delivered.before.fault?.reported;
  return { ok: !isNews, error: fault === null ? null : refusalWord(fault) };
}

function noticeJob(notice: Notice, session: Session): Job {
  const run = async (): Promise<Result> => {
    const { defaultChannel } = session;
    const { refusals } = await deliver(
      `notice#${notice.id}`,
      noticeKind(defaultChannel),
      (item) => noticeStep(item, notice, defaultChannel),
      session,
    );
    reportRefusals(refusals);
    const [refusal] = refusals;
    return { ok: refusal === undefined, error: refusal === undefined ? null : refusalWord(refusal) };
  };
  return { channel: notice.channel, atMs: Date.parse(notice.at), run };
}
