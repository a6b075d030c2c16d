// The advanced services' way to the Sheets and Calendar simulators, whose errors become GoogleJsonResponseException.
import { ADVANCED_METHODS } from '../advanced-methods';
import { type HostMethod, type HostService, ScriptException } from './service';

/** A simulator of a Google REST API. */
export interface GoogleApi {
  /**
   * @param methodId the discovery document's id (`sheets.spreadsheets.batchUpdate`)
   * @param params path and query parameters
   * Throws an object with `code`, `message`, `status` (GoogleApiError).
   */
  call(methodId: string, params: Readonly<Record<string, unknown>>, body?: unknown): unknown;
}

interface ApiError {
  readonly code: number;
  readonly message: string;
  readonly status?: string;
}

export function googleApiService(name: 'sheets' | 'calendar', api: GoogleApi): HostService {
  const methods: Record<string, HostMethod> = {};
  for (const { id } of ADVANCED_METHODS) {
    if (!id.startsWith(`${name}.`)) continue;
    methods[id] = (_, params: Record<string, unknown>, body: unknown) =>
      callApi(api, id, params, body ?? undefined);
  }
  return { name, counts: true, methods };
}

/** Throws ScriptException for an answer that the real API would give as an error. */
export async function callApi(
  api: GoogleApi,
  id: string,
  params: Readonly<Record<string, unknown>>,
  body?: unknown,
): Promise<unknown> {
  try {
    return await api.call(id, params, body);
  } catch (error) {
    if (!isApiError(error)) throw error;
    const { code, message, status } = error;
    const errors = [{ message, domain: 'global', reason: status ?? 'backendError' }];
    throw new ScriptException(message, 'GoogleJsonResponseException', { code, message, errors });
  }
}

function isApiError(error: unknown): error is ApiError {
  return typeof error === 'object' && error !== null && typeof (error as ApiError).code === 'number';
}
