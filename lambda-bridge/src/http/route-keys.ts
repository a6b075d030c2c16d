// The routes by name: a pure list, so that infrastructure can serve exactly these without importing what answers them.

export const ROUTE_KEYS = ['POST /pagerduty', 'POST /tasks', 'POST /check', 'GET /health'] as const;

export type RouteKey = (typeof ROUTE_KEYS)[number];
