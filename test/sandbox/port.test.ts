import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { choosePort } from './port';

test('a port in use that was asked for is refused with a word on what to do', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  expect(await choosePort(port)).toEqual({
    kind: 'taken',
    message: `--port ${port} is in use; choose another, or 0 for any free one`,
  });
  holder.close();
});

test('0 asks for any', async () => {
  expect(await choosePort(0)).toEqual({ kind: 'free', port: 0 });
});
