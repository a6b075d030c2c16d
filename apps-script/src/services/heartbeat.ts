// The heartbeat: good after a complete tick, `/fail` with the reason otherwise. Nothing depends on its answer.
import type { Outgoing, Send } from './fetch';

export function beat(heartbeatUrl: string | undefined, failure: string | null, send: Send): void {
  if (heartbeatUrl === undefined) return;
  const ping: Outgoing = {
    service: 'heartbeat',
    url: failure === null ? heartbeatUrl : `${heartbeatUrl}/fail`,
    method: 'post',
    headers: {},
    contentType: 'text/plain',
    body: failure ?? 'ok',
    repeatable: false,
    followRedirects: true,
  };
  const [answer] = send([ping]);
  if (answer?.kind === 'answer') return;
  // Google names the address in its message, and whoever knows it can beat in our stead.
  const reason = (answer?.reason ?? 'no answer').split(heartbeatUrl).join('HEARTBEAT_URL');
  console.warn(JSON.stringify({ event: 'heartbeat not sent', reason }));
}
