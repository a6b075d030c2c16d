// The page that a visitor's address bar shows. It holds the script's page in a frame of another origin, hands it over
// when the frame says that it is ready, and makes the frame's google.script.run calls.
(() => {
  const { frameOrigin, runPath, page } = JSON.parse(document.getElementById('page').textContent);
  const frame = document.getElementById('sandboxFrame');
  const send = (message) => frame.contentWindow.postMessage(message, frameOrigin);

  async function run({ id, functionName, args }) {
    try {
      const response = await fetch(runPath, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ functionName, args }),
      });
      send({ kind: 'answer', id, ...(await response.json()) });
    } catch {
      const message = 'NetworkError: Connection failure due to HTTP 0';
      send({ kind: 'answer', id, error: { name: 'TransportError', message } });
    }
  }

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== frameOrigin) return;
    if (data.kind === 'ready') send({ kind: 'page', ...page, hash: location.hash.slice(1) });
    if (data.kind === 'call') run(data);
  });
})();
