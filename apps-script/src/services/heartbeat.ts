// The heartbeat: good after a complete tick, `/fail` with the reason otherwise. Nothing depends on its answer.
import { messageOf } from './fetch';

export function beat(heartbeatUrl: string | undefined, failure: string | null): void {
  if (heartbeatUrl === undefined) return;
  const url = failure === null ? heartbeatUrl : `${heartbeatUrl}/fail`;
  try {
    UrlFetchApp.fetch(url, {
      method: 'post',
      contentType: 'text/plain',
      payload: failure ?? 'ok',
      muteHttpExceptions: true,
    });
  } catch (error) {
    // Google names the address in its message, and whoever knows it can beat in our stead.
    const reason = messageOf(error).split(heartbeatUrl).join('HEARTBEAT_URL');
    console.warn(JSON.stringify({ event: 'heartbeat not sent', reason }));
  }
}
