// Answers that are spoilt on their way to the script: HTML instead of anything, JSON that breaks off, or none at all
// although what was asked is done.
import type { Faults, Spoilable } from './faults';
import { ConnectionFailed, type HttpHandler, type HttpResponse, json } from './http';

/** What a proxy or a login wall puts in the way. */
const HTML: HttpResponse = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html><html><head><title>One moment</title></head><body>Please wait.</body></html>',
};

export function spoiling(service: Spoilable, handler: HttpHandler, faults: Faults): HttpHandler {
  return async (request) => {
    const { garbage } = faults.of(service);
    if (garbage === 'html') return HTML;
    const response = await handler(request);
    if (garbage === 'cut') return { ...response, body: response.body.slice(0, response.body.length / 2) };
    // The calendar is only read.
    if (request.method === 'GET' || service === 'calendar' || !faults.take(`${service}.loseAnswers`))
      return response;
    const status = faults.lostAs(service);
    if (status === undefined) throw new ConnectionFailed(`the answer of ${service} is lost`);
    return json(status, { error: { message: 'The answer is lost', code: 2000 } });
  };
}
