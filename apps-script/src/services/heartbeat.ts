// The heartbeat: good after a complete tick, `/fail` with the reason otherwise. Nothing depends on its answer.

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
    console.warn(JSON.stringify({ event: 'heartbeat not sent', reason: String(error) }));
  }
}
