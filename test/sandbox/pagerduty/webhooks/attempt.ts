// One attempt to deliver: the receiver has five seconds, and only a 2xx is a delivery (docs, "Behavior").
import type { VirtualClock } from '../../clock';
import type { HttpRequest, HttpResponse } from '../../http';

export type Deliver = (url: string, request: HttpRequest) => Promise<HttpResponse>;

/** `again`: a time-out, no connection, 5xx or 429. `refused`: any other answer, dropped for good. */
export type Outcome = 'delivered' | 'again' | 'refused';

const RECEIVER_MS = 5_000;

/** To be awaited inside an activity of the clock. */
export async function attempt(clock: VirtualClock, deliver: Deliver, request: HttpRequest): Promise<Outcome> {
  let status: number | undefined;
  await clock.waitFor((wake) => {
    const timeout = clock.at(clock.nowMs + RECEIVER_MS, wake);
    clock
      .busy(() => deliver(request.url, request))
      .then(
        (response) => {
          status = response.status;
        },
        () => undefined,
      )
      .finally(() => {
        timeout.cancel();
        wake();
      });
  });
  return outcomeOf(status);
}

function outcomeOf(status: number | undefined): Outcome {
  if (status === undefined || status >= 500 || status === 429) return 'again';
  return status >= 200 && status < 300 ? 'delivered' : 'refused';
}
